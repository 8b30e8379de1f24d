"""The record of what became of facts: append-only."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.profiles.models.fact import StateFact
from portal.records import AbstractEntry


class FactEvent(AbstractEntry):
    """An entry: who sent, published, returned or withdrew a fact, and when."""

    fact = models.ForeignKey(StateFact, on_delete=models.PROTECT, related_name="events")
    status = models.CharField(_("status"), max_length=9, choices=StateFact.Status.choices)
    reason = models.TextField(_("reason"), blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    happened_at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("entry of the record of facts")
        verbose_name_plural = _("record of facts")
        ordering: ClassVar[list[str]] = ["happened_at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.fact_id} {self.status}"
