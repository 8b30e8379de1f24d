"""The record of decisions: append-only, each entry chained to the one before by its hash."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.languages import Language, language_of
from portal.records import AbstractEntry
from portal.reference.models import State


class RecordHead(models.Model):
    """Where the record ends; its only row is locked while an entry is added.

    The lock keeps two entries from following the same one, and the count tells a record whose
    last entries were cut off from one that is whole.
    """

    count = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return str(self.count)


class Decision(AbstractEntry):
    """One entry: what happened to a State's agreement to one activity.

    Written by ``activities.agreement.record.append`` only, which numbers and chains it.

    Attributes:
        fingerprints: content fingerprint by language code, of what the decision is about.
        content: the contents themselves by language code, as shown to the State.
        hash: SHA-256 of ``previous_hash`` and every other field.
    """

    class Kind(models.TextChoices):
        """What happened."""

        ASKED = "asked", _("Asked for agreement")
        AGREED = "agreed", _("Agreed")
        AGREED_ON_PAPER = "agreed-on-paper", _("Agreed by note verbale")
        CHANGE_ASKED = "change-asked", _("Asked for a change")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrew its agreement")
        CORRECTED = "corrected", _("Spelling corrected, agreement stands")
        DELEGATED = "delegated", _("Passed to a colleague")

    number = models.PositiveBigIntegerField(_("number"), unique=True)
    kind = models.CharField(_("what happened"), max_length=16, choices=Kind.choices)
    work_key = models.UUIDField(_("work"), db_index=True)
    reference = models.CharField(_("reference"), max_length=20)
    state = models.ForeignKey(
        State, verbose_name=_("State"), on_delete=models.PROTECT, related_name="decisions"
    )
    fingerprints = models.JSONField(default=dict)
    content = models.JSONField(default=dict)
    covers_translations = models.BooleanField(_("translations covered"), default=False)
    reason = models.TextField(_("reason"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    decided_at = models.DateTimeField(_("when"))
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.kind} {self.reference}"

    @property
    def languages(self) -> list[Language]:
        """Languages of the versions it is about."""
        return [language_of(code) for code in self.fingerprints]
