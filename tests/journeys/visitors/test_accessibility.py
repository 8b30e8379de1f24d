"""Every kind of page is open to everybody: axe, in both directions, schemes and widths."""

from collections.abc import Sequence
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.test import override_settings
from playwright.sync_api import Browser, Page

from search import client
from tests.journeys.visitors.conftest import Site
from tests.journeys.visitors.texts import WORDS

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# All that colours can break.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
# A set of rules that did not run would report nothing either.
MUST_HAVE_RUN = {"color-contrast", "target-size", "html-has-lang", "region"}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (320, 1280)


# Other colours take a moment at every level of the page, even where motion is reduced; what moves
# for longer, as Wagtail's menu does, is no transition and not waited for. And to hand over what
# passed takes as long as to look for it.
RUN = """async rules => {
  const settling = () => document.getAnimations().some(
    one => one instanceof CSSTransition && one.playState === "running"
  );
  for (let calm = 0; calm < 2; calm = settling() ? 0 : calm + 1) {
    await new Promise(resume => setTimeout(resume, 40));
  }
  const found = await axe.run(rules);
  const kinds = [found.passes, found.incomplete, found.violations];
  return {ran: kinds.flat().map(rule => rule.id), violations: found.violations};
}"""


def findings(
    page: Page, schemes: Sequence[Scheme | None] = (None,), widths: Sequence[int] = WIDTHS
) -> list[str]:
    """Return what axe reports on the page as it is, narrow and wide.

    Every rule is held once at each width, and colours in every scheme at the widest, where nothing
    is folded away: those that are for narrow windows alone are made of pairs that
    ``tests/portal/look/test_contrast.py`` holds in both schemes.

    Args:
        page: to be looked at.
        schemes: of colours in which it is looked at, one after the other; by default in the one
            that it has.
        widths: of its window, in pixels.
    """
    page.evaluate(AXE_SCRIPT)
    reported = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in schemes if width == max(widths) else schemes[:1]:
            if scheme:
                page.emulate_media(color_scheme=scheme)
            is_first = scheme == schemes[0]
            found: dict[str, Any] = page.evaluate(RUN, RULES if is_first else COLOURS)
            assert set(found["ran"]) >= (MUST_HAVE_RUN if is_first else {"color-contrast"})
            reported += [
                f"{width} px, {scheme or 'as it is'}, {rule['id']}: "
                f"{node['target']} – {node['failureSummary']}"
                for rule in found["violations"]
                for node in rule["nodes"]
            ]
    return reported


@pytest.mark.parametrize("code", ["ar", "en"])
def test_axe_reports_nothing_on_any_kind_of_page(chromium: Browser, site: Site, code: str) -> None:
    reported = []
    # Colours that still change are between two colours.
    with chromium.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        for kind, (address, status) in site.addresses(code).items():
            answer = page.goto(address)
            assert answer is not None
            assert answer.status == status, kind
            reported += [f"{kind}, {line}" for line in findings(page, SCHEMES)]
    assert not reported, "\n".join(reported)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_axe_reports_nothing_while_search_is_reduced(
    chromium: Browser, site: Site, code: str
) -> None:
    with (
        override_settings(ELASTICSEARCH_URL="http://127.0.0.1:9"),
        chromium.new_context(reduced_motion="reduce") as context,
    ):
        page = context.new_page()
        page.goto(f"{site.url}/{code}/search/?q={WORDS[code].query}")
        assert page.locator("main .alert--warning").count() == 1
        reported = findings(page, SCHEMES)
    client.forget()
    assert not reported, "\n".join(reported)
