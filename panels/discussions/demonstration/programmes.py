"""The panels of the demonstration: facts in one file for each panel, words by language."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from panels.discussions.access import Availability, Service
from panels.discussions.venue import VENUE_TIME_ZONE
from portal.demonstration.texts import read
from portal.languages import BY_CODE, CODES

CONTENT: Final = files(__package__) / "content"
PANELS: Final = ("panel-session-56", "panel-session-59", "panel-session-65")
DURATION: Final = dt.timedelta(hours=2)
# When the steps of the programme begin, in minutes after the panel does.
STEPS: Final = (0, 10, 40, 75, 110)
# Services that the words of a language have a line for, in the order of those lines.
DESCRIBED: Final = (
    (Service.INTERPRETATION, Availability.PROVIDED),
    (Service.INTERNATIONAL_SIGN, Availability.PROVIDED),
    (Service.LIVE_CAPTIONS, Availability.PROVIDED),
    (Service.STEP_FREE, Availability.PROVIDED),
    (Service.REMOTE, Availability.ON_REQUEST),
    (Service.EASY_READ, Availability.ON_REQUEST),
)
# Others; what stands in neither list is not confirmed yet.
NAMED: Final = (
    (Service.HEARING_LOOP, Availability.PROVIDED),
    (Service.BRAILLE, Availability.ON_REQUEST),
    (Service.ASSISTANCE, Availability.ON_REQUEST),
    (Service.AUDIO_DESCRIPTION, Availability.NOT_PROVIDED),
)


@dataclass(frozen=True, slots=True)
class Programme:
    """A panel of the demonstration.

    Attributes:
        slug: of its page.
        source_language: code of the language it was written in.
        session: facts of its Council session, by field.
        shared: fields that all language versions have in common.
        versions: the other fields by language code, those of blocks among them.
        notes: paragraphs of the concept note by language code.
    """

    slug: str
    source_language: str
    session: Mapping[str, Any]
    shared: Mapping[str, Any]
    versions: Mapping[str, Mapping[str, Any]]
    notes: Mapping[str, Sequence[str]]


def programmes() -> list[Programme]:
    """Return every panel of the demonstration.

    Raises:
        KeyError: a file lacks a part.
    """
    return [_programme(slug) for slug in PANELS]


def _programme(slug: str) -> Programme:
    facts = read(CONTENT / f"{slug}.toml")
    starts_at: dt.datetime = facts["starts"]
    files_of = {code: CONTENT / code / f"{slug}.toml" for code in BY_CODE}
    words = {code: read(file) for code, file in files_of.items() if file.is_file()}
    mandate = {"mandate_symbol": facts["mandate"], "mandate_paragraph": facts.get("paragraph")}
    return Programme(
        slug=slug,
        source_language=facts["source"],
        session={
            "number": facts["session"],
            "starts_on": facts.get("first_day"),
            "ends_on": facts.get("last_day"),
            **mandate,
        },
        shared={
            "council_session_id": facts["session"],
            **mandate,
            "starts_at": starts_at,
            "ends_at": starts_at + DURATION,
            "document_symbols": "\n".join(facts["documents"]),
        },
        versions={
            code: _version(code, said, facts["notice"], _step_times(starts_at))
            for code, said in words.items()
        },
        notes={code: said["note"] for code, said in words.items() if "note" in said},
    )


def _version(
    code: str, content: Mapping[str, Any], notice: str, times: Sequence[str]
) -> dict[str, Any]:
    common = read(CONTENT / code / "common.toml")
    callout = {
        "kind": "note",
        "title": common["notice"],
        "text": _paragraphs([common[notice]]),
    }
    return {
        "title": content["title"],
        "summary": content["summary"],
        "room": common["room"],
        "step_free_route": common["route"],
        "body": [("callout", callout), ("rich_text", _paragraphs(content["about"]))],
        "services": _services(common["services"]),
        "people": [_person(*row) for row in common["people"]],
        "programme": [
            ("step", {"time": time, "title": title, "speakers": speakers, "description": ""})
            for time, (title, speakers) in zip(times, common["steps"], strict=True)
        ],
        "questions": [("question", question) for question in content["questions"]],
        "ideas": [_idea(*row) for row in content.get("ideas", ())],
    }


def _services(lines: Sequence[str]) -> list[tuple[str, dict[str, Any]]]:
    rows = [
        (service, availability, line)
        for (service, availability), line in zip(DESCRIBED, lines, strict=True)
    ]
    rows += [(service, availability, "") for service, availability in NAMED]
    return [
        (
            "service",
            {
                "service": service.value,
                "availability": availability.value,
                "languages": list(CODES) if service == Service.INTERPRETATION else [],
                "other_language": "",
                "url": "",
                "note": line,
            },
        )
        for service, availability, line in rows
    ]


def _person(role: str, name: str, function: str, organisation: str) -> tuple[str, dict[str, Any]]:
    return (
        "person",
        {
            "role": role,
            "name": name,
            "function": function,
            "organisation": organisation,
            "state": "",
            "biography": "",
            "portrait": {"image": None, "alt_text": "", "decorative": False},
        },
    )


def _idea(
    idea: str, raised_by: str, follow_ups: Sequence[Sequence[str]]
) -> tuple[str, dict[str, Any]]:
    became = [{"what": what, "by": by, "day": None, "url": ""} for what, by in follow_ups]
    return (
        "idea",
        {"idea": idea, "raised_by": raised_by, "paragraph": None, "follow_ups": became},
    )


def _step_times(starts_at: dt.datetime) -> list[str]:
    """Return when each step begins, as clocks in Geneva show it and blocks store it."""
    local = starts_at.astimezone(VENUE_TIME_ZONE)
    return [(local + dt.timedelta(minutes=minutes)).time().isoformat() for minutes in STEPS]


def _paragraphs(texts: Sequence[str]) -> SafeString:
    return format_html_join("", "<p>{}</p>", ((text,) for text in texts))
