"""Player and transcript are open to everybody."""

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import Browser, Page, expect

from portal.languages import CODES
from tests.journeys.recordings.conftest import TITLES, Site
from tests.journeys.visitors.test_accessibility import SCHEMES, findings
from tests.journeys.visitors.test_reflow import SPACED, TOO_WIDE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("code", CODES)
def test_axe_reports_nothing(chromium: Browser, site: Site, code: str) -> None:
    with chromium.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(site.address(code, "?transcript=ar"))
        reported = findings(page, SCHEMES)
        page.locator("[data-start]").nth(1).evaluate(
            "one => one.setAttribute('aria-current', true)"
        )
        page.get_by_role("searchbox").last.fill("zzz")
        reported += findings(page, SCHEMES)
    assert not reported, "\n".join(reported)


@pytest.mark.parametrize("code", ["en", "ar"])
def test_nothing_scrolls_sideways_at_320_pixels(chromium: Browser, site: Site, code: str) -> None:
    with chromium.new_context(
        viewport={"width": 320, "height": 256}, device_scale_factor=4, bypass_csp=True
    ) as context:
        page = context.new_page()
        page.goto(site.address(code))
        for how in ("", SPACED):
            if how:
                page.add_style_tag(content=how)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            assert page.evaluate(TOO_WIDE) == []


GROUP = """
- group "{title}":
  - /children: equal
  - heading "{title}" [level=3]
  - list:
    - listitem: "{floor} English"
  - paragraph: "{versions}"
  - list "{versions}":
    - /children: equal
    - listitem:
      - link "{original}"
    - listitem:
      - link "{sign}"
  - list:
    - /children: equal
    - listitem:
      - link "{download}"
    - listitem:
      - link /{described}.*media\\.un\\.org/
  - heading "{transcript}" [level=4]
  - list "{language}":
    - /children: equal
    - listitem:
      - link "English"
    - listitem:
      - link "العربية"
  - search "{search} {title}":
    - text: "{search}"
    - searchbox "{search}"
    - status
  - paragraph: "{hint}"
  - region "{transcript} {title}":
    - list:
      - /children: equal
      - listitem:
        - button "0:00"
        - paragraph:
          - strong: Chair
          - text: Welcome to the panel
      - listitem:
        - button "0:02"
        - paragraph: We speak of la paix & rights
      - listitem:
        - button "0:04"
        - paragraph:
          - strong: Delegate of Fiji
          - text: Thank you, Chair
      - listitem:
        - button "0:06"
        - paragraph: We learnt from one another
  - list:
    - /children: equal
    - listitem:
      - link "{as_text}"
    - listitem:
      - link "{as_vtt}"
"""
FOUND = """
- search:
  - status: "{found} 1"
"""


def words(code: str) -> dict[str, str]:
    """Return what is announced in a language."""
    with override(code):
        return {
            "floor": gettext("Language of the floor:"),
            "versions": gettext("Versions"),
            "original": gettext("Original"),
            "sign": gettext("International Sign"),
            "described": gettext("Audio description"),
            "download": gettext("Download the recording"),
            "transcript": gettext("Transcript"),
            "language": gettext("Language of the transcript"),
            "search": gettext("Search in the transcript"),
            "hint": gettext(
                "A time plays the recording from there. "
                "The arrow keys go from one time to the next."
            ),
            "as_text": gettext("Download the transcript as text"),
            "as_vtt": gettext("Download the captions (WebVTT)"),
            "found": gettext("Passages found:"),
        }


@pytest.mark.parametrize("code", ["en", "ar"])
def test_player_and_transcript_are_announced_in_order(page: Page, site: Site, code: str) -> None:
    page.goto(site.address(code, "?transcript=en"))
    whole = page.locator(f"#recording-{site.shown.pk}")
    expected = GROUP.format(title=TITLES[code], **words(code))
    expect(whole).to_match_aria_snapshot(expected)
    whole.get_by_role("searchbox").fill("welcome")
    expect(whole).to_match_aria_snapshot(FOUND.format(**words(code)))


def test_what_has_a_state_says_it(page: Page, site: Site) -> None:
    page.goto(site.address("en", "?transcript=ar"))
    whole = page.locator(f"#recording-{site.shown.pk}")
    chosen = whole.get_by_role("link", name="العربية")
    expect(chosen).to_have_attribute("aria-current", "true")
    expect(chosen).to_have_attribute("lang", "ar")
    expect(whole.get_by_role("link", name="Original")).to_have_attribute("aria-current", "true")
    listed = whole.get_by_role("list").filter(has=page.get_by_role("button"))
    expect(listed).to_have_attribute("lang", "ar")
    expect(listed).to_have_attribute("dir", "rtl")
    expect(listed).to_have_accessible_description(
        "A time plays the recording from there. The arrow keys go from one time to the next."
    )
    expect(whole.locator("audio")).to_have_accessible_name("Peer support")
