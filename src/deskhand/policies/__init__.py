"""The reference monitor: pure code that decides every action."""
