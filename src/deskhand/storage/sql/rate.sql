-- Book what the customer said of the help; a later answer fills what was left open.
with rated as (
    insert into ratings (ticket_id, csat, effort, comment, is_solved)
    values (%(ticket_id)s, %(csat)s, %(effort)s, %(comment)s, %(is_solved)s)
    on conflict (ticket_id) do update set
        csat = coalesce(excluded.csat, ratings.csat), effort = coalesce(excluded.effort, ratings.effort),
        comment = coalesce(excluded.comment, ratings.comment), is_solved = coalesce(excluded.is_solved, ratings.is_solved),
        at = now()
    returning ticket_id
), ticket as (
    update tickets set
        status = case when %(is_solved)s then 'resolved' when not %(is_solved)s then 'open' else status end,
        resolved_at = case when %(is_solved)s then now() when not %(is_solved)s then null else resolved_at end,
        -- Solved: nobody waits for it any more. Not solved after all: it begins anew.
        holder = case when %(is_solved)s or (not %(is_solved)s and status = 'resolved') then 'assistant' else holder end,
        assignee_id = case when %(is_solved)s or (not %(is_solved)s and status = 'resolved') then null else assignee_id end,
        queue = case when %(is_solved)s or (not %(is_solved)s and status = 'resolved') then null else queue end,
        reason = case when %(is_solved)s or (not %(is_solved)s and status = 'resolved') then null else reason end,
        updated_at = now()
    from rated where tickets.id = rated.ticket_id
    returning tickets.id
)
insert into events (ticket_id, type, data)
select id, 'rated', jsonb_build_object('csat', %(csat)s::int, 'effort', %(effort)s::int, 'is_solved', %(is_solved)s::bool) from ticket
