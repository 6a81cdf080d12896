-- Book an action before it is done; the same meaning finds the row that is there.
with held as (
    select id from tickets where id = %(ticket_id)s and fence = %(fence)s
), booked as (
    insert into actions (id, turn_id, ticket_id, tool, arguments, business_key, state, reason, policy)
    select %(id)s, %(turn_id)s, held.id, %(tool)s, %(arguments)s, %(business_key)s, %(state)s, %(reason)s, %(policy)s
    from held
    on conflict (business_key) do nothing
    returning *
), found as (
    select * from booked
    union all
    select a.* from actions a, held where a.business_key = %(business_key)s and not exists (select from booked)
)
select id, tool, arguments, state, business_key, attempts, result, reason, policy from found
