-- One message.
select id, seq, author, name, text, turn_id, is_note, citations, at, client_message_id from messages where id = %(message_id)s
