-- Write journal entries of a turn that this worker still holds, and renew its lease.
with held as (
    update tickets set lease_until = now() + %(lease)s
    where id = %(ticket_id)s and fence = %(fence)s
    returning id
), written as (
    insert into journal (turn_id, round, key, position, stage, concern, value, words, at, milliseconds, pass)
    select %(turn_id)s, %(round)s, e.key, e.position, e.stage, e.concern, coalesce(e.value, 'null'), e.words, e.at, e.milliseconds, e.pass_
    from held, jsonb_to_recordset(%(entries)s) as e(key text, position int, stage text, concern int,
        value jsonb, words text, at timestamptz, milliseconds real, pass_ int)
    on conflict (turn_id, round, key) do nothing
)
select id from held
