-- Which conversation a customer's session token belongs to.
select ticket_id from customer_sessions where token_hash = %(token_hash)s and expires_at > now()
