-- End a teammate's sign-in.
delete from teammate_tokens where token_hash = %(token_hash)s
