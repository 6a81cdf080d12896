-- A finished turn as the API shows it.
select state, ending, ticket_id from turns where id = %(turn_id)s
