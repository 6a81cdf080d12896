-- One event.
select id, ticket_id, type, at, data from events where id = %(event_id)s
