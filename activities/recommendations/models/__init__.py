"""Recommendations, and the issues their sources file them under."""

from activities.recommendations.models.issue import Issue
from activities.recommendations.models.recommendation import Recommendation

__all__ = ["Issue", "Recommendation"]
