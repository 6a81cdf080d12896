-- Commit a new conversation with its first message and turn; a repeated opening finds the first one.
with fresh as (
    insert into tickets (id, channel, opening_key, principal, page, language, last_seq)
    values (%(ticket_id)s, %(channel)s, %(opening_key)s, %(principal)s, %(page)s, %(language)s, 1)
    on conflict (opening_key) do nothing
    returning id, number
), turn as (
    insert into turns (id, ticket_id, seq, cause, message_count, begin_after)
    select %(turn_id)s, id, 1, 'message', 1, now() + coalesce((%(windows)s::jsonb ->> %(channel)s)::int, 0) * interval '1 millisecond' from fresh
    returning id, ticket_id, begin_after
), message as (
    insert into messages (id, ticket_id, seq, author, text, turn_id, client_message_id)
    select %(message_id)s, ticket_id, 1, 'customer', %(text)s, id, %(client_message_id)s from turn
), told as (
    insert into events (ticket_id, type, data)
    select ticket_id, 'message_received', jsonb_build_object('message_id', %(message_id)s::text, 'turn_id', id)
    from turn
), found as (
    select ticket_id, id as turn_id, true as is_new, begin_after from turn
    union all
    select t.id, u.id, false, u.begin_after from tickets t join turns u on u.ticket_id = t.id and u.seq = 1
    where t.opening_key = %(opening_key)s and not exists (select from fresh)
      -- Who has proven more since then holds a newer right: repeating the opening must not give it out.
      and t.principal ->> 'level' = %(principal)s::jsonb ->> 'level'
      and t.principal ->> 'email' is not distinct from %(principal)s::jsonb ->> 'email'
), session as (
    insert into customer_sessions (token_hash, ticket_id, expires_at)
    select %(token_hash)s, ticket_id, now() + interval '30 days' from found
)
select ticket_id, turn_id, is_new, begin_after, begin_after > now() as waits from found
