-- An order with its lines, if it belongs to this account. A missing order and somebody else's are
-- the same to it: no row, found the same way.
select
    o.id,
    o.status,
    to_char(o.placed_at at time zone 'UTC', 'YYYY-MM-DD') as placed_on,
    exists (select from shop.shipments s where s.order_id = o.id) as has_shipment,
    (
        select jsonb_agg(
            jsonb_build_object('name', p.name, 'quantity', l.quantity, 'price_minor', l.price_minor)
            order by l.position
        )
        from shop.order_lines l join shop.products p on p.id = l.product_id
        where l.order_id = o.id
    ) as lines
from shop.orders o
where o.id = %(order_id)s::text and o.email = %(email)s::text
