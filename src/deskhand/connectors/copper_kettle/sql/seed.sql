-- The demo's people, products and orders. Repeated, it moves the dates and changes nothing else.
with given as (
    select %(shop)s::jsonb as shop, %(now)s::timestamptz as at
), accounts as (
    insert into shop.accounts (email, name, phone, two_factor)
    select a.email, a.name, a.phone, a.two_factor
    from given, jsonb_to_recordset(shop -> 'accounts')
        as a (email text, name text, phone text, two_factor boolean)
    on conflict do nothing
), products as (
    insert into shop.products (id, name, price_minor)
    select p.id, p.name, p.price_minor
    from given, jsonb_to_recordset(shop -> 'products') as p (id text, name text, price_minor int)
    on conflict do nothing
), orders as (
    insert into shop.orders as known (id, email, status, placed_at)
    select o.id, o.email, o.status, at - make_interval(days => o.days_ago)
    from given, jsonb_to_recordset(shop -> 'orders')
        as o (id text, email text, status text, days_ago int)
    on conflict (id) do update set placed_at = excluded.placed_at
), lines as (
    insert into shop.order_lines (order_id, position, product_id, quantity, price_minor)
    select l.order_id, l.position, l.product_id, l.quantity, p.price_minor
    from given
    cross join jsonb_to_recordset(shop -> 'lines')
        as l (order_id text, position int, product_id text, quantity int)
    join jsonb_to_recordset(shop -> 'products') as p (id text, price_minor int)
        on p.id = l.product_id
    on conflict do nothing
)
insert into shop.shipments as known
    (order_id, carrier, tracking_number, status, expected_on, delivered_on, last_event)
select
    s.order_id, s.carrier, s.tracking_number, s.status,
    (at at time zone 'UTC')::date + s.expected_in,
    (at at time zone 'UTC')::date + s.delivered_in,
    s.last_event
from given, jsonb_to_recordset(shop -> 'shipments') as s (
    order_id text, carrier text, tracking_number text, status text,
    expected_in int, delivered_in int, last_event text)
on conflict (order_id) do update
set expected_on = excluded.expected_on,
    delivered_on = case when known.status = 'delivered' then excluded.delivered_on end
