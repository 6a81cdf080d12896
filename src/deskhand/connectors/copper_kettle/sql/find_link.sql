-- A link with the account it is for and the tokens that open it.
select
    a.email, a.name, a.phone, a.two_factor, k.kind, k.sent_at,
    (select coalesce(jsonb_agg(t.hash), '[]') from shop.reset_tokens t where t.key = k.key) as hashes
from shop.reset_links k
join shop.accounts a on a.email = k.email
where k.key = %(key)s::text
