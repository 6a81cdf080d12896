-- Count this turn against a limit, unless it is full; a repeated turn counts once.
with before as (
    select count(*) as hits from limit_hits
    where name = %(name)s and subject = %(subject)s and at > %(since)s and turn_id <> %(turn_id)s
), hit as (
    insert into limit_hits (name, subject, turn_id, at)
    select %(name)s, %(subject)s, %(turn_id)s, %(now)s from before where hits < %(count)s
    on conflict do nothing
)
select hits < %(count)s as is_within from before
