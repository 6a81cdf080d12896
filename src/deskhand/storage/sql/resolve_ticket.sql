-- A teammate ends a ticket as solved; no row where another teammate has it.
with mine as (
    update tickets set status = 'resolved', resolved_at = now(), updated_at = now(), is_unread = false,
        holder = 'assistant', waiting = null, deadline = null, last_seq = last_seq + 1,
        assignee_id = %(teammate_id)s
    where id = %(ticket_id)s and status not in ('resolved', 'closed')
      and (assignee_id is null or assignee_id = %(teammate_id)s or holder <> 'teammate')
    returning id, last_seq
), overtaken as (
    -- What the assistant is about to say was thought of without this.
    update turns set message_count = message_count + 1 from mine
    where turns.ticket_id = mine.id and state = 'open'
), line as (
    insert into messages (id, ticket_id, seq, author, text) select %(message_id)s, id, last_seq, 'system', %(text)s from mine
), told as (
    insert into events (ticket_id, type, data)
    select id, 'ticket_resolved', jsonb_build_object('message_id', %(message_id)s::text, 'teammate', %(name)s::text) from mine
)
select id from mine
