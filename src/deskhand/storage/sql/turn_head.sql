-- One turn without its entries.
select u.id as turn_id, u.ticket_id, t.number, u.state, u.outcome, u.lane, u.attempts, u.received_at, u.finished_at,
    u.workspace_version
from turns u join tickets t on t.id = u.ticket_id where u.id = %(turn_id)s
