"""An image with its text alternative."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock as WagtailImageBlock


class ImageBlock(blocks.StructBlock):
    """An image with alternative text, or marked decorative: one of the two is demanded.

    The alternative belongs to the place where the image stands and is translated with the page
    (WCAG 2.2, 1.1.1).
    """

    image = WagtailImageBlock(label=_("Image"))
    caption = blocks.CharBlock(
        label=_("Caption"),
        required=False,
        default="",
        max_length=300,
        help_text=_("Shown under the image. It does not replace the alternative text."),
    )
    credit = blocks.CharBlock(
        label=_("Credit"),
        required=False,
        default="",
        max_length=120,
        help_text=_("Who made the image, and its licence."),
    )

    class Meta:
        label = _("Image")
        icon = "image"
        group = _("Media")
        template = "blocks/image.html"
        label_format = "{caption}"
        description = _("A photograph or drawing, with a text alternative or marked decorative.")
