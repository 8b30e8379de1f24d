"""The page of an activity: one language version of it."""

from datetime import date
from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField

from activities.repository.content import TEXTS, content_of, fingerprint, texts_of
from activities.repository.models.reference import ActivityReference
from activities.repository.panels import FACTS, PANELS
from portal.languages import language_of
from portal.pages.models.base import BasePage
from portal.reference.models import Concept, State
from portal.translation.records import translation_of

NOT_GOOD_PRACTICE: Final = _("Only what is marked as a good practice can stand in the hub.")


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

    class HubKind(models.TextChoices):
        """What it brings to the knowledge hub of those that follow up recommendations."""

        NONE = "", _("Not in the knowledge hub")
        PRACTICE = "practice", _("Practice")
        TERMS = "terms", _("Model terms of reference")
        TOOL = "tool", _("Tool")
        GUIDANCE = "guidance", _("Guidance")

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
    hub_kind = models.CharField(
        _("in the knowledge hub as"),
        max_length=8,
        choices=HubKind.choices,
        blank=True,
        default="",
        db_index=True,
        help_text=_(
            "What those can take from it who implement, report on and follow up recommendations. "
            "Good practices only."
        ),
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
        *PANELS,
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
        *(SynchronizedField(name, overridable=False) for name in FACTS),
    ]

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Give a new work its reference, and make the slug of it."""
        self.take_reference()
        super().full_clean(*args, **kwargs)

    def take_reference(self) -> None:
        """Take the work's reference, a new one where it has none, and the slug from it."""
        if not self.reference:
            self.reference = ActivityReference.of(self.translation_key).reference
        self.slug = self.reference.lower()

    def clean(self) -> None:
        """Check what fields say together; a draft may still lack its States.

        Raises:
            ValidationError: if it ends before it starts, gives no reason for a good practice, is in
                the knowledge hub without being one, or names a recommendation to a State that it
                does not concern.
        """
        super().clean()
        errors = {}
        if (
            self.starts_on
            and self.ends_on
            and self._ends_before_start(self.starts_on, self.ends_on)
        ):
            errors["ends_on"] = _("The end must not be before the start.")
        if self.good_practice and not self.good_practice_reason.strip():
            errors["good_practice_reason"] = _("Say why it is a good practice.")
        if self.hub_kind and not self.good_practice:
            errors["hub_kind"] = NOT_GOOD_PRACTICE
        if errors:
            raise ValidationError(errors)
        concerned = {state.pk for state in self.states.all()}
        rows = self.implemented.all()
        if any(row.recommendation.state_id not in concerned for row in rows):
            raise ValidationError(
                _("Every recommendation must be one to a State that the activity concerns.")
            )

    def _ends_before_start(self, start: date, end: date) -> bool:
        """Compare two dates as far as both are known."""
        known = {self.start_precision, self.end_precision}
        parts = 1 if "year" in known else 2 if "month" in known else 3
        return end.timetuple()[:parts] < start.timetuple()[:parts]

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Also find a page that is not live: ``serve`` says whether it was withdrawn."""
        del request
        if path_components:
            raise Http404
        return RouteResult(self)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show what is public, the same to everybody, and to editors their previews."""
        from activities.repository.gone import CACHE_CONTROL, withdrawn  # noqa: PLC0415 -- needs this model
        from activities.repository.public import public  # noqa: PLC0415 -- as above

        is_preview = getattr(request, "is_preview", False)
        if not is_preview and not public().filter(pk=self.pk).exists():
            return withdrawn(request, self.translation_key)
        response = super().serve(request, *args, **kwargs)
        response["Cache-Control"] = CACHE_CONTROL
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the facts and the permanent address."""
        from activities.repository.facts import agreements, facts_in, facts_of  # noqa: PLC0415 -- needs this model

        context = super().get_context(request, *args, **kwargs)
        in_memory = getattr(request, "is_preview", False) and self.is_source_version
        facts = None if in_memory else facts_of([self]).get(self.translation_key)
        context["facts"] = facts or facts_in(self)
        path = reverse("activity_permalink", args=[self.reference]) if self.reference else ""
        context["agreements"] = agreements(context["facts"].source)
        context["permalink"] = request.build_absolute_uri(path)
        return context

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the fingerprint of what is saved.

        Children and many-to-many rows in memory are saved with the page, so what the fingerprint
        is made from is what the database holds afterwards.
        """
        if kwargs.get("update_fields") is None:
            # Wagtail cleans only little of what is not live yet.
            self.take_reference()
            self.derive()
        super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a draft; that of a translation notes which text of its source it was made from.

        It may be published when the source says something else already.
        """
        if not self.is_source_version:
            self.derive()
        return super().save_revision(*args, **kwargs)

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
        """Return the text fingerprint of what is translated: the translator's copy of the source.

        Where the translation is not made with the translation editor, that is the source version
        as it is in the database.
        """
        translation = translation_of(self)
        if translation is not None and translation.enabled:
            copied = translation.source.as_instance()
            if copied.is_source_version:
                return fingerprint(texts_of(copied))
        held = ActivityPage.objects.filter(
            translation_key=self.translation_key, is_source_version=True
        ).values_list("text_fingerprint", flat=True)
        return held.first() or ""

    def search_text(self) -> str:
        """Return the texts that are neither title nor summary, and the reference."""
        texts = texts_of(self)
        return "\n".join(
            [
                self.reference,
                *(
                    strip_tags(texts[name].replace("</p>", "\n"))
                    for name in TEXTS[2:]
                    if texts[name]
                ),
            ]
        )

    def search_date(self) -> date | None:
        """Return the day the activity starts, as exactly as it is known."""
        return self.starts_on

    def search_date_precision(self) -> str:
        """Return how exactly its start is known."""
        return str(self.start_precision)
