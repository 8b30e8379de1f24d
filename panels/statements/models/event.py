"""The record of what happened to statements: append-only."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from panels.statements.models.statement import Statement
from portal.records import AbstractDecisionEntry


class StatementEvent(AbstractDecisionEntry):
    """An entry: who did what with a statement, and when.

    Attributes:
        user: who did it; nobody where the demonstration was planted.
        version: of the statement, which the decision is about.
    """

    class Kind(models.TextChoices):
        """What was done."""

        RECEIVED = "received", _("Received")
        PUBLISHED = "published", _("Published")
        RETURNED = "returned", _("Returned to be corrected")
        WITHDRAWN_BY_SENDER = "withdrawn-by-sender", _("Withdrawn by the sender")
        WITHDRAWN = "withdrawn", _("Withdrawn by the secretariat")

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(_("what happened"), max_length=19, choices=Kind.choices)
    version = models.PositiveIntegerField()

    class Meta(AbstractDecisionEntry.Meta):
        verbose_name = _("entry of the record of statements")
        verbose_name_plural = _("record of statements")

    def __str__(self) -> str:
        return f"{self.statement_id} {self.kind}"
