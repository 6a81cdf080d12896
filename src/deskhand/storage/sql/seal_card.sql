-- Put the hash of the code that is being sent on its card; an earlier code stops working.
update cards set code_hash = %(code_hash)s
where id = %(card_id)s and used_at is null and not is_void
returning id
