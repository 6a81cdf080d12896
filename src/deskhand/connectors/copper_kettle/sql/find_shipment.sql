-- The shipment of an order, if the order belongs to this account.
select
    s.carrier,
    s.tracking_number,
    s.status,
    s.expected_on::text as expected_on,
    coalesce(s.delivered_on::text, '') as delivered_on,
    s.last_event
from shop.orders o
join shop.shipments s on s.order_id = o.id
where o.id = %(order_id)s::text and o.email = %(email)s::text
