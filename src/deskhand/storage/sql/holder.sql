-- Who has a ticket, for a clear refusal.
select t.status, t.holder, m.name, m.id as teammate_id from tickets t left join teammates m on m.id = t.assignee_id
where t.id = %(ticket_id)s
