-- Who signs in.
select id, password_hash from teammates where email = %(email)s
