-- Hold the ticket's row, so that its messages and turns come in one order.
select id, status, holder, waiting, principal from tickets where id = %(ticket_id)s for update
