"""The page of an activity: one language version of it."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from activities.repository.content import content_of, fingerprint, texts_of
from activities.repository.models.reference import ActivityReference
from portal.languages import language_of
from portal.pages.models.base import BasePage
from portal.reference.models import Concept, State


class ActivityPage(BasePage):
    """An activity of technical cooperation or capacity-building (resolution 57/32, paragraph 12).

    Each language version is a page. What is the same in all languages, its *facts*, is read from
    the source version only; see ``activities.repository.facts``. A page being live does not make
    it public: ``activities.repository.public`` says what is.
    """

    class Status(models.TextChoices):
        """How far the activity has come."""

        PLANNED = "planned", _("Planned")
        ONGOING = "ongoing", _("Under way")
        COMPLETED = "completed", _("Completed")
        CANCELLED = "cancelled", _("Cancelled")

    class Precision(models.TextChoices):
        """How exactly a date is known; the rest of it is not shown."""

        YEAR = "year", _("Year")
        MONTH = "month", _("Month and year")
        DAY = "day", _("Day")

    reference = models.CharField(_("reference"), max_length=20, editable=False)
    body = RichTextField(
        _("description"), blank=True, features=["h3", "bold", "italic", "ol", "ul", "link"]
    )
    starts_on = models.DateField(_("starts"), null=True, blank=True)
    start_precision = models.CharField(
        _("start known by"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    end_precision = models.CharField(
        _("end known by"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    status = models.CharField(
        _("status"), max_length=9, choices=Status.choices, default=Status.ONGOING
    )
    states = ParentalManyToManyField(
        State, verbose_name=_("States concerned"), related_name="activities", blank=True
    )
    modality = models.ForeignKey(
        Concept,
        verbose_name=_("modality"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"scheme__code": "modalities"},
        null=True,
        blank=True,
    )
    themes = ParentalManyToManyField(
        Concept,
        verbose_name=_("themes"),
        related_name="activities_by_theme",
        limit_choices_to={"scheme__code": "themes"},
        blank=True,
    )
    sdgs = ParentalManyToManyField(
        Concept,
        verbose_name=_("SDG targets"),
        related_name="activities_by_sdg",
        limit_choices_to={"scheme__code": "sdgs"},
        blank=True,
    )
    groups = ParentalManyToManyField(
        Concept,
        verbose_name=_("groups of persons"),
        related_name="activities_by_group",
        limit_choices_to={"scheme__code": "groups"},
        blank=True,
    )
    beneficiaries = models.TextField(_("beneficiaries"), blank=True)
    results = models.TextField(_("results"), blank=True)
    lessons = models.TextField(_("lessons learned"), blank=True)
    good_practice = models.BooleanField(_("good practice"), default=False)
    good_practice_reason = models.TextField(_("why it is a good practice"), blank=True)
    helps_peers = models.BooleanField(
        _("willing to help peers"),
        default=False,
        help_text=_("Those who carried it out would share what they learned with other States."),
    )
    public_contact = models.TextField(
        _("public contact"),
        blank=True,
        help_text=_("Shown to everybody. Name an office, not a person."),
    )
    is_source_version = models.BooleanField(default=True, editable=False)
    content_fingerprint = models.CharField(max_length=64, editable=False, db_index=True)
    text_fingerprint = models.CharField(max_length=64, editable=False)
    # Of a translation: the text fingerprint its source had when it was translated.
    translated_fingerprint = models.CharField(max_length=64, editable=False, blank=True)

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")

    template = "repository/activity_page.html"
    parent_page_types: ClassVar[list[str]] = ["pages.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
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
            ],
            heading=_("Sharing what was learned"),
        ),
        InlinePanel("funding", heading=_("Funding")),
        InlinePanel("documents", heading=_("Documents")),
        InlinePanel("links", heading=_("Links")),
        InlinePanel("identifiers", heading=_("External identifiers")),
        FieldPanel("public_contact"),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        *(
            index.SearchField(name)
            for name in ("body", "reference", "beneficiaries", "results", "lessons")
        ),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *BasePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in (
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
                "providers",
                "implemented",
                "funding",
                "documents",
                "links",
                "identifiers",
            )
        ),
    ]

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Give a new work its reference, and make the slug of it."""
        if not self.reference:
            self.reference = ActivityReference.of(self.translation_key).reference
        self.slug = self.reference.lower()
        super().full_clean(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the fingerprint of what is saved.

        Children and many-to-many rows in memory are saved with the page, so what the fingerprint
        is made from is what the database holds afterwards.
        """
        if kwargs.get("update_fields") is None:
            self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Bring what is made from other fields up to date."""
        code = self.locale.language_code
        if not self.source_language:
            self.source_language = language_of(code).code
        self.is_source_version = self.source_language == code
        self.content_fingerprint = fingerprint(content_of(self))
        text_fingerprint = fingerprint(texts_of(self))
        if not self.is_source_version and (
            text_fingerprint != self.text_fingerprint or not self.translated_fingerprint
        ):
            self.translated_fingerprint = self._source_text_fingerprint()
        self.text_fingerprint = text_fingerprint

    def _source_text_fingerprint(self) -> str:
        """Return the text fingerprint of the source version as it is in the database."""
        held = ActivityPage.objects.filter(
            translation_key=self.translation_key, is_source_version=True
        ).values_list("text_fingerprint", flat=True)
        return held.first() or ""

    def search_date(self) -> date | None:
        """Return the day the activity starts, as exactly as it is known."""
        return self.starts_on
