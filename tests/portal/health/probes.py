"""Probes with one answer each."""

from typing import Literal


def ok() -> Literal["ok"]:
    """All is well."""
    return "ok"


def degraded() -> Literal["degraded"]:
    """Something is away."""
    return "degraded"


def work() -> dict[str, str | int | None]:
    """Something is being done."""
    return {"state": "running", "done": 1}


def no_news() -> None:
    """Nothing is being done."""
