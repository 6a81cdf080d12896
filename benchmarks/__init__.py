"""Speed, load and memory; measured by hand, never a timed test."""
