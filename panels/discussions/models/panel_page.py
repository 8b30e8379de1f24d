"""The page of a panel discussion."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from panels.discussions import streams
from panels.discussions.agenda import AGENDA_CHOICES, TECHNICAL_COOPERATION
from panels.discussions.anchors import BEGINNINGS, passages_of
from panels.discussions.editing import CONTENT_PANELS, FACTS, PanelPageForm
from panels.discussions.models.council_session import CouncilSession
from panels.discussions.models.standing import PlannedPage
from panels.discussions.moments import errors_of_moments
from panels.discussions.phases import LABELS, Phase, Schedule, phase_at
from panels.discussions.showing import shown
from panels.discussions.structured_data import event_data
from panels.discussions.venue import VENUE_TIME_ZONE
from panels.documents.symbol_lines import symbols_in
from panels.documents.symbols import InvalidSymbolError
from portal.blocks import body_blocks
from portal.pages.frame import Frame
from portal.pages.models.base import BasePage
from portal.pages.plain_text import plain_text
from portal.works.documents import Passage


class PanelPage(PlannedPage):
    """A panel discussion or general debate of the Human Rights Council; its title is its theme.

    Resolution 57/32, paragraphs 1, 11 and 14, asks for a panel each year under agenda item 10,
    fully accessible to persons with disabilities.
    """

    class Meeting(models.TextChoices):
        """What kind of meeting it is."""

        PANEL = "panel", _("Panel discussion")
        GENERAL_DEBATE = "general_debate", _("General debate")

    meeting = models.CharField(
        _("kind of meeting"), max_length=16, choices=Meeting.choices, default=Meeting.PANEL
    )
    council_session = models.ForeignKey(
        CouncilSession,
        verbose_name=_("Council session"),
        to_field="number",
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The mandate of a new panel comes from its session."),
    )
    agenda_item = models.PositiveSmallIntegerField(
        _("agenda item"),
        choices=AGENDA_CHOICES,
        default=TECHNICAL_COOPERATION,
        help_text=_("Item 10 is technical assistance and capacity-building."),
    )
    mandate_symbol = models.CharField(
        _("mandate"),
        max_length=80,
        blank=True,
        help_text=_("Symbol of the resolution that asks for the panel, such as A/HRC/RES/57/32."),
    )
    mandate_paragraph = models.PositiveSmallIntegerField(
        _("paragraph of the mandate"), null=True, blank=True
    )
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    room = models.CharField(
        _("room"), max_length=160, blank=True, help_text=_("Such as: Room XX, Palais des Nations.")
    )
    step_free_route = models.TextField(
        _("step-free route"),
        blank=True,
        help_text=_(
            "The way to the room without steps, from the entrance on, with lifts and doors."
        ),
    )
    accommodation_deadline = models.DateField(
        _("last day to ask for accommodation"),
        null=True,
        blank=True,
        help_text=_("If empty, ten days before the panel."),
    )
    services = StreamField(
        streams.SERVICES,
        verbose_name=_("access services"),
        blank=True,
        default=streams.nothing_confirmed,
        help_text=_("Shown first. A service that is missing here is shown as not confirmed yet."),
    )
    registration_opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True)
    registration_closes_at = models.DateTimeField(_("registration closes"), null=True, blank=True)
    registration_url = models.URLField(
        _("address of registration"),
        blank=True,
        help_text=_("Where people register, such as a page of Indico.UN."),
    )
    statements_deadline = models.DateField(
        _("last day to send a statement"),
        null=True,
        blank=True,
        help_text=_("Delegations send them from registration on. If empty, some days after it."),
    )
    people = StreamField(
        streams.PEOPLE,
        verbose_name=_("people"),
        blank=True,
        help_text=_("Moderator and panellists, in the order in which they speak."),
    )
    programme = StreamField(streams.PROGRAMME, verbose_name=_("programme"), blank=True)
    questions = StreamField(streams.QUESTIONS, verbose_name=_("guiding questions"), blank=True)
    concept_note = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("concept note"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("An accessible file; in each language its own."),
    )
    body = StreamField(
        body_blocks(),
        verbose_name=_("body"),
        blank=True,
        help_text=_(
            "What the panel is about. Programme, people and services have their own place."
        ),
    )
    document_symbols = models.TextField(
        _("documents"),
        blank=True,
        help_text=_("Symbols of the documents the panel rests on, one on each line."),
    )
    related_works = models.TextField(
        _("related activities and recommendations"),
        blank=True,
        help_text=_(
            "Permanent references such as TC-2026-000123, or addresses on this portal, one on each "
            "line. What is not public is not shown."
        ),
    )
    webcast_url = models.URLField(
        _("address of the live webcast"), blank=True, help_text=_("Such as a page of UN Web TV.")
    )
    archive_url = models.URLField(_("address of the archived webcast"), blank=True)
    summary_report_symbol = models.CharField(
        _("summary report"),
        max_length=80,
        blank=True,
        help_text=_(
            "Its symbol, as soon as there is one. It is read on this portal if it is here."
        ),
    )
    ideas = StreamField(
        streams.IDEAS,
        verbose_name=_("key ideas and issues raised"),
        blank=True,
        help_text=_("Resolution 57/32, paragraph 16, asks everybody to make use of them."),
    )

    class Meta:
        verbose_name = _("panel discussion")
        verbose_name_plural = _("panel discussions")

    template = "discussions/panel_page.html"
    base_form_class = PanelPageForm
    parent_page_types: ClassVar[list[str]] = ["pages.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, *CONTENT_PANELS]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        *(index.SearchField(name) for name in (*streams.SAYING, *BEGINNINGS)),
        index.SearchField("document_symbols"),
        index.FilterField("starts_at"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *BasePage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in FACTS),
        SynchronizedField("concept_note", overridable=True),
    ]

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """Offer the page as it is now, and as it will be in each phase."""
        return [("", _("As it is now")), *((str(phase), LABELS[phase]) for phase in Phase)]

    @property
    def schedule(self) -> Schedule:
        """The moments that decide the phase."""
        return Schedule(self.starts_at, self.ends_at, self.registration_opens_at)

    def clean(self) -> None:
        """Bring symbols into their official form and see that times are in order.

        Raises:
            ValidationError: naming the fields.
        """
        super().clean()
        errors: dict[str, Any] = {}
        for name in ("mandate_symbol", "document_symbols", "summary_report_symbol"):
            try:
                symbols = symbols_in(getattr(self, name))
            except InvalidSymbolError:
                errors[name] = _("This is not a UN document symbol. Example: A/HRC/RES/57/32.")
            else:
                setattr(self, name, "\n".join(map(str, symbols)))
        if self.mandate_paragraph is not None and not self.mandate_symbol:
            errors["mandate_symbol"] = _("Enter the symbol of the resolution with this paragraph.")
        errors |= errors_of_moments(self)
        if errors:
            raise ValidationError(errors)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``panel``, everything the page shows, in a constant number of queries."""
        context = super().get_context(request, *args, **kwargs)
        context["venue_time_zone"] = VENUE_TIME_ZONE
        return context | self._shown_in(context["frame"], phase_at(self.schedule, timezone.now()))

    def _shown_in(self, frame: Frame, phase: Phase) -> dict[str, Any]:
        panel = shown(self, phase)
        return {"panel": panel, "structured_data": event_data(self, panel, frame)}

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Show the phase that the editor has chosen to preview."""
        context = self.get_context(request)
        if mode_name:
            context |= self._shown_in(context["frame"], Phase(mode_name))
        return context

    def search_text(self) -> str:
        """Return what a panel is about, who takes part and where, as plain text."""
        parts = [plain_text(getattr(self, name)) for name in streams.SAYING]
        return "\n".join(part for part in (*parts, self.room, self.step_free_route) if part)

    def search_passages(self) -> list[Passage]:
        """Return steps, questions and ideas, and what recordings say in the page's language."""
        return passages_of(self)

    def search_facets(self) -> Mapping[str, tuple[str, ...]]:
        """Return the session of the Council."""
        return {"session": (str(self.council_session_id),)}

    def search_date(self) -> dt.date | None:
        """Return the day the panel starts, at its venue."""
        return self.starts_at.astimezone(VENUE_TIME_ZONE).date() if self.starts_at else None

    def search_names(self) -> list[str]:
        """Return the names of moderator, speakers and panellists, in the order of the page."""
        return [block.value["name"] for block in self.people]
