"""What a State says of itself, and the record of what became of it."""

from activities.profiles.models.event import FactEvent
from activities.profiles.models.fact import StateFact

__all__ = ["FactEvent", "StateFact"]
