-- Two turns that count against one limit do so one after the other.
select pg_advisory_xact_lock(hashtextextended(%(name)s || ' ' || %(subject)s, 0))
