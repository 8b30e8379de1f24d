"""How editors fill in a panel: what comes after what, and what a new one begins with."""

from typing import TYPE_CHECKING, Any, Final

from django.forms import Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from panels.discussions.checklist_panel import ChecklistPanel
from panels.discussions.models.council_session import CouncilSession
from portal.publication.editing import CheckedPageForm

if TYPE_CHECKING:
    from panels.discussions.models import PanelPage

#: Fields that stand once: a translation is shown them and cannot change them.
FACTS: Final = (
    "meeting",
    "standing",
    "council_session",
    "agenda_item",
    "mandate_symbol",
    "mandate_paragraph",
    "starts_at",
    "ends_at",
    "accommodation_deadline",
    "registration_opens_at",
    "registration_closes_at",
    "registration_url",
    "statements_deadline",
    "document_symbols",
    "related_works",
    "webcast_url",
    "archive_url",
    "summary_report_symbol",
)
#: What comes after title and summary. The checklist comes first: it says what to do next.
CONTENT_PANELS: Final[list[Any]] = [
    ChecklistPanel(heading=_("What is still missing")),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    # Not Wagtail's chooser: it gives a row's primary key, and the page its number.
                    FieldPanel("council_session", widget=Select),
                    FieldPanel("agenda_item"),
                ]
            ),
            FieldPanel("meeting"),
            FieldRowPanel([FieldPanel("mandate_symbol"), FieldPanel("mandate_paragraph")]),
        ],
        heading=_("Session and mandate"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
            FieldPanel("room"),
            FieldPanel("step_free_route"),
            FieldPanel("accommodation_deadline"),
        ],
        heading=_("Time and place"),
        help_text=_("Times in your own time zone, as set in your account."),
    ),
    MultiFieldPanel(
        [FieldPanel("standing"), FieldPanel("standing_note")],
        heading=_("If it is postponed or cancelled"),
    ),
    FieldPanel("services"),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [FieldPanel("registration_opens_at"), FieldPanel("registration_closes_at")]
            ),
            FieldPanel("registration_url"),
        ],
        heading=_("Registration"),
    ),
    FieldPanel("statements_deadline"),
    FieldPanel("body"),
    FieldPanel("people"),
    FieldPanel("programme"),
    FieldPanel("questions"),
    MultiFieldPanel(
        [
            FieldPanel("concept_note"),
            FieldPanel("document_symbols"),
            FieldPanel("related_works"),
        ],
        heading=_("Documents and related works"),
    ),
    MultiFieldPanel([FieldPanel("webcast_url"), FieldPanel("archive_url")], heading=_("Webcast")),
    InlinePanel("recordings", heading=_("Recordings"), label=_("Recording")),
    MultiFieldPanel([FieldPanel("summary_report_symbol")], heading=_("Outcome")),
    FieldPanel("ideas"),
]


class PanelPageForm(CheckedPageForm):
    """The editor of a panel; a new one begins with what its session says."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        page: PanelPage | None = kwargs.get("instance")
        if page is not None and page.pk is None and page.council_session_id is None:
            give_defaults(page)
        super().__init__(*args, **kwargs)


def give_defaults(page: "PanelPage") -> None:
    """Give a new panel the session that is on or comes next, and that session's mandate."""
    session = CouncilSession.objects.next_or_last()
    if session is None:
        return
    page.council_session = session
    page.mandate_symbol = session.mandate_symbol
    page.mandate_paragraph = session.mandate_paragraph
