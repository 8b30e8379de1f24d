"""Responsive pictures."""

from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from portal.images.pictures import picture, prefetch_renditions, rendition_specs
from tests.portal.blocks.conftest import make_image

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_three_formats_in_three_widths() -> None:
    assert rendition_specs(make_image("large", (3000, 2000)), "body") == [
        f"width-{width}|format-{name}"
        for name in ("avif", "webp", "jpeg")
        for width in (480, 960, 1440)
    ]


def test_a_small_picture_is_not_offered_larger_than_it_is() -> None:
    assert rendition_specs(make_image("small", (600, 400)), "body")[:2] == [
        "width-480|format-avif",
        "width-600|format-avif",
    ]
    assert rendition_specs(make_image("tiny", (200, 100)), "body")[0] == "width-200|format-avif"


def test_widths_are_never_repeated() -> None:
    assert len(rendition_specs(make_image("exact", (960, 400)), "body")) == 6


def test_size_is_kept_free_and_loading_waits() -> None:
    html = picture(make_image("a"), "card", 'Say "yes"', eager=False)
    assert html.startswith("<picture><source ")
    assert 'type="image/avif"' in html
    assert 'type="image/webp"' in html
    assert 'width="320"' in html
    assert 'height="180"' in html
    assert 'loading="lazy"' in html
    assert 'alt="Say &quot;yes&quot;"' in html


def test_the_first_picture_does_not_wait() -> None:
    html = picture(make_image("a"), "card", "", eager=True)
    assert "lazy" not in html
    assert 'fetchpriority="high"' in html
    assert 'alt=""' in html


def test_renditions_of_many_pictures_cost_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    images = [make_image(f"n{n}") for n in range(3)]
    for image in images:
        picture(image, "card", "", eager=False)
    with django_assert_num_queries(1):
        prefetch_renditions(images)
        for image in images:
            picture(image, "card", "", eager=False)
