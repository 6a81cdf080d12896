"""Answers from a company's own articles, each with its citation."""
