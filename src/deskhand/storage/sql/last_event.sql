-- Where a listener of this ticket starts.
select coalesce(max(id), 0) as id from events where ticket_id = %(ticket_id)s
