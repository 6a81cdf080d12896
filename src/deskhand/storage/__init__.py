"""Where Deskhand keeps everything: one Postgres, embedded or given."""
