-- What happened to a ticket after an event.
select id, ticket_id, type, at, data from events where ticket_id = %(ticket_id)s and id > %(event_id)s order by id limit 500
