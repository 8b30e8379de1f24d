"""Panels to come and over, in two languages, and windows of every kind."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, Page
from wagtail.users.models import UserProfile

from panels.accommodation.models import AccommodationRequest
from panels.discussions.models import PanelPage
from portal.pages.models import HomePage
from tests.panels.accommodation.asking import a_handler, asked, coming_panel
from tests.panels.discussions.panels import panel

CODES = ("ar", "en")
#: Opens a window: language, whether scripts run, whether a handler has signed in.
Window = Callable[..., Page]


@dataclass(frozen=True, slots=True)
class Planted:
    """What there is to ask for.

    Attributes:
        coming: a panel one can ask for, by language.
        closed: one whose last day to ask has passed.
        undated: one without a date.
        request: that has come in.
        handler: who may read it.
    """

    coming: dict[str, PanelPage]
    closed: PanelPage
    undated: PanelPage
    request: AccommodationRequest
    handler: User


@pytest.fixture
def planted(portal_homes: dict[str, HomePage]) -> Planted:
    english = coming_panel(portal_homes["en"], title="Peers who help peers")
    arabic = coming_panel(
        portal_homes["ar"],
        title="أقران يساعدون أقرانهم",
        translation_key=english.translation_key,
        source_language="en",
    )
    section = english.get_parent().specific
    closed = coming_panel(
        portal_homes["en"], days=3, section_slug="soon", title="Too soon", slug="soon"
    )
    return Planted(
        coming={"en": english, "ar": arabic},
        closed=closed,
        undated=panel(section, slug="undated"),
        request=asked(english),
        handler=a_handler(),
    )


@pytest.fixture
def window(chromium: Browser, portal_server: str, planted: Planted) -> Iterator[Window]:
    with ExitStack() as opened:
        errors: list[str] = []

        def open_window(code: str, *, scripts: bool = True, handler: bool = False) -> Page:
            context = opened.enter_context(
                chromium.new_context(
                    locale=code,
                    reduced_motion="reduce",
                    java_script_enabled=scripts,
                    viewport={"width": 320, "height": 900},
                )
            )
            if handler:
                cookies: list[Any] = signed_in_as(planted.handler, code, portal_server)
                context.add_cookies(cookies)
            page = context.new_page()
            page.on("pageerror", lambda error: errors.append(str(error)))
            return page

        yield open_window
        assert errors == []


def signed_in_as(user: User, code: str, server: str) -> list[dict[str, str]]:
    """Return the cookies of somebody who reads the editing admin in a language."""
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": code})
    client = Client()
    client.force_login(user)
    return [
        {"name": name, "value": morsel.value, "url": server}
        for name, morsel in client.cookies.items()
    ]
