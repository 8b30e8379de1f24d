"""Planting the funds of the demonstration: a section, four pages in six languages, figures."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

from django.utils.html import format_html, format_html_join

from activities.funds.funds import FUNDS
from activities.funds.models import FundFigure, FundPage
from portal.demonstration.planting import Grounds, plant
from portal.demonstration.texts import read
from portal.languages import CODES
from portal.pages.models import SectionPage

HERE: Final = files(__package__)
SECTION: Final = "funds"
CURRENCY: Final = "USD"


def plant_funds(grounds: Grounds) -> None:
    """Make or update the section and the pages; figures that are there are their editors' own."""
    words = {code: read(HERE / "content" / f"{code}.toml") for code in CODES}
    facts = read(HERE / "facts.toml")
    section = plant(
        SectionPage,
        SECTION,
        grounds.homes,
        {code: section_of(said) for code, said in words.items()},
        show_in_menus=True,
    )
    for fund in FUNDS:
        known = facts[fund.value]
        plant(
            FundPage,
            f"fund-{fund.value}",
            section,
            {code: version_of(said, fund.value, known) for code, said in words.items()},
            fund=fund.value,
            established=known["established"],
            symbols="\n".join(known["symbols"]),
        )
        _plant_figures(fund.value, known["figures"])


def section_of(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a version of the section."""
    section = said["section"]
    return {
        "title": section["title"],
        "summary": section["summary"],
        "body": [("rich_text", str(format_html("<p>{}</p>", section["text"])))],
    }


def version_of(said: Mapping[str, Any], fund: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a language version of a fund, in the form in which they are planted."""
    own = said[fund]
    notice = {
        "kind": "note",
        "title": said["notice"],
        "text": str(format_html("<p>{}</p>", said["about"])),
    }
    paragraphs = format_html_join("", "<p>{}</p>", ((text,) for text in own["purpose"]))
    due = zip(own["deadlines"], facts["deadlines"], strict=True)
    return {
        "title": own["title"],
        "summary": own["summary"],
        "body": [("callout", notice), ("rich_text", str(paragraphs))],
        "applicants": [("item", text) for text in own["applicants"]],
        "uses": [("item", text) for text in own["uses"]],
        "amounts": own["amounts"],
        "steps": [
            ("step", {"title": title, "text": text, "documents": documents})
            for title, text, documents in own["steps"]
        ],
        "contact": said["contact"],
        "deadlines": [
            ("deadline", {"title": title, "day": day.isoformat(), "note": note})
            for (title, note), day in due
        ],
        "board": own["board"],
        "results": own["results"],
    }


def _plant_figures(fund: str, years: list[list[int]]) -> None:
    for year, given, granted in years:
        for kind, amount in (
            (FundFigure.Kind.CONTRIBUTION, given),
            (FundFigure.Kind.GRANT, granted),
        ):
            FundFigure.objects.get_or_create(
                fund=fund,
                year=year,
                kind=kind,
                currency=CURRENCY,
                state=None,
                defaults={"amount": amount, "is_example": True},
            )
