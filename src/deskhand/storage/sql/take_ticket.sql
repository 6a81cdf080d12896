-- A teammate takes a ticket; no row where another teammate has it.
with mine as (
    update tickets set holder = 'teammate', assignee_id = %(teammate_id)s, status = 'open', resolved_at = null, updated_at = now(),
        is_unread = false, last_seq = last_seq + 1
    where id = %(ticket_id)s and status <> 'closed' and (assignee_id is null or holder <> 'teammate')
    returning id, last_seq
), overtaken as (
    -- What the assistant is about to say was thought of without this.
    update turns set message_count = message_count + 1 from mine
    where turns.ticket_id = mine.id and state = 'open'
), line as (
    insert into messages (id, ticket_id, seq, author, text) select %(message_id)s, id, last_seq, 'system', %(text)s from mine
), accepted as (
    update handoffs set taken_at = now(), taken_by = %(teammate_id)s from mine
    where handoffs.ticket_id = mine.id and taken_at is null
), told as (
    insert into events (ticket_id, type, data)
    select id, 'ticket_taken', jsonb_build_object('message_id', %(message_id)s::text, 'teammate', %(name)s::text) from mine
)
select id from mine
