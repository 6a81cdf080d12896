-- A teammate has seen what is new.
update tickets set is_unread = false where id = %(ticket_id)s and is_unread returning id
