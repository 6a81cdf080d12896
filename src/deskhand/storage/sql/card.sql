-- The card that a conversation shows now.
select id, kind, title, text, expires_at from cards
where ticket_id = %(ticket_id)s and used_at is null and not is_void and expires_at > %(now)s and tries < tries_max
order by created_at desc limit 1
