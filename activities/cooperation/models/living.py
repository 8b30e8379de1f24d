"""What requests and offers have in common: a key, a life and a clock."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.languages import BY_CODE, LANGUAGES, Language
from portal.reference.models import Concept

#: Concept schemes that only this room uses.
KINDS = "assistance-kinds"
CHANNELS = "assistance-channels"


class Living(models.Model):
    """A row that is written, decided about, kept fresh and at last put away.

    Attributes:
        key: names it in addresses, and as a work in searches.
        languages: codes of the official languages in which one can work together.
        version: counts what was saved, so that a decision is about what was looked at.
        status_since: when it came to the status it has.
        reminders: letters that were sent because nothing happened in this status.
        renewed_at: when somebody last said that it still holds.
        asked_at: when its owner was asked whether it still holds, until they answer.
        reason: why it was returned or withdrawn, in the words of who did that.
    """

    key = models.UUIDField(_("key"), default=uuid4, unique=True, editable=False)
    kinds = models.ManyToManyField(
        Concept,
        verbose_name=_("kinds of assistance"),
        related_name="+",
        limit_choices_to={"scheme__code": KINDS},
        blank=True,
    )
    themes = models.ManyToManyField(
        Concept,
        verbose_name=_("themes"),
        related_name="+",
        limit_choices_to={"scheme__code": "themes"},
        blank=True,
    )
    sdgs = models.ManyToManyField(
        Concept,
        verbose_name=_("SDG targets"),
        related_name="+",
        limit_choices_to={"scheme__code": "sdgs"},
        blank=True,
    )
    languages = models.JSONField(_("languages of work"), default=list, blank=True)
    version = models.PositiveIntegerField(default=0)
    reason = models.TextField(_("reason"), blank=True)
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    status_since = models.DateTimeField(default=timezone.now)
    reminders = models.PositiveSmallIntegerField(default=0)
    renewed_at = models.DateTimeField(_("confirmed as current"), default=timezone.now)
    asked_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

    @property
    def working_languages(self) -> list[Language]:
        """The languages of work, in the order of the six."""
        return [language for language in LANGUAGES if language.code in self.languages]


class Written(models.Model):
    """A text in one language, as its author wrote it.

    Attributes:
        is_original: what it was written in first; the others are the author's translations.
    """

    language = models.CharField(
        _("language"),
        max_length=8,
        choices=[(language.code, language.endonym) for language in LANGUAGES],
    )
    is_original = models.BooleanField(_("original"), default=False)
    title = models.CharField(_("title"), max_length=200)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def official_language(self) -> Language:
        """Its language."""
        return BY_CODE[self.language]
