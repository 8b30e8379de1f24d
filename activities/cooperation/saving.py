"""Keeping what is written of a request or an offer, in the transaction that holds it."""

from typing import Any
from uuid import UUID

from activities.cooperation.models import Contact, Offer, OfferText, Request, RequestText
from activities.cooperation.sealing import CONTACTS


def keep_request(row: Request, said: dict[str, Any]) -> None:
    """Write what the form of a request says.

    Args:
        row: locked, and open to be changed.
        said: cleaned data of the form.
    """
    for name in ("channel", "starts_on", "ends_on", "visibility", "languages"):
        setattr(row, name, said[name])
    _keep(row, said)
    row.recommendations.set(said["recommendations"])
    original = row.texts.get(is_original=True)
    _write(original, said, ("title", "need", "support"))


def keep_offer(row: Offer, said: dict[str, Any]) -> None:
    """Write what the form of an offer says.

    Args:
        row: locked, and open to be changed.
        said: cleaned data of the form.
    """
    for name in ("form", "capacity", "languages"):
        setattr(row, name, said[name])
    taken = said.get("activity") if row.form == Offer.Form.PRACTICE else ""
    row.activity_key = UUID(taken) if taken else None
    _keep(row, said)
    row.channels.set(said["channels"])
    row.regions.set(said["regions"])
    original = row.texts.get(is_original=True)
    _write(original, said, ("title", "description", "conditions", "profiles"))


def _keep(row: Request | Offer, said: dict[str, Any]) -> None:
    row.version += 1
    row.save()
    for name in ("kinds", "themes", "sdgs"):
        getattr(row, name).set(said[name])
    if contact := said.get("contact"):
        owner = {"request": row} if isinstance(row, Request) else {"offer": row}
        Contact.objects.update_or_create(**owner, defaults={"sealed": CONTACTS.seal(contact)})


def _write(text: RequestText | OfferText, said: dict[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        setattr(text, name, said[name])
    text.save()
