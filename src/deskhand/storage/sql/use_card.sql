-- A right code counts once, proves the identity of its conversation, and starts the turn that goes on.
-- Runs after lock_ticket in the same transaction.
with used as (
    update cards set used_at = %(now)s
    where id = %(card_id)s and ticket_id = %(ticket_id)s and used_at is null and not is_void
    returning ticket_id
), proven as (
    update tickets set principal = %(principal)s from used where tickets.id = used.ticket_id
    returning tickets.id
), ended as (
    delete from customer_sessions using proven where customer_sessions.ticket_id = proven.id
), renewed as (
    insert into customer_sessions (token_hash, ticket_id, expires_at)
    select %(token_hash)s, id, now() + interval '30 days' from proven
), joined as (
    update turns set message_count = message_count + 1, attempts = 0, begin_after = now(),
        cause = case when cause = 'button' then cause else 'card' end
    from proven where turns.ticket_id = proven.id and state = 'open'
    returning turns.id
), started as (
    insert into turns (id, ticket_id, seq, cause, message_count)
    select %(turn_id)s, id, coalesce((select max(seq) from turns where ticket_id = proven.id), 0) + 1, 'card', 0
    from proven where not exists (select from joined)
    returning id
), told as (
    insert into events (ticket_id, type, data) select id, 'card_answered', '{}' from proven
)
select id as turn_id from joined union all select id from started
