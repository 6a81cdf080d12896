-- The orders of an account since a day, newest first.
select o.id, o.status, p.name as first_item, (
    select count(*) from shop.order_lines more where more.order_id = o.id
) as line_count
from shop.orders o
join shop.order_lines l on l.order_id = o.id and l.position = 1
join shop.products p on p.id = l.product_id
where o.email = %(email)s::text and o.placed_at >= %(since)s::timestamptz
order by o.placed_at desc, o.id desc
