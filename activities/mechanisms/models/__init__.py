"""National mechanisms, and the page of their knowledge hub."""

from activities.mechanisms.models.hub_page import HubPage
from activities.mechanisms.models.mechanism import Mechanism

__all__ = ["HubPage", "Mechanism"]
