-- Count a try before the code is compared: a code is tried at most so often, however many try at once.
update cards set tries = tries + 1
where id = %(card_id)s and ticket_id = %(ticket_id)s and used_at is null and not is_void
  and expires_at > %(now)s and tries < tries_max
returning code_hash, email, tries_max - tries as tries_left
