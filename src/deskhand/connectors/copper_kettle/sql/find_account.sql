-- The account of an address.
select email, name, phone, two_factor from shop.accounts where email = %(email)s::text
