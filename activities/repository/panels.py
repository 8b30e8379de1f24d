"""How editors fill in an activity, and what of it is the same in every language."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

#: Fields that stand once: a translation is shown them and cannot change them.
FACTS: Final = (
    "starts_on",
    "start_precision",
    "ends_on",
    "end_precision",
    "status",
    "modality",
    "states",
    "themes",
    "sdgs",
    "groups",
    "good_practice",
    "helps_peers",
    "hub_kind",
    "providers",
    "implemented",
    "funding",
    "documents",
    "links",
    "identifiers",
)
#: What comes after title and summary.
PANELS: Final[list[Any]] = [
    FieldPanel("body"),
    MultiFieldPanel(
        [
            FieldPanel("states"),
            FieldPanel("status"),
            FieldRowPanel([FieldPanel("starts_on"), FieldPanel("start_precision")]),
            FieldRowPanel([FieldPanel("ends_on"), FieldPanel("end_precision")]),
            FieldPanel("modality"),
        ],
        heading=_("Where, when and how"),
    ),
    InlinePanel("providers", heading=_("Providers and partners")),
    InlinePanel("implemented", heading=_("Recommendations implemented")),
    MultiFieldPanel(
        [FieldPanel("themes"), FieldPanel("sdgs"), FieldPanel("groups")], heading=_("Subjects")
    ),
    FieldPanel("beneficiaries"),
    FieldPanel("results"),
    FieldPanel("lessons"),
    MultiFieldPanel(
        [
            FieldPanel("good_practice"),
            FieldPanel("good_practice_reason"),
            FieldPanel("helps_peers"),
            FieldPanel("hub_kind"),
        ],
        heading=_("Sharing what was learned"),
    ),
    InlinePanel("funding", heading=_("Funding")),
    InlinePanel("documents", heading=_("Documents")),
    InlinePanel("links", heading=_("Links")),
    InlinePanel("identifiers", heading=_("External identifiers")),
    FieldPanel("public_contact"),
]
