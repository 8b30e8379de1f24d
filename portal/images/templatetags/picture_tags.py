"""Template tags for pictures."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from wagtail.images.models import AbstractImage, AbstractRendition

from portal.images.pictures import Place, picture, poster

register = template.Library()


@register.simple_tag(takes_context=True)
def content_picture(context: dict[str, Any], image: AbstractImage | None, sizes: Place) -> str:
    """Show a picture with the text alternative given where it stands.

    ``first_picture`` in the context, set by ``{% body %}``, makes it load at once.
    """
    if image is None:
        return ""
    eager = bool(context.get("first_picture"))
    return picture(image, sizes, image.contextual_alt_text or "", eager=eager)


@register.simple_tag
def decorative_picture(
    image: AbstractImage | None, sizes: Place, *, eager: bool = False
) -> SafeString | str:
    """Show a picture that adds nothing to the words beside it."""
    return picture(image, sizes, "", eager=eager) if image is not None else ""


@register.simple_tag
def video_poster(image: AbstractImage | None) -> AbstractRendition | None:
    """Return the still picture of a video."""
    return poster(image) if image is not None else None
