-- Use a link up and tell whose it is; no row if it is unknown, expired or used.
update shop.reset_links k set used_at = %(now)s::timestamptz
from shop.reset_tokens t, shop.accounts a
where t.hash = %(hash)s::text
    and t.expires_at > %(now)s::timestamptz
    and k.key = t.key
    and k.used_at is null
    and a.email = k.email
returning a.email, a.name, a.two_factor as needs_code
