"""National mechanisms."""

from activities.mechanisms.models.mechanism import Mechanism

__all__ = ["Mechanism"]
