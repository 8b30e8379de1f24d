"""Requests, offers, what brings them together, and the record."""

from activities.cooperation.models.contact import Contact
from activities.cooperation.models.introduction import (
    CONSENTED,
    Feedback,
    Introduction,
    Message,
    Side,
)
from activities.cooperation.models.offer import Offer, OfferText
from activities.cooperation.models.record import CooperationEvent
from activities.cooperation.models.request import LOOKING, SHOWN, Request, RequestText

__all__ = [
    "CONSENTED",
    "LOOKING",
    "SHOWN",
    "Contact",
    "CooperationEvent",
    "Feedback",
    "Introduction",
    "Message",
    "Offer",
    "OfferText",
    "Request",
    "RequestText",
    "Side",
]
