-- The messages of a ticket in order.
select id, seq, author, name, text, turn_id, is_note, citations, at, client_message_id from messages
where ticket_id = %(ticket_id)s order by seq
