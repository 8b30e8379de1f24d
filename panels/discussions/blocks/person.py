"""Somebody who has a part in a panel."""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from portal.reference.choices import state_choices


class Role(TextChoices):
    """What a person does at a panel, in the order in which people are shown."""

    MODERATOR = "moderator", pgettext_lazy("role at a panel", "Moderator")
    OPENING = "opening", pgettext_lazy("role at a panel", "Opening")
    PANELLIST = "panellist", pgettext_lazy("role at a panel", "Panellist")
    CLOSING = "closing", pgettext_lazy("role at a panel", "Closing")


ROLES: Final = tuple(Role)


class PortraitBlock(blocks.StructBlock):
    """A portrait with its alternative.

    Not Wagtail's image block: wagtail-localize fails on one that is left empty.
    """

    image = ImageChooserBlock(label=_("Image"), required=False)
    alt_text = blocks.CharBlock(
        label=_("Text alternative"),
        required=False,
        default="",
        max_length=200,
        help_text=_("Says who and what is seen, for those who do not see it."),
    )
    decorative = blocks.BooleanBlock(
        label=_("Decorative"),
        required=False,
        help_text=_("The name beside it says everything the picture does."),
    )

    class Meta:
        label = _("Portrait")
        icon = "image"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Demand an alternative or the word that none is needed (WCAG 2.2, 1.1.1)."""
        cleaned = super().clean(value)
        silent = not cleaned["decorative"] and not cleaned["alt_text"].strip()
        if cleaned["image"] and silent and not self.is_deferred_validation:
            raise blocks.StructBlockValidationError(
                block_errors={
                    "alt_text": ValidationError(
                        _("Say what the image shows, or mark it as decorative.")
                    )
                }
            )
        return cleaned


class StateBlock(blocks.ChoiceBlock):
    """A State by its alpha-3 code; costs no query but where it is chosen."""

    def normalize_choice(self, value: str | None) -> str:
        """Return the code as it is: codes are text, and Wagtail would read all States for each."""
        return value or ""


class PersonBlock(blocks.StructBlock):
    """A person with role, function, affiliation and portrait.

    Names and functions are offered for translation: Arabic, Chinese and Russian write them in
    their own script. The State is a code, and its name the reader's.
    """

    role = blocks.ChoiceBlock(
        label=_("Role"), choices=Role.choices, default=Role.PANELLIST, search_index=False
    )
    name = blocks.CharBlock(label=_("Name"), max_length=160)
    function = blocks.CharBlock(
        label=_("Function"),
        required=False,
        default="",
        max_length=200,
        help_text=_("Such as: Chairperson of a national human rights institution."),
    )
    organisation = blocks.CharBlock(
        label=_("Organization"), required=False, default="", max_length=200
    )
    state = StateBlock(label=_("State"), choices=state_choices, required=False, search_index=False)
    biography = blocks.TextBlock(label=_("Biography"), required=False, default="", rows=4)
    portrait = PortraitBlock(required=False)

    class Meta:
        label = _("Person")
        icon = "user"
        label_format = "{name} – {role}"

        @staticmethod
        def preview_value() -> dict[str, Any]:
            """Return an example for the block picker."""
            return {"role": Role.PANELLIST, "name": "N. N.", "function": "", "biography": ""}
