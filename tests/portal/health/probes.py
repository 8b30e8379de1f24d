"""Probes with one answer each."""

from typing import Literal


def ok() -> Literal["ok"]:
    """All is well."""
    return "ok"


def degraded() -> Literal["degraded"]:
    """Something is away."""
    return "degraded"
