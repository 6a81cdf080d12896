-- Note that the mail system took the letter; the first time stays.
update shop.reset_links set sent_at = coalesce(sent_at, %(at)s::timestamptz)
where key = %(key)s::text
returning sent_at
