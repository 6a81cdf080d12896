-- Begin a teammate's sign-in.
insert into teammate_tokens (token_hash, teammate_id, expires_at) values (%(token_hash)s, %(teammate_id)s, now() + interval '12 hours')
