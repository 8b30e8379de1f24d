"""Windows of people who have signed in, as narrow as a phone's."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, ViewportSize

from tests.activities.cooperation.making import signed_in

NARROW: Final[ViewportSize] = {"width": 320, "height": 900}


@contextmanager
def window_of(chromium: Browser, server: str, user: User | None) -> Iterator[Page]:
    """Open a window.

    Args:
        chromium: that opens it.
        server: address of the portal.
        user: who has signed in there and shown a second factor; nobody for a visitor.
    """
    cookies: list[Any] = [
        {"name": name, "value": morsel.value, "url": server}
        for name, morsel in (signed_in(user).cookies.items() if user else ())
    ]
    with chromium.new_context(viewport=NARROW, reduced_motion="reduce") as context:
        context.add_cookies(cookies)
        yield context.new_page()


def width_of(page: Page) -> int:
    """Return how wide a page is in a phone's window, in pixels."""
    page.set_viewport_size(NARROW)
    wide: int = page.evaluate("document.documentElement.scrollWidth")
    return wide
