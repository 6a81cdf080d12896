-- Letters of the outbox that are due.
select id from outbox where state = 'due' and next_at < now() - %(grace)s order by next_at limit 500
