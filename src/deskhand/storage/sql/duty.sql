-- Who is at the desk, how many wait, and how long a ticket has taken teammates of late.
select
    (select count(*) from teammates where seen_at > now() - interval '2 minutes') as online,
    (select count(*) from tickets where queue = %(queue)s and holder = 'queue' and status not in ('resolved', 'closed')) as waiting,
    (select avg(extract(epoch from t.resolved_at - h.taken_at)) / 60 from handoffs h join tickets t on t.id = h.ticket_id
     where t.resolved_at > h.taken_at and t.resolved_at > now() - interval '30 days') as handle_minutes
