"""Durable code that runs tickets; the only place that knows the order of the stages."""
