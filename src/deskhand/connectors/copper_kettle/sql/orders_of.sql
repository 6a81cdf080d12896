-- All orders of an account as the shop's own page shows them, newest first.
select
    o.id as order_id,
    o.status,
    to_char(o.placed_at at time zone 'UTC', 'FMMonth FMDD') as placed_on,
    (
        select string_agg(p.name, ', ' order by l.position)
        from shop.order_lines l join shop.products p on p.id = l.product_id where l.order_id = o.id
    ) as items,
    (
        select to_char(sum(l.price_minor * l.quantity) / 100.0, 'FM$999,990.00')
        from shop.order_lines l where l.order_id = o.id
    ) as total
from shop.orders o where o.email = %(email)s::text order by o.placed_at desc
