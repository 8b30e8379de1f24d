"""How editors fill in the page of a fund: what comes after what."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

#: Fields that stand once: a translation is shown them and cannot change them.
FACTS: Final = ("fund", "established", "symbols", "application_url")
#: What comes after title and summary.
CONTENT_PANELS: Final[list[Any]] = [
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("fund"), FieldPanel("established")]), FieldPanel("symbols")],
        heading=_("The fund"),
    ),
    FieldPanel("body"),
    FieldPanel("applicants"),
    FieldPanel("uses"),
    FieldPanel("amounts"),
    MultiFieldPanel(
        [FieldPanel("steps"), FieldPanel("application_url"), FieldPanel("contact")],
        heading=_("How to apply"),
    ),
    FieldPanel("deadlines"),
    FieldPanel("board"),
    FieldPanel("results"),
]
