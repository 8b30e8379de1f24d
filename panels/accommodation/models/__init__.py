"""Accommodation requests, the record of who touched them, and what keeps floods out."""

from panels.accommodation.models.event import AccommodationEvent
from panels.accommodation.models.request import AccommodationRequest
from panels.accommodation.models.sending import Sending

__all__ = ["AccommodationEvent", "AccommodationRequest", "Sending"]
