-- Who holds a token; being here is being at the desk.
update teammates set seen_at = now()
from teammate_tokens
where teammate_tokens.teammate_id = teammates.id and token_hash = %(token_hash)s and expires_at > now()
returning teammates.id, name, email, role, seen_at
