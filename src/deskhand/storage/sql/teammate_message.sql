-- A teammate writes a reply or a note; a reply takes the ticket, a repeated one changes nothing.
-- Runs after lock_ticket in the same transaction.
with known as (
    select id from messages
    where ticket_id = %(ticket_id)s and author = 'teammate' and client_message_id = %(client_id)s
), mine as (
    update tickets set last_seq = last_seq + 1, updated_at = now(), is_unread = false,
        holder = case when %(is_note)s then holder else 'teammate' end,
        assignee_id = case when %(is_note)s then assignee_id else %(teammate_id)s end,
        status = case when %(is_note)s then status else 'waiting_on_customer' end,
        deadline = case when %(is_note)s then deadline end
    where id = %(ticket_id)s and not exists (select from known)
      and (%(is_note)s or assignee_id is null or assignee_id = %(teammate_id)s or holder <> 'teammate')
    returning id, last_seq
), overtaken as (
    -- What the assistant is about to say was thought of without this.
    update turns set message_count = message_count + 1 from mine
    where turns.ticket_id = mine.id and state = 'open' and not %(is_note)s
), written as (
    insert into messages (id, ticket_id, seq, author, name, text, client_message_id, is_note)
    select %(message_id)s, id, last_seq, 'teammate', %(name)s, %(text)s, %(client_id)s, %(is_note)s from mine
), accepted as (
    update handoffs set taken_at = now(), taken_by = %(teammate_id)s from mine
    where handoffs.ticket_id = mine.id and taken_at is null and not %(is_note)s
), told as (
    insert into events (ticket_id, type, data)
    select id, case when %(is_note)s then 'note_written' else 'teammate_replied' end,
        jsonb_build_object('message_id', %(message_id)s::text, 'teammate', %(name)s::text) from mine
)
select id from mine union all select id from known
