"""Structured logs: one event a line, with its context as fields; never personal data."""

from typing import Any

import structlog


def _without_request(
    _logger: Any, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Take away the request that Django adds to its lines: it holds what a reader searched for."""
    request = event.pop("request", None)
    if request is not None:
        event["method"] = getattr(request, "method", None)
    return event


def logging_configuration(*, as_json: bool, level: str) -> dict[str, Any]:
    """Return Django's ``LOGGING`` so that every logger writes structured lines to stderr.

    Args:
        as_json: one JSON object a line (production) or readable columns (development).
        level: name of the lowest level that is written, such as ``INFO``.
    """
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        _without_request,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_json
        else structlog.dev.ConsoleRenderer(
            colors=False, exception_formatter=structlog.dev.plain_traceback
        )
    )
    final: list[structlog.typing.Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta
    ]
    if as_json:
        final.append(structlog.processors.format_exc_info)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "structured": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared,
                "processors": [*final, renderer],
            },
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # The client logs every request at INFO; failures are logged where they are handled.
            "elastic_transport": {"level": "ERROR"},
            # Two lines a task at INFO; one that fails is logged with its traceback.
            "django_tasks": {"level": "WARNING"},
        },
    }
