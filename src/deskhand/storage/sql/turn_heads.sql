-- Turns without their entries, newest first: of one ticket, or of the whole desk.
select u.id as turn_id, u.ticket_id, t.number, u.state, u.outcome, u.lane, u.attempts, u.received_at, u.finished_at,
    u.workspace_version
from turns u join tickets t on t.id = u.ticket_id
where %(ticket_id)s::uuid is null or u.ticket_id = %(ticket_id)s
order by u.received_at desc, u.seq desc limit %(limit)s
