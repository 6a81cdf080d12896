-- Take a letter of the outbox for one attempt; another process that wants it finds it later.
update outbox set attempts = attempts + 1, next_at = now() + %(hold)s
where id = %(id)s and state = 'due' and next_at <= now()
returning id, kind, payload, attempts
