"""What a screen reader announces of the home page's frame."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.visitors.conftest import Site
from tests.journeys.visitors.texts import WORDS

pytestmark = pytest.mark.browser

FRAME = """
- link "{skip}"
- complementary "{demonstration}"
- banner:
  - link "{name}"
  - navigation "{language}":
    - list:
      - listitem:
        - link "العربية"
      - listitem:
        - link "中文"
      - listitem:
        - link "English"
      - listitem:
        - link "Français"
      - listitem:
        - link "Русский"
      - listitem:
        - link "Español"
  - navigation "{main}":
    - list:
      - listitem:
        - link "{panels}"
      - listitem:
        - link "{documents}"
  - search "{portal}":
    - text: {what}
    - combobox "{what}"
    - button "{search}"
- main:
  - heading "{home}" [level=1]
  - search "{whole}"
  - navigation "{sections}"
  - region "{latest}":
    - heading "{latest}" [level=2]
- contentinfo:
  - navigation "{about}"
"""
NAMES = {
    "en": {
        "skip": "Skip to the content",
        "demonstration": "Demonstration",
        "name": "Technical Cooperation in Human Rights",
        "language": "Language",
        "main": "Main",
        "documents": "Documents",
        "portal": "Search the portal",
        "whole": "Search the whole portal",
        "what": "Search this site",
        "search": "Search",
        "sections": "Sections",
        "latest": "Latest",
        "about": "About the portal",
    },
    "ar": {
        "skip": "الانتقال إلى المحتوى",
        "demonstration": "عرض تجريبي",
        "name": "التعاون التقني في مجال حقوق الإنسان",
        "language": "اللغة",
        "main": "التنقل الرئيسي",
        "documents": "الوثائق",
        "portal": "البحث في البوابة",
        "whole": "البحث في البوابة بأكملها",
        "what": "البحث في هذا الموقع",
        "search": "بحث",
        "sections": "الأقسام",
        "latest": "الأحدث",
        "about": "عن البوابة",
    },
}


@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_frame_of_the_home_page_is_announced_in_order(
    page: Page, site: Site, code: str
) -> None:
    page.goto(f"{site.url}/{code}/")
    expected = FRAME.format(**NAMES[code], panels=WORDS[code].section, home=WORDS[code].home)
    expect(page.locator("body")).to_match_aria_snapshot(expected)
