"""Ways in and out: how messages reach people; each file is one channel."""
