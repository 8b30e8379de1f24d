"""Responsive pictures: which renditions a picture needs, and its HTML."""

from collections.abc import Iterable
from contextlib import closing
from typing import Any, Final, Literal

from django.db.models import prefetch_related_objects
from django.utils.safestring import SafeString
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    Picture,
    SourceImageIOError,
)
from wagtail.images.shortcuts import get_renditions_or_not_found

Place = Literal["body", "card", "hero"]

# Widths in CSS pixels times the densities of common screens; few, since each is made in three
# formats and the first reader of a new picture waits for all of them.
WIDTHS: Final[dict[str, tuple[int, ...]]] = {
    "body": (480, 960, 1440),
    "card": (320, 640),
    "hero": (640, 1280, 1920),
}
POSTER: Final = "width-960|format-jpeg"
# How wide the picture is set by the style sheet in each place.
SIZES: Final[dict[str, str]] = {
    "body": "(min-width: 46rem) 44rem, 100vw",
    "card": "(min-width: 64rem) 22rem, (min-width: 40rem) 50vw, 100vw",
    "hero": "100vw",
}


def rendition_specs(image: AbstractImage, place: Place) -> list[str]:
    """Return Wagtail filter specifications for a picture, narrowest first in each format.

    A width beyond the original's is left out, because Wagtail does not enlarge and two
    candidates of one width are not valid HTML. The fallback keeps PNG's transparency.
    """
    widths = [width for width in WIDTHS[place] if width < image.width]
    if len(widths) < len(WIDTHS[place]):
        widths.append(min(image.width, WIDTHS[place][-1]))
    fallback = "png" if image.filename.lower().endswith(".png") else "jpeg"
    return [
        f"width-{width}|format-{name}" for name in ("avif", "webp", fallback) for width in widths
    ]


def picture(image: AbstractImage, place: Place, alt: str, *, eager: bool) -> SafeString:
    """Return a ``picture`` element in AVIF, WebP and a fallback, with width and height.

    Args:
        image: any Wagtail image.
        place: where the picture stands, which decides its sizes.
        alt: text alternative in the page's language; empty for a decorative picture.
        eager: whether it is needed at once, for the first picture in sight.
    """
    attributes: dict[str, Any] = {"alt": alt, "sizes": SIZES[place], "decoding": "async"}
    if eager:
        attributes["fetchpriority"] = "high"
    else:
        attributes["loading"] = "lazy"
    html: SafeString = Picture(
        _renditions(image, rendition_specs(image, place)), attributes
    ).__html__()
    return html


def poster(image: AbstractImage) -> AbstractRendition:
    """Return the rendition that stands for a video until it is played."""
    return _renditions(image, [POSTER])[POSTER]


def _renditions(image: AbstractImage, specs: list[str]) -> dict[str, AbstractRendition]:
    """Return existing or new renditions by specification; no query if they were prefetched."""
    filters = [Filter(spec=spec) for spec in specs]
    found = image.find_existing_renditions(*filters)
    try:
        made = {wanted: found.get(wanted) or _new_rendition(image, wanted) for wanted in filters}
    except SourceImageIOError:
        # The original is missing or damaged: Wagtail's placeholders keep the page standing.
        placeholders: dict[str, AbstractRendition] = get_renditions_or_not_found(image, filters)
        return placeholders
    return {wanted.spec: rendition for wanted, rendition in made.items()}


def _new_rendition(image: AbstractImage, wanted: Filter) -> AbstractRendition:
    """Make and store one rendition.

    Wagtail's own way leaves the temporary file of every new rendition open, nine a picture.
    """
    with closing(image.generate_rendition_file(wanted)) as file:
        rendition, _created = image.renditions.get_or_create(
            filter_spec=wanted.spec,
            focal_point_key=wanted.get_cache_key(image),
            defaults={"file": file},
        )
    return rendition


def prefetch_renditions(images: Iterable[AbstractImage]) -> None:
    """Load the renditions of all pictures of a page in one query."""
    prefetch_related_objects(list(images), "renditions")
