-- Start a turn without a message (a card or a button caused it), or wake the one that is open.
-- Runs after lock_ticket in the same transaction.
with joined as (
    update turns set message_count = message_count + 1, attempts = 0, begin_after = now(),
        cause = case when cause = 'button' then cause else %(cause)s end
    where ticket_id = %(ticket_id)s and state = 'open'
    returning id
), started as (
    insert into turns (id, ticket_id, seq, cause, message_count)
    select %(turn_id)s, %(ticket_id)s,
        coalesce((select max(seq) from turns where ticket_id = %(ticket_id)s), 0) + 1, %(cause)s, 0
    where not exists (select from joined)
    returning id
), reopened as (
    update tickets set status = 'open', resolved_at = null, holder = 'assistant',
        assignee_id = null, queue = null, reason = null
    where id = %(ticket_id)s and status in ('resolved', 'closed')
), told as (
    insert into events (ticket_id, type, data)
    values (%(ticket_id)s, %(event)s, jsonb_build_object('cause', %(cause)s::text))
)
select id as turn_id from joined union all select id from started
