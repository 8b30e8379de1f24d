"""The record of what became of facts: append-only."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.profiles.models.fact import StateFact
from portal.records import AbstractDecisionEntry


class FactEvent(AbstractDecisionEntry):
    """An entry: who sent, published, returned or withdrew a fact, and when."""

    fact = models.ForeignKey(StateFact, on_delete=models.PROTECT, related_name="events")
    status = models.CharField(_("status"), max_length=9, choices=StateFact.Status.choices)

    class Meta(AbstractDecisionEntry.Meta):
        verbose_name = _("entry of the record of facts")
        verbose_name_plural = _("record of facts")

    def __str__(self) -> str:
        return f"{self.fact_id} {self.status}"
