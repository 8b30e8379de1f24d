"""What a State answered on paper."""

from pathlib import PurePath
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.agreement.models.decision import Decision
from activities.agreement.models.request import AgreementRequest
from portal.uploads.storing import private_storage


def scan_name(_paper: Any, name: str) -> str:
    """Return a name of our own, so that nothing of the file's own name reaches the disk."""
    return f"notes-verbales/{uuid4().hex}{PurePath(name).suffix}"


class PaperAnswer(models.Model):
    """A note verbale by which a State agrees, entered by one person and confirmed by another.

    Attributes:
        decision: the entry of the record; none until the second person has confirmed.
    """

    request = models.OneToOneField(
        AgreementRequest, on_delete=models.SET_NULL, null=True, related_name="paper"
    )
    number = models.CharField(_("number of the note verbale"), max_length=100)
    dated = models.DateField(_("date of the note verbale"))
    covers_translations = models.BooleanField(_("translations covered"), default=False)
    scan = models.FileField(_("scan"), storage=private_storage, upload_to=scan_name)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)
    decision = models.OneToOneField(
        Decision, on_delete=models.PROTECT, null=True, related_name="paper"
    )

    class Meta:
        verbose_name = _("note verbale")
        verbose_name_plural = _("notes verbales")

    def __str__(self) -> str:
        return self.number
