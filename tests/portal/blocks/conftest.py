"""Pages, pictures and files for the tests of blocks."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from PIL import Image as PillowImage
from pytest_django import Settings
from wagtail.blocks import StreamBlock, StreamValue
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from portal.blocks import body_blocks
from portal.pages.models import SectionPage, StandardPage

Raw = list[tuple[str, Any]]


@pytest.fixture(autouse=True)
def _media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def items(values: list[Any]) -> list[dict[str, Any]]:
    """Return values in the form in which a ``ListBlock`` stores them."""
    return [{"type": "item", "id": str(uuid4()), "value": value} for value in values]


def stored(blocks: Raw) -> str:
    """Return blocks in the form in which a page stores its body."""
    return json.dumps(
        [{"type": name, "id": str(uuid4()), "value": value} for name, value in blocks]
    )


@pytest.fixture
def stream() -> Callable[[Raw], StreamValue]:
    """Make a body's value out of stored blocks."""

    def make(blocks: Raw) -> StreamValue:
        return StreamBlock(body_blocks()).to_python(json.loads(stored(blocks)))

    return make


@pytest.fixture
def image(db: None) -> AbstractImage:  # noqa: ARG001 -- opens the database
    return make_image("one")


def make_image(name: str, size: tuple[int, int] = (600, 338)) -> AbstractImage:
    """Store a small drawing."""
    file = io.BytesIO()
    PillowImage.new("RGB", size, "#d8cbb2").save(file, "JPEG")
    return get_image_model().objects.create(
        title=name, file=ContentFile(file.getvalue(), f"{name}.jpg")
    )


def make_document(name: str, content: bytes = b"content") -> AbstractDocument:
    """Store a file."""
    return get_document_model().objects.create(title=name, file=ContentFile(content, name))


def add_page(parent: Page, title: str, **values: Any) -> StandardPage:
    """Publish a page below another, in the same language."""
    page = StandardPage(
        title=title, locale=parent.locale, source_language=parent.locale.language_code, **values
    )
    parent.add_child(instance=page)
    return page


def add_section(parent: Page, title: str, **values: Any) -> SectionPage:
    """Publish a section below a home page."""
    page = SectionPage(title=title, locale=parent.locale, source_language="en", **values)
    parent.add_child(instance=page)
    return page
