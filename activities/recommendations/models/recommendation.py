"""A recommendation of the universal periodic review."""

from typing import Any, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.recommendations.models.issue import Issue
from portal.languages import LANGUAGES, language_of
from portal.reference.folding import fold
from portal.reference.models import State
from portal.works.named import row_key


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    """Recommendations by State and text."""

    def matching(self, query: str) -> Self:
        """Keep those whose text contains every word of a query, accents and case aside."""
        found = self
        for word in fold(query).split():
            found = found.filter(search_text__contains=word)
        return found


class Recommendation(models.Model):
    """What one or more States recommended to the State under review.

    ``key`` names it for ever: it is made from what the source says, so that a second import finds
    the same row, and it is the last part of its address.
    """

    class Position(models.TextChoices):
        """The answer of the State under review (Council resolution 5/1, annex, paragraph 32)."""

        SUPPORTED = "supported", _("Supported")
        NOTED = "noted", _("Noted")
        PENDING = "pending", _("Pending")

    key = models.CharField(_("key"), max_length=24, unique=True)
    source = models.CharField(_("source"), max_length=8, choices=Issue.Source.choices)
    source_id = models.CharField(_("identifier in the source"), max_length=64, blank=True)
    state = models.ForeignKey(
        State,
        verbose_name=_("State under review"),
        on_delete=models.PROTECT,
        related_name="recommendations",
    )
    recommending = models.ManyToManyField(
        State,
        verbose_name=_("recommending States"),
        related_name="recommendations_made",
        blank=True,
    )
    cycle = models.PositiveSmallIntegerField(_("cycle"), null=True, blank=True)
    session = models.PositiveSmallIntegerField(_("session"), null=True, blank=True)
    paragraph = models.CharField(_("paragraph"), max_length=20, blank=True)
    text = models.TextField(_("text"))
    language = models.CharField(
        _("language of the text"),
        max_length=8,
        choices=[(language.code, language.endonym) for language in LANGUAGES],
        default="en",
    )
    position = models.CharField(_("position"), max_length=9, choices=Position.choices)
    original_position = models.CharField(
        _("position as the source words it"), max_length=120, blank=True
    )
    symbol = models.CharField(_("document symbol"), max_length=80, blank=True)
    issues = models.ManyToManyField(
        Issue, verbose_name=_("issues"), related_name="recommendations", blank=True
    )
    search_text = models.TextField(editable=False)
    work_key = models.UUIDField(unique=True, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = models.Manager.from_queryset(RecommendationQuerySet)()

    class Meta:
        verbose_name = _("UPR recommendation")
        verbose_name_plural = _("UPR recommendations")
        ordering = ["state", "-session", "pk"]
        indexes = [
            models.Index(fields=["state", "session", "position"], name="recommendation_browse")
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with what follows from the rest, and the moment of the change."""
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Set the text it is found by, its key as a work, and that it changes now."""
        self.search_text = fold(self.text)
        self.work_key = row_key("recommendation", self.key)
        self.changed_at = timezone.now()

    @property
    def html_lang(self) -> str:
        """Language of the text as ``lang`` says it (BCP 47)."""
        return language_of(self.language).html_lang
