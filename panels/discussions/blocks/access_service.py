"""One service for persons with disabilities."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from panels.discussions.access import Availability, Service
from portal.blocks.languages import LANGUAGE_CHOICES


class AccessServiceBlock(blocks.StructBlock):
    """Says of a service whether it is provided; words are translated, the rest is taken over."""

    service = blocks.ChoiceBlock(label=_("Service"), choices=Service.choices, search_index=False)
    availability = blocks.ChoiceBlock(
        label=_("Availability"),
        choices=Availability.choices,
        default=Availability.UNCONFIRMED,
        search_index=False,
        help_text=_(
            "Say “Not confirmed yet” rather than nothing: people plan their journey by it."
        ),
    )
    languages = blocks.MultipleChoiceBlock(
        label=_("Official languages"),
        choices=LANGUAGE_CHOICES,
        required=False,
        search_index=False,
        help_text=_("Of captions, interpretation and documents."),
    )
    other_language = blocks.CharBlock(
        label=_("Another language"),
        required=False,
        default="",
        max_length=120,
        help_text=_("Such as a national sign language: French Sign Language."),
    )
    url = blocks.URLBlock(
        label=_("Address"), required=False, help_text=_("Where it is found, such as live captions.")
    )
    note = blocks.CharBlock(
        label=_("Note"),
        required=False,
        default="",
        max_length=300,
        help_text=_("One line: where, how, and until when to ask for it."),
    )

    class Meta:
        label = _("Access service")
        icon = "help"
        label_format = "{service} – {availability}"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Demand the name of a national sign language that is provided; a draft may miss it."""
        cleaned = super().clean(value)
        firm = cleaned["availability"] in {Availability.PROVIDED, Availability.ON_REQUEST}
        nameless = cleaned["service"] == Service.NATIONAL_SIGN and not cleaned["other_language"]
        if firm and nameless and not self.is_deferred_validation:
            raise blocks.StructBlockValidationError(
                block_errors={"other_language": ValidationError(_("Name the sign language."))}
            )
        return cleaned
