"""Dates, numbers and plurals as each language writes them.

Digits are European in all six, Arabic included: CLDR's default digits for Arabic differ by
country, and the United Nations' Arabic documents and symbols use European ones.
"""

import re
from datetime import date

import pytest
from django.test import Client

from portal.pages.models import HomePage
from tests.portal.pages.trees import add_section, publish_many
from tests.portal.sharing.works import published

REVIEWED = re.compile(r'<time datetime="2026-03-05">([^<]*)</time>')


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("ar", "5 مارس، 2026"),
        ("zh-hans", "2026年3月5日"),
        ("en", "5 March 2026"),
        ("fr", "5 mars 2026"),
        ("ru", "5 марта 2026 г."),
        ("es", "5 de marzo de 2026"),
    ],
)
def test_a_date_is_written_as_the_interface_is(
    client: Client, homes: dict[str, HomePage], code: str, written: str
) -> None:
    page = published(homes["fr"], "À propos")
    page.last_reviewed = date(2026, 3, 5)
    page.save_revision().publish()
    html = client.get(f"/{code}/works/{page.translation_key}/", follow=True).content.decode()
    assert REVIEWED.findall(html) == [written]


@pytest.mark.parametrize("code", ["ar", "zh-hans", "en", "fr", "ru", "es"])
def test_a_count_has_the_plural_of_the_language(
    client: Client, homes: dict[str, HomePage], code: str
) -> None:
    """Each number that CLDR tells apart in a language reads differently but for its digits."""
    section = add_section(homes[code], "Section", "section")
    published(section, "Draft", "draft").unpublish()
    seen: dict[int, str] = {}
    for number in range(12):
        html = client.get(f"/{code}/section/").content.decode()
        heading = re.search(r'id="works">([^<]*)<', html)
        assert heading
        seen[number] = re.sub(r"\d+", "", heading[1]).strip()
        published(section, f"Work {number}", f"work-{number}")
    forms = {
        # https://www.unicode.org/cldr/charts/48/supplemental/language_plural_rules.html
        "ar": [{0}, {1}, {2}, set(range(3, 11)), {11}],
        "ru": [{1}, {2, 3, 4}, {0, *range(5, 12)}],
        "fr": [{0, 1}, set(range(2, 12))],
        "zh-hans": [set(range(12))],
    }.get(code, [{1}, {0, *range(2, 12)}])
    for form in forms:
        assert len({seen[number] for number in form}) == 1, form
    # A form may be spelt as another: Arabic's "few" and others do not, Chinese has but one.
    assert len(set(seen.values())) >= min(len(forms), 4 if code == "ar" else len(forms))


def test_a_long_list_counts_in_plain_digits(client: Client, homes: dict[str, HomePage]) -> None:
    section = add_section(homes["ar"], "Section", "section")
    publish_many(section, 13)
    html = client.get("/ar/section/").content.decode()
    assert re.search(r'id="works">[^<]*13', html)
