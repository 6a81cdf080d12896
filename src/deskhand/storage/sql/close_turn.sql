-- End a turn: the reply and everything that goes with it, in one commit. No row where the turn was
-- overtaken: another worker holds the ticket, or a newer message came in. The ticket is locked first, as
-- everywhere: who waits for it then sees what was committed meanwhile, and nobody waits in a circle.
with mine as (
    select id from tickets where id = %(ticket_id)s and fence = %(fence)s for update
), ended as (
    update turns set state = 'done', outcome = %(outcome)s, lane = %(lane)s, category = %(category)s,
        mood = %(mood)s, details = %(details)s, tried = %(tried)s, ending = %(ending)s,
        workspace_version = %(workspace_version)s, finished_at = now()
    from mine
    where turns.id = %(turn_id)s and state = 'open' and message_count = %(round)s
    returning turns.id, ticket_id
), ticket as (
    update tickets set
        worker = null, lease_until = null, updated_at = now(),
        last_seq = last_seq + jsonb_array_length(%(messages)s),
        status = coalesce(%(status)s, status), holder = coalesce(%(holder)s, holder),
        assignee_id = case when %(holder)s = 'queue' then null else assignee_id end,
        priority = %(priority)s, category = coalesce(%(category)s, tickets.category),
        subject = case when subject = '' or %(is_handoff)s then %(subject)s else subject end,
        queue = coalesce(%(queue)s, queue), reason = coalesce(%(reason)s, reason),
        deadline = coalesce(%(deadline)s, deadline), language = %(language)s, waiting = %(waiting)s,
        confidence = coalesce(%(confidence)s, confidence),
        is_unread = is_unread or %(is_handoff)s
    from ended
    where tickets.id = ended.ticket_id and tickets.fence = %(fence)s
    returning tickets.id, tickets.last_seq
), said as (
    insert into messages (id, ticket_id, seq, author, text, turn_id, citations)
    select m.id, ticket.id, ticket.last_seq - jsonb_array_length(%(messages)s) + m.position, m.author, m.text,
        %(turn_id)s, m.citations
    from ticket, jsonb_to_recordset(%(messages)s) as m(id uuid, position int, author text, text text, citations jsonb)
), written as (
    insert into journal (turn_id, round, key, position, stage, concern, value, words, at, milliseconds, pass)
    select %(turn_id)s, %(round)s, e.key, e.position, e.stage, e.concern, coalesce(e.value, 'null'), e.words, e.at, e.milliseconds, e.pass_
    from ticket, jsonb_to_recordset(%(entries)s) as e(key text, position int, stage text, concern int,
        value jsonb, words text, at timestamptz, milliseconds real, pass_ int)
    on conflict (turn_id, round, key) do nothing
), given as (
    insert into handoffs (id, ticket_id, turn_id, reason, queue, is_quiet, package, at)
    select h.id, ticket.id, %(turn_id)s, h.reason, h.queue, h.is_quiet, h.package, h.at
    from ticket, jsonb_to_recordset(%(handoffs)s) as h(id uuid, reason text, queue text, is_quiet bool, package jsonb, at timestamptz)
), replaced as (
    update cards set is_void = true from ticket
    where cards.ticket_id = ticket.id and cards.used_at is null and not is_void and jsonb_array_length(%(cards)s) > 0
), dealt as (
    insert into cards (id, ticket_id, kind, email, tries_max, title, text, created_at, expires_at)
    select c.id, ticket.id, c.kind, c.email, c.tries_max, c.title, c.text, c.created_at, c.expires_at
    from ticket, jsonb_to_recordset(%(cards)s) as c(id uuid, kind text, email text, tries_max int,
        title text, text text, created_at timestamptz, expires_at timestamptz)
), sent as (
    insert into outbox (id, kind, ticket_id, payload)
    select o.id, o.kind, ticket.id, o.payload
    from ticket, jsonb_to_recordset(%(outbox)s) as o(id uuid, kind text, payload jsonb)
), told as (
    insert into events (ticket_id, type, data)
    select ticket.id, e.type, e.data
    from ticket, jsonb_to_recordset(%(events)s) as e(type text, data jsonb)
)
select id from ticket
