"""The pictures of shared links."""

from io import BytesIO
from itertools import pairwise
from time import perf_counter
from uuid import uuid4

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from portal.languages import BY_CODE, LANGUAGES, Language
from portal.pages.models import HomePage
from portal.sharing import picture
from portal.sharing.fonts import BUILT_IN
from portal.sharing.picture import GROUND, Subject, draw
from tests.portal.sharing.conftest import Work
from tests.portal.sharing.works import fresh, published, restrict

TITLES = {
    "ar": "تعزيز التعاون التقني وبناء القدرات في ميدان حقوق الإنسان",
    "zh-hans": "加强人权领域的技术合作和能力建设",
    "en": "Enhancement of technical cooperation in the field of human rights",
    "fr": "Renforcement de la coopération technique dans le domaine des droits de l’homme",
    "ru": "Укрепление технического сотрудничества в области прав человека",
    "es": "Fortalecimiento de la cooperación técnica en la esfera de los derechos humanos",
}

pytestmark = pytest.mark.usefixtures("no_pictures")


def address(page: HomePage, code: str | None = None) -> str:
    return reverse("share_image", args=[page.translation_key, code or page.locale.language_code])


def subject(language: Language, title: str | None = None, symbol: str = "A/HRC/57/32") -> Subject:
    return Subject(title or TITLES[language.code], "Portal", "", symbol, language)


def ink(png: bytes, box: tuple[int, int, int, int]) -> int:
    """Count the pixels of a box, in pixels, that are as light as text."""
    part = Image.open(BytesIO(png)).convert("L").crop(box)
    return sum(part.histogram()[160:])


def test_a_public_page_has_a_picture_in_each_of_its_languages(client: Client, about: Work) -> None:
    pictures = []
    for page in (about.english, about.arabic):
        response = client.get(address(page))
        assert response.status_code == 200
        assert response["Content-Type"] == "image/png"
        assert response["Content-Language"] == page.locale.language_code
        assert "public" in response["Cache-Control"]
        image = Image.open(BytesIO(response.content))
        assert image.size == (1200, 630)
        assert len(response.content) < 100_000
        pictures.append(response.content)
    assert pictures[0] != pictures[1]


def test_the_page_points_to_its_picture(client: Client, about: Work) -> None:
    html = client.get(about.english.get_url()).content.decode()
    assert f'<meta property="og:image" content="http://testserver{address(about.english)}">' in html


def test_what_is_not_public_has_none(
    client: Client, homes: dict[str, HomePage], about: Work
) -> None:
    section = published(homes["en"], "Members", "members")
    minutes = published(section, "Minutes", "minutes")
    restrict(section)
    about.arabic.unpublish()
    draft = published(homes["en"], "Plans", "plans")
    draft.unpublish()
    for page in (section, minutes, about.arabic, draft):
        assert client.get(address(page), follow=True).status_code == 404
    for code in ("fr", "de", "zh-tw"):
        assert client.get(address(about.english, code), follow=True).status_code == 404
    unknown = reverse("share_image", args=[uuid4(), "en"])
    assert client.get(unknown, follow=True).status_code == 404


def test_a_withdrawn_page_loses_the_picture_that_was_drawn(client: Client, about: Work) -> None:
    etag = client.get(address(about.english))["ETag"]
    about.english.unpublish()
    again = client.get(address(about.english), headers={"If-None-Match": etag}, follow=True)
    assert again.status_code == 404


def test_a_picture_is_drawn_once_until_what_it_says_changes(
    client: Client, about: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get(address(about.english))
    monkeypatch.setattr("portal.sharing.views.draw", lambda _subject: b"drawn again")
    second = client.get(address(about.english))
    assert (second.content, second["ETag"]) == (first.content, first["ETag"])
    page = fresh(about.english)
    page.title = "About us"
    page.save_revision().publish()
    third = client.get(address(about.english))
    assert third.content == b"drawn again"
    assert third["ETag"] != first["ETag"]


def test_who_has_the_picture_is_not_sent_it_again(client: Client, about: Work) -> None:
    etag = client.get(address(about.english))["ETag"]
    caches["share_images"].clear()
    again = client.get(address(about.english), headers={"If-None-Match": etag})
    assert again.status_code == 304
    assert again["ETag"] == etag
    assert again.content == b""


def test_drawing_takes_a_constant_number_of_queries(
    client: Client, about: Work, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(address(about.english))
    with django_assert_max_num_queries(5):
        client.get(address(about.english))


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_titles_stand_where_reading_starts(language: Language) -> None:
    png = draw(subject(language, title=TITLES[language.code].split()[0][:6]))
    title_band = (picture.TITLE_TOP, picture.TITLE_BOTTOM)
    west = ink(png, (0, title_band[0], 600, title_band[1]))
    east = ink(png, (600, title_band[0], 1200, title_band[1]))
    start, end = (east, west) if language.direction == "rtl" else (west, east)
    assert start > 500
    assert end == 0


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize("words", [1, 30])
def test_text_stays_within_the_margins(language: Language, words: int) -> None:
    png = draw(subject(language, title=(TITLES[language.code] + " ") * words))
    margin = picture.MARGIN - 6
    assert ink(png, (0, 0, margin, 630)) == 0
    assert ink(png, (1200 - margin, 0, 1200, 630)) == 0
    assert ink(png, (0, picture.TITLE_BOTTOM + 8, 1200, picture.FOOTER_RULE)) == 0


def test_arabic_letters_are_joined() -> None:
    joined = draw(subject(BY_CODE["ar"], "ععععع"))
    apart = draw(subject(BY_CODE["ar"], "ع ع ع ع ع"))
    assert columns_of_ink(joined) == 1
    assert columns_of_ink(apart) == 5


def columns_of_ink(png: bytes) -> int:
    """Count the groups of neighbouring columns with ink in the band of the title."""
    image = Image.open(BytesIO(png)).convert("L")
    band = image.crop((0, picture.TITLE_TOP, 1200, picture.TITLE_BOTTOM))
    flat = band.point(lambda value: 255 if value > 160 else 0).resize(
        (1200, 1), Image.Resampling.BOX
    )
    dark = [value == 0 for value in flat.tobytes()]
    return sum(1 for before, now in pairwise(dark) if before and not now)


def test_without_fonts_the_symbol_stands_for_the_title(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "faces", lambda _stack: (BUILT_IN,))
    title = (0, picture.TITLE_TOP, 1200, picture.TITLE_BOTTOM)
    sign = (picture.MARGIN, 60, picture.MARGIN + picture.SIGN_SIZE, 140)
    with_symbol = draw(subject(BY_CODE["zh-hans"]))
    without = draw(subject(BY_CODE["zh-hans"], symbol=""))
    assert ink(with_symbol, title) > 1000
    assert ink(without, title) == 0
    assert ink(without, sign) > 100


def test_the_ground_is_the_portals_deep_colour() -> None:
    png = draw(subject(BY_CODE["en"]))
    corner = Image.open(BytesIO(png)).convert("RGB").getpixel((2, 2))
    wanted = tuple(int(GROUND[at : at + 2], 16) for at in (1, 3, 5))
    assert isinstance(corner, tuple)
    assert all(abs(a - b) <= 4 for a, b in zip(corner, wanted, strict=True))


def test_drawing_does_not_hold_up_a_worker() -> None:
    times = []
    for _attempt in range(5):
        started = perf_counter()
        draw(subject(BY_CODE["zh-hans"], TITLES["zh-hans"] * 10))
        times.append(perf_counter() - started)
    assert min(times) < 0.5
