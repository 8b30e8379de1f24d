"""Pages fit the smallest screens and the largest letters."""

import pytest
from playwright.sync_api import Browser

from portal.languages import CODES
from tests.journeys.visitors.conftest import Site

pytestmark = pytest.mark.browser

# WCAG 2.2, 1.4.12: a reader may set text this far apart, and nothing may be lost.
SPACED = """
* { line-height: 1.5 !important; word-spacing: 0.16em !important }
* { letter-spacing: 0.12em !important }
p { margin-block-end: 2em !important }
"""
TOO_WIDE = """() => [...document.querySelectorAll('body *')].filter(element => {
  const box = element.getBoundingClientRect();
  return box.width && (box.right > innerWidth + 1 || box.left < -1)
    && !element.closest('.table-scroll, .visually-hidden, .skip-link');
}).map(element => element.tagName + '.' + element.className)"""


@pytest.mark.parametrize("code", CODES)
def test_nothing_scrolls_sideways_at_320_pixels(chromium: Browser, site: Site, code: str) -> None:
    """320 pixels are also what a screen of 1280 pixels shows at 400 % zoom (WCAG 2.2, 1.4.10)."""
    wide = {}
    # The policy of the portal's pages would refuse the reader's style sheet as it stands here.
    with chromium.new_context(
        viewport={"width": 320, "height": 256}, device_scale_factor=4, bypass_csp=True
    ) as context:
        page = context.new_page()
        for kind, (address, _status) in site.addresses(code).items():
            page.goto(address)
            for how in ("", SPACED):
                if how:
                    page.add_style_tag(content=how)
                width = page.evaluate("document.documentElement.scrollWidth")
                beyond = page.evaluate(TOO_WIDE)
                if width > 320 or beyond:
                    wide[kind, bool(how)] = (width, beyond)
    assert not wide
