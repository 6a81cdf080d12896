-- Tickets of a view, breach first, then time left, then the longest waiting.
with seen as (
    select t.*, m.name as assignee from tickets t left join teammates m on m.id = t.assignee_id
    where case %(view)s
        when 'mine' then t.holder = 'teammate' and t.assignee_id = %(teammate_id)s and t.status not in ('resolved', 'closed')
        when 'free' then t.queue is not null and t.assignee_id is null and t.status not in ('resolved', 'closed')
        when 'all' then (t.queue is not null or t.holder = 'teammate') and t.status not in ('resolved', 'closed')
        when 'assistant' then t.holder = 'assistant' and t.queue is null and t.status not in ('resolved', 'closed')
        when 'resolved' then t.status = 'resolved'
        else t.queue = %(view)s and t.status not in ('resolved', 'closed')
    end
)
select seen.*, last.text as last_text, last.author as last_author
from seen
left join lateral (
    select text, author from messages
    where ticket_id = seen.id and not is_note and author <> 'system'
      -- What a person must answer is not the assistant's word that a person will.
      and (author <> 'assistant' or seen.queue is null)
    order by seq desc limit 1
) last on true
where %(search)s = '' or seen.subject ilike %(pattern)s or seen.number::text = %(search)s
    or seen.principal ->> 'email' ilike %(pattern)s or seen.principal ->> 'name' ilike %(pattern)s
    or exists (select from messages where ticket_id = seen.id and text ilike %(pattern)s)
order by
    case when %(view)s in ('resolved') then seen.resolved_at end desc nulls last,
    case when %(view)s in ('assistant') then seen.updated_at end desc nulls last,
    seen.deadline asc nulls last,
    array_position(array['urgent', 'high', 'normal', 'low'], seen.priority),
    seen.updated_at asc
limit 200
