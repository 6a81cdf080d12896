-- One ticket.
select t.*, m.name as assignee, exists (select from ratings where ticket_id = t.id and (csat is not null or is_solved)) as is_rated
from tickets t left join teammates m on m.id = t.assignee_id where t.id = %(ticket_id)s
