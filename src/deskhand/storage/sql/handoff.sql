-- The latest handoff of a ticket.
select package from handoffs where ticket_id = %(ticket_id)s order by at desc limit 1
