"""A panel in two languages, statements in every state, and who writes and decides on them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page

from panels.discussions.models import PanelPage
from panels.statements.deciding import give_back, withdraw
from panels.statements.models import Statement
from portal.pages.models import HomePage
from portal.reference.loading.load import load_reference
from tests.activities.submissions.hostile import GOOD_PDF
from tests.journeys.accommodation.conftest import signed_in_as
from tests.panels.statements.stating import (
    a_delegate,
    a_draft,
    a_moderator,
    a_panel,
    published,
    sent,
    with_text,
)

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
CODES = ("ar", "en")
#: Opens a window: who has signed in, language, colour scheme, whether scripts run.
Window = Callable[..., Page]


@dataclass(frozen=True, slots=True)
class Planted:
    """What there is.

    Attributes:
        meeting: a panel that takes statements, by language.
        delegate: who sends them.
        moderator: who decides.
        rows: a statement in each state.
    """

    meeting: dict[str, PanelPage]
    delegate: User
    moderator: User
    rows: dict[str, Statement]


@pytest.fixture
def planted(portal_homes: dict[str, HomePage]) -> Planted:
    load_reference()
    english = a_panel(portal_homes["en"], title="Peers who help peers")
    arabic = a_panel(
        portal_homes["ar"],
        title="أقران يساعدون أقرانهم",
        translation_key=english.translation_key,
        source_language="en",
    )
    key, delegate, moderator = english.translation_key, a_delegate(), a_moderator()
    organisation = delegate.memberships.get().organisation
    rows = {
        "draft": with_text(a_draft(key, organisation, others="Others"), "ar", file=GOOD_PDF),
        "published": published(key, delegate, others="Kingdom of Examples"),
        **{name: sent(key, delegate) for name in ("received", "returned", "withdrawn")},
    }
    give_back(rows["returned"], moderator, "", "Which judges? https://example.org/" + "a" * 80)
    withdraw(rows["withdrawn"], moderator, "Sent twice.", by_sender=False)
    return Planted({"en": english, "ar": arabic}, delegate, moderator, rows)


@pytest.fixture
def window(chromium: Browser, portal_server: str, planted: Planted) -> Iterator[Window]:
    with ExitStack() as opened:
        errors: list[str] = []

        def open_window(
            who: str, code: str, *, scheme: Scheme = "light", scripts: bool = True
        ) -> Page:
            context = opened.enter_context(
                chromium.new_context(
                    locale=code,
                    color_scheme=scheme,
                    reduced_motion="reduce",
                    java_script_enabled=scripts,
                    viewport={"width": 320, "height": 900},
                )
            )
            cookies: list[Any] = signed_in_as(getattr(planted, who), code, portal_server)
            context.add_cookies(cookies)
            page = context.new_page()
            page.on("pageerror", lambda error: errors.append(str(error)))
            return page

        yield open_window
        assert errors == []
