-- Add a customer's message: it joins the open turn or starts the next one; a repeated one changes nothing.
-- Runs after lock_ticket in the same transaction.
with ticket as (
    select coalesce((%(windows)s::jsonb ->> channel)::int, 0) * interval '1 millisecond' as pause from tickets where id = %(ticket_id)s
), known as (
    select turn_id from messages
    where ticket_id = %(ticket_id)s and author = 'customer' and client_message_id = %(client_message_id)s
), joined as (
    update turns set message_count = message_count + 1, attempts = 0,
        cause = case when cause = 'button' then cause else 'message' end,
        begin_after = greatest(begin_after, now() + ticket.pause)
    from ticket
    where ticket_id = %(ticket_id)s and state = 'open' and not exists (select from known)
    returning id, begin_after
), started as (
    insert into turns (id, ticket_id, seq, cause, message_count, begin_after)
    select %(turn_id)s, %(ticket_id)s,
        coalesce((select max(seq) from turns where ticket_id = %(ticket_id)s), 0) + 1,
        'message', 1, now() + ticket.pause
    from ticket
    where not exists (select from known) and not exists (select from joined)
    returning id, begin_after
), turn as (
    select * from joined union all select * from started
), counted as (
    update tickets set last_seq = last_seq + 1, updated_at = now(), is_unread = true,
        page = coalesce(%(page)s, page),
        -- A ticket that was solved begins anew: nobody holds it, and no queue waits for it.
        assignee_id = case when status in ('resolved', 'closed') then null else assignee_id end,
        queue = case when status in ('resolved', 'closed') then null else queue end,
        reason = case when status in ('resolved', 'closed') then null else reason end,
        status = case when status in ('resolved', 'closed', 'waiting_on_customer') then 'open' else status end,
        resolved_at = null
    where id = %(ticket_id)s and exists (select from turn)
    returning last_seq
), message as (
    insert into messages (id, ticket_id, seq, author, text, turn_id, client_message_id)
    select %(message_id)s, %(ticket_id)s, last_seq, 'customer', %(text)s, turn.id, %(client_message_id)s
    from counted, turn
), told as (
    insert into events (ticket_id, type, data)
    select %(ticket_id)s, 'message_received', jsonb_build_object('message_id', %(message_id)s::text, 'turn_id', turn.id)
    from counted, turn
)
select id as turn_id, true as is_new, begin_after > now() as waits, begin_after from turn
union all
select turn_id, false, false, now() from known
