"""Funds to test on."""

import datetime as dt
from typing import Any
from uuid import uuid5

from activities.funds.deadlines import today
from activities.funds.funds import Fund
from activities.funds.models import FundFigure, FundPage
from portal.demonstration.planting import NAMESPACE, set_values
from portal.pages.models import HomePage, SectionPage

#: The section of the funds.
SLUG = "funds"


def funds_section(home: HomePage) -> SectionPage:
    """Publish the section of the funds below a home page, or return it."""
    key = uuid5(NAMESPACE, "funds of tests")
    known = SectionPage.objects.filter(translation_key=key, locale=home.locale)
    found: SectionPage | None = known.first()
    if found is not None:
        return found
    page = SectionPage(title="Funds", slug=SLUG, locale=home.locale, translation_key=key)
    HomePage.objects.get(pk=home.pk).add_child(instance=page)
    page.save_revision().publish()
    return page


def contents(word: str = "Word", **values: Any) -> dict[str, Any]:
    """Return everything a fund's page can say; streams as they are stored."""
    return {
        "fund": Fund.UPR_PARTICIPATION.value,
        "title": f"{word} fund",
        "summary": f"{word} summary",
        "established": 2008,
        "symbols": "A/HRC/RES/6/17",
        "body": [("rich_text", f"<p>{word} purpose</p>")],
        "applicants": [("item", f"{word} applicant")],
        "uses": [("item", f"{word} use")],
        "amounts": f"{word} amounts",
        "steps": [
            (
                "step",
                {
                    "title": f"{word} step",
                    "text": f"{word} what to do",
                    "documents": [f"{word} letter"],
                },
            )
        ],
        "application_url": "https://example.org/form",
        "contact": f"{word} contact",
        "deadlines": [
            ("deadline", {"title": f"{word} later", "day": day(60), "note": f"{word} note"}),
            ("deadline", {"title": f"{word} sooner", "day": day(30), "note": ""}),
            ("deadline", {"title": f"{word} past", "day": day(-1), "note": ""}),
        ],
        "board": f"{word} board",
        "results": f"{word} results",
        **values,
    }


def day(ahead: int) -> str:
    """Return a day some days after today, as blocks store it."""
    return (today() + dt.timedelta(days=ahead)).isoformat()


def a_fund(home: HomePage, word: str = "Word", *, live: bool = True, **values: Any) -> FundPage:
    """Return a fund's page with everything in it, published or not."""
    fields: dict[str, Any] = {"slug": "fund", "source_language": home.locale.language_code}
    given = contents(word, **values)
    for name in ("slug", "translation_key", "source_language"):
        if name in given:
            fields[name] = given.pop(name)
    page = FundPage(locale=home.locale, live=False, **fields)
    set_values(page, given)
    funds_section(home).add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    found: FundPage = FundPage.objects.get(pk=page.pk)
    return found


def a_figure(year: int, kind: str, amount: str, **values: Any) -> FundFigure:
    """Return an amount of the fund above, a total in dollars unless said otherwise."""
    fields = {"fund": Fund.UPR_PARTICIPATION.value, "currency": "USD", **values}
    row = FundFigure(year=year, kind=kind, amount=amount, **fields)
    row.full_clean()
    row.save()
    return row
