-- The journal of a turn, in order; entries of a round that was overtaken come first.
select position, key, stage, concern, value, words, at, milliseconds, pass as pass_ from journal
where turn_id = %(turn_id)s order by round, position
