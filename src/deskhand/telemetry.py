"""Logs are events with fields, never sentences; no message text, no secrets."""

import logging
import sys

import structlog

log: structlog.stdlib.BoundLogger = structlog.get_logger("deskhand")


class _StandardError:
    """Writes to standard error as it is now: what captures it may close it and put it back."""

    def msg(self, event: str) -> None:
        """Write one line."""
        sys.stderr.write(f"{event}\n")
        sys.stderr.flush()

    debug = info = warning = error = critical = exception = msg


def _to_standard_error(*names: object) -> _StandardError:
    del names
    return _StandardError()


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
        logger_factory=_to_standard_error,
        cache_logger_on_first_use=True,
    )
