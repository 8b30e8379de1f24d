"""A panel with something in every part of it, its words given by language."""

import datetime as dt
from typing import Any

from panels.discussions.access import Availability, Service
from tests.panels.discussions.panels import ENDS, STARTS
from tests.portal.blocks.conftest import items, stored


def service(name: Service, availability: Availability, **values: Any) -> tuple[str, Any]:
    """Return a block of an access service."""
    empty = {"languages": [], "other_language": "", "url": "", "note": ""}
    return "service", {"service": name, "availability": availability, **empty, **values}


def person(role: str, name: str, **values: Any) -> tuple[str, Any]:
    """Return a block of a person."""
    empty = {
        "function": "", "organisation": "", "state": "", "biography": "",
        "portrait": {"image": None, "alt_text": "", "decorative": False},
    }  # fmt: skip
    return "person", {"role": role, "name": name, **empty, **values}


def everything(word: str = "Word", people: int = 2, image: int | None = None) -> dict[str, Any]:
    """Return values of all fields of a panel from 11:00 to 13:00 in Geneva, on 7 July 2025.

    Args:
        word: stands in every text.
        people: how many panellists, beside a moderator who is entered last.
        image: primary key of the moderator's portrait.
    """
    steps = [("11:00:00", "opens"), ("11:10:00", "speaks"), ("12:45:00", "closes")]
    follow_up = {"what": f"{word} done", "by": f"{word} State", "day": "2026-03-05", "url": ""}
    idea = {
        "idea": f"{word} idea",
        "raised_by": f"{word} voice",
        "paragraph": 7,
        "follow_ups": items([follow_up]),
    }
    return {
        "summary": f"{word} summary",
        "mandate_symbol": "A/HRC/RES/57/32",
        "mandate_paragraph": 14,
        "starts_at": STARTS,
        "ends_at": ENDS,
        "room": f"{word} room",
        "step_free_route": f"{word} route",
        "registration_opens_at": STARTS - dt.timedelta(days=30),
        "registration_url": "https://indico.example.org/1",
        "webcast_url": "https://webtv.example.org/live",
        "archive_url": "https://webtv.example.org/archive",
        "document_symbols": "A/HRC/59/41",
        "summary_report_symbol": "A/HRC/60/55",
        "services": stored(
            [
                service(
                    Service.INTERPRETATION, Availability.PROVIDED, languages=["fr", "ar", "en"]
                ),
                service(
                    Service.LIVE_CAPTIONS,
                    Availability.PROVIDED,
                    url="https://captions.example.org/",
                    note=f"{word} note",
                ),
                service(
                    Service.NATIONAL_SIGN, Availability.ON_REQUEST, other_language=f"{word} signs"
                ),
                service(Service.REMOTE, Availability.ON_REQUEST),
                service(Service.BRAILLE, Availability.NOT_PROVIDED),
            ]
        ),
        "people": stored(
            [
                *(
                    person("panellist", f"{word} {number}", function=f"{word} head", state="KEN")
                    for number in range(people)
                ),
                person(
                    "moderator",
                    f"{word} moderator",
                    organisation=f"{word} academy",
                    portrait={"image": image, "alt_text": f"{word} portrait", "decorative": False},
                ),
            ]
        ),
        "programme": stored(
            [
                (
                    "step",
                    {"time": time, "title": f"{word} {what}", "speakers": "", "description": ""},
                )
                for time, what in steps
            ]
        ),
        "questions": stored([("question", f"{word} asks?")]),
        "ideas": stored([("idea", idea), ("idea", {**idea, "idea": "Other", "follow_ups": []})]),
        "body": stored([("rich_text", f"<p>{word} text</p>")]),
    }
