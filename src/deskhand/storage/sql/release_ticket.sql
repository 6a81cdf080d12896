-- Let go of a ticket whose turn could not be ended, so that the next worker need not wait; whatever
-- of it still runs holds an old fence from now on.
update tickets set worker = null, lease_until = null, fence = fence + 1
where id = %(ticket_id)s and fence = %(fence)s
