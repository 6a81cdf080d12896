-- How many tickets each view holds.
select
    count(*) filter (where holder = 'teammate' and assignee_id = %(teammate_id)s) as mine,
    count(*) filter (where queue is not null and assignee_id is null) as free,
    count(*) filter (where queue is not null or holder = 'teammate') as all,
    count(*) filter (where holder = 'assistant' and queue is null) as assistant
from tickets where status not in ('resolved', 'closed')
