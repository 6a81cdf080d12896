-- The tables of the shop. One statement under a lock: two processes may start at once.
do $$
begin
    perform pg_advisory_xact_lock(hashtext('copper_kettle'));
    create schema if not exists shop;

    create table if not exists shop.accounts (
        email      text primary key,             -- folded: no capitals, no spaces
        name       text not null,
        phone      text,
        two_factor boolean not null default false
    );

    create table if not exists shop.products (
        id          text primary key,
        name        text not null,
        price_minor int not null                 -- US cents
    );

    create table if not exists shop.orders (
        id        text primary key,
        email     text not null references shop.accounts,
        status    text not null check (status in ('processing', 'shipped', 'delivered', 'cancelled')),
        placed_at timestamptz not null
    );
    create index if not exists orders_account on shop.orders (email, placed_at desc);

    create table if not exists shop.order_lines (
        order_id    text not null references shop.orders,
        position    int not null,
        product_id  text not null references shop.products,
        quantity    int not null,
        price_minor int not null,
        primary key (order_id, position)
    );

    create table if not exists shop.shipments (
        order_id        text primary key references shop.orders,
        carrier         text not null,
        tracking_number text not null,
        status          text not null check (status in (
            'label_created', 'in_transit', 'delayed', 'out_for_delivery', 'delivered')),
        expected_on     date not null,
        delivered_on    date,
        last_event      text not null
    );

    -- A link is one promise under the key of its action. A retry mints another token, because only
    -- hashes are kept; whichever of them arrived must open, and the first that opens ends them all.
    create table if not exists shop.reset_links (
        key     text primary key,
        email   text not null references shop.accounts,
        kind    text not null check (kind in ('plain', 'two_factor', 'sms')),
        sent_at timestamptz,
        used_at timestamptz
    );

    create table if not exists shop.reset_tokens (
        hash       text primary key,
        key        text not null references shop.reset_links,
        expires_at timestamptz not null
    );
    create index if not exists reset_tokens_key on shop.reset_tokens (key);
end
$$
