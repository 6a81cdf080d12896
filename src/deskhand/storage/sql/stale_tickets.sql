-- Tickets with an open turn that nobody works on, whatever the engine believes.
select distinct u.ticket_id
from turns u join tickets t on t.id = u.ticket_id
where u.state = 'open' and u.begin_after < now() - %(grace)s
  and (t.lease_until is null or t.lease_until < now())
limit 500
