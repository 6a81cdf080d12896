-- Take a ticket by lease and load everything its open turn starts from; no row where there is
-- nothing to do, or somebody else is doing it.
with taken as (
    update tickets t
    set worker = %(worker)s, fence = t.fence + 1, lease_until = now() + %(lease)s
    where t.id = %(ticket_id)s
      and (t.lease_until is null or t.lease_until < now())
      and exists (select from turns u where u.ticket_id = t.id and u.state = 'open' and u.begin_after <= now())
    returning t.*
), begun as (
    update turns u set attempts = u.attempts + 1
    from taken where u.ticket_id = taken.id and u.state = 'open'
    returning u.*
)
select taken.id as ticket_id, taken.number, taken.fence, taken.channel, taken.principal, taken.page,
    taken.holder, taken.language, taken.waiting,
    begun.id as turn_id, begun.seq, begun.cause, begun.message_count, begun.attempts, begun.received_at,
    coalesce((
        select jsonb_agg(jsonb_build_object('id', m.id, 'seq', m.seq, 'author', m.author, 'name', m.name,
            'text', m.text, 'turn_id', m.turn_id, 'at', m.at) order by m.seq)
        from (select * from messages where ticket_id = taken.id and not is_note order by seq desc limit 60) m
    ), '[]') as messages,
    coalesce((
        select jsonb_agg(jsonb_build_object('details', p.details, 'mood', p.mood, 'category', p.category,
            'tried', p.tried) order by p.seq)
        from turns p where p.ticket_id = taken.id and p.state = 'done'
    ), '[]') as past,
    coalesce((
        select jsonb_agg(jsonb_build_object('position', j.position, 'key', j.key, 'stage', j.stage, 'concern', j.concern, 'value', j.value,
            'words', j.words, 'at', j.at, 'milliseconds', j.milliseconds, 'pass_', j.pass) order by j.position)
        from journal j where j.turn_id = begun.id and j.round = begun.message_count
    ), '[]') as entries
from taken, begun
