"""Images: alternative text or decorative, one of the two."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.blocks import StreamValue, StructBlockValidationError
from wagtail.images.models import AbstractImage

from portal.blocks.image import ImageBlock
from tests.portal.blocks.conftest import Raw


def value_of(image: AbstractImage, alt_text: str, *, decorative: bool) -> Any:
    return ImageBlock().to_python(
        {
            "image": {"image": image.pk, "alt_text": alt_text, "decorative": decorative},
            "caption": "",
            "credit": "",
        }
    )


def test_an_image_without_alternative_is_refused(image: AbstractImage) -> None:
    with pytest.raises(StructBlockValidationError) as caught:
        ImageBlock().clean(value_of(image, "", decorative=False))
    assert list(caught.value.block_errors) == ["image"]


@pytest.mark.parametrize(
    ("alt_text", "expected"), [("Two people talk", 'alt="Two people talk"'), ("", 'alt=""')]
)
def test_the_alternative_belongs_to_the_place(
    image: AbstractImage, alt_text: str, expected: str
) -> None:
    value = ImageBlock().clean(value_of(image, alt_text, decorative=not alt_text))
    html = ImageBlock().render(value)
    assert expected in html
    assert 'type="image/avif"' in html
    assert 'type="image/webp"' in html
    assert 'width="480"' in html
    assert 'height="270"' in html


def test_one_image_in_two_places_has_two_alternatives(
    image: AbstractImage, stream: Callable[[Raw], StreamValue]
) -> None:
    blocks: Raw = [
        (
            "image",
            {
                "image": {"image": image.pk, "alt_text": text, "decorative": False},
                "caption": "",
                "credit": "",
            },
        )
        for text in ("First", "Second")
    ]
    html = str(stream(blocks))
    assert 'alt="First"' in html
    assert 'alt="Second"' in html
