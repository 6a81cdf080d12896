-- Book what became of a letter of the outbox.
update outbox set state = %(state)s, last_error = %(error)s, next_at = now() + %(pause)s,
    sent_at = case when %(state)s = 'sent' then now() end
where id = %(id)s
