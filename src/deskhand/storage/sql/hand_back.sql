-- A teammate gives a ticket back to the assistant.
with mine as (
    update tickets set holder = 'assistant', assignee_id = null, queue = null, reason = null, deadline = null,
        status = 'waiting_on_customer', updated_at = now(), is_unread = false, waiting = null, last_seq = last_seq + 1
    where id = %(ticket_id)s and (assignee_id is null or assignee_id = %(teammate_id)s)
      and (holder <> 'assistant' or queue is not null)
    returning id, last_seq
), line as (
    insert into messages (id, ticket_id, seq, author, text) select %(message_id)s, id, last_seq, 'system', %(text)s from mine
), told as (
    insert into events (ticket_id, type, data)
    select id, 'handed_back', jsonb_build_object('message_id', %(message_id)s::text, 'teammate', %(name)s::text) from mine
)
select id from mine
