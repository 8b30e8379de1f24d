"""Panels as they are written down: facts in one file for each panel, words by language."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import override

from panels.discussions.models.panel_page import VENUE_TIME_ZONE
from portal.demonstration.texts import read
from portal.languages import BY_CODE

CONTENT: Final = files(__package__) / "content"
PANELS: Final = ("panel-session-56", "panel-session-59", "panel-session-65")
DURATION: Final = dt.timedelta(hours=2)
# When the steps of the programme begin, in minutes after the panel does.
STEPS: Final = (0, 10, 40, 75, 110)


@dataclass(frozen=True, slots=True)
class Programme:
    """A panel of the demonstration.

    Attributes:
        slug: of its page.
        source_language: code of the language it was written in.
        shared: fields that all language versions have in common.
        versions: the other fields by language code, the body among them.
    """

    slug: str
    source_language: str
    shared: Mapping[str, Any]
    versions: Mapping[str, Mapping[str, Any]]


def programmes() -> list[Programme]:
    """Return every panel of the demonstration.

    Raises:
        KeyError: a file lacks a part.
    """
    return [_programme(slug) for slug in PANELS]


def _programme(slug: str) -> Programme:
    facts = read(CONTENT / f"{slug}.toml")
    starts_at: dt.datetime = facts["starts"]
    words = {code: CONTENT / code / f"{slug}.toml" for code in BY_CODE}
    return Programme(
        slug=slug,
        source_language=facts["source"],
        shared={
            "council_session": facts["session"],
            "mandate_symbol": facts["mandate"],
            "mandate_paragraph": facts.get("paragraph"),
            "starts_at": starts_at,
            "ends_at": starts_at + DURATION,
            "document_symbols": "\n".join(facts["documents"]),
        },
        versions={
            code: _version(code, read(file), facts["notice"], _step_times(starts_at, code))
            for code, file in words.items()
            if file.is_file()
        },
    )


def _version(
    code: str, content: Mapping[str, Any], notice: str, times: Sequence[str]
) -> dict[str, Any]:
    common = read(CONTENT / code / "common.toml")
    return {
        "title": content["title"],
        "summary": content["summary"],
        "room": common["room"],
        "body": _body(content, common, common[notice], times),
    }


def _body(
    content: Mapping[str, Any], common: Mapping[str, Any], notice: str, times: Sequence[str]
) -> list[tuple[str, Any]]:
    callout = {"kind": "note", "title": common["notice"], "text": _paragraphs([notice])}
    return [
        ("callout", callout),
        _heading(common["about"]),
        ("rich_text", _paragraphs(content["about"])),
        _heading(common["programme"]),
        ("table", _table(common, times)),
        _heading(common["questions"]),
        ("rich_text", _list("ol", content["questions"])),
        _heading(common["accessibility"]),
        ("rich_text", _list("ul", common["services"])),
    ]


def _heading(text: str) -> tuple[str, dict[str, str]]:
    return "heading", {"text": text, "level": "2"}


def _table(common: Mapping[str, Any], times: Sequence[str]) -> dict[str, Any]:
    kinds = ("row_header", "text", "text")
    return {
        "caption": common["caption"],
        "columns": [
            {"type": kind, "heading": heading}
            for kind, heading in zip(kinds, common["columns"], strict=True)
        ],
        "rows": [
            {"values": [time, *step]} for time, step in zip(times, common["steps"], strict=True)
        ],
    }


def _step_times(starts_at: dt.datetime, code: str) -> list[str]:
    """Return when each step begins, as clocks in Geneva show it and readers write it."""
    local = starts_at.astimezone(VENUE_TIME_ZONE)
    with override(code):
        times = [
            date_format(local + dt.timedelta(minutes=minutes), "TIME_FORMAT") for minutes in STEPS
        ]
    # "3:10 p.m." stays on one line of a narrow column.
    return [time.replace(" ", "\N{NO-BREAK SPACE}") for time in times]


def _paragraphs(texts: Sequence[str]) -> SafeString:
    return format_html_join("", "<p>{}</p>", ((text,) for text in texts))


def _list(tag: str, texts: Sequence[str]) -> SafeString:
    items = format_html_join("", "<li>{}</li>", ((text,) for text in texts))
    return format_html("<{}>{}</{}>", tag, items, tag)
