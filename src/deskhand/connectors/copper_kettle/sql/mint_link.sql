-- Promise a link under the key of its action, and add a token to it unless it was sent already.
-- No row: the key belongs to another account or kind.
with link as (
    insert into shop.reset_links as known (key, email, kind)
    values (%(key)s::text, %(email)s::text, %(kind)s::text)
    on conflict (key) do update set key = excluded.key
    where known.email = excluded.email and known.kind = excluded.kind
    returning known.key, known.sent_at
), token as (
    insert into shop.reset_tokens (hash, key, expires_at)
    select %(hash)s::text, link.key, %(expires_at)s::timestamptz from link where link.sent_at is null
)
select sent_at from link
