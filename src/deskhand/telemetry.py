"""Logs are events with fields, never sentences; no message text, no secrets."""

import logging
import sys

import structlog

log: structlog.stdlib.BoundLogger = structlog.get_logger("deskhand")


def start_logging(*, level: str, as_json: bool) -> None:
    """Write events to standard error: one JSON object a line, or lines for people."""
    shape = (
        structlog.processors.JSONRenderer()
        if as_json
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            shape,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[level.upper()]
        ),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
