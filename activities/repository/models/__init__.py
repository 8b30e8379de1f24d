"""Activities, what belongs to each, and what States have agreed to see published."""

from activities.repository.models.activity_page import ActivityPage
from activities.repository.models.agreed_content import AgreedContent
from activities.repository.models.facts import (
    ActivityDocument,
    ActivityFunding,
    ActivityIdentifier,
    ActivityLink,
    ActivityProvider,
    ActivityRecommendation,
)
from activities.repository.models.reference import ActivityReference

__all__ = [
    "ActivityDocument",
    "ActivityFunding",
    "ActivityIdentifier",
    "ActivityLink",
    "ActivityPage",
    "ActivityProvider",
    "ActivityRecommendation",
    "ActivityReference",
    "AgreedContent",
]
