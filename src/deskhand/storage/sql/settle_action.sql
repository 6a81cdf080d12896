-- Book what became of an action.
update actions set state = %(state)s, attempts = %(attempts)s, result = %(result)s, reason = %(reason)s, updated_at = now()
where id = %(id)s
returning id
