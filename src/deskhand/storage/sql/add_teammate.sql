-- Add a teammate, or give one a new password.
insert into teammates (name, email, password_hash, role) values (%(name)s, %(email)s, %(password_hash)s, %(role)s)
on conflict (email) do update set name = excluded.name, password_hash = excluded.password_hash, role = excluded.role
returning id
