"""A fact about a State, proposed by its focal point and reviewed by the secretariat."""

from typing import Any, ClassVar, Self
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from portal.reference.fields import SixLabelsField
from portal.reference.models import State


class StateFactQuerySet(models.QuerySet["StateFact"]):
    """Facts, and which of them are public."""

    def public(self) -> Self:
        """Keep what the secretariat has published."""
        return self.filter(status=StateFact.Status.PUBLISHED)


class StateFact(models.Model):
    """A fact with its source and date.

    What is written is never changed: whoever wants it otherwise sends another one, and withdraws
    this. So what was reviewed is what is shown.

    Attributes:
        texts: in the languages in which the State gives it; at least one.
        day: of a visit or a statement, or since when a presence or an institution is there.
        decided_by: who did last what ``status`` says; nobody where that was its sender.
    """

    class Kind(models.TextChoices):
        """What it is about, in the order of the page."""

        ABOUT = "about", _("In the words of the State")
        INSTITUTION = "institution", _("Institution that acts as focal point")
        PRESENCE = "presence", _("United Nations field presence or regional office")
        VISIT = "visit", _("Visit of a special procedure")
        STATEMENT = "statement", _("Statement in the universal periodic review")

    class Status(models.TextChoices):
        """Its life; what is withdrawn stays so."""

        SENT = "sent", _("With the secretariat")
        PUBLISHED = "published", _("Published")
        RETURNED = "returned", _("Returned")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    state = models.ForeignKey(
        State, verbose_name=_("State"), on_delete=models.PROTECT, related_name="facts"
    )
    kind = models.CharField(_("what it is about"), max_length=11, choices=Kind.choices)
    texts = SixLabelsField(_("text"), multiline=True)
    day = models.DateField(_("date"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200)
    source_url = models.CharField(
        _("address of the source"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    source_day = models.DateField(_("date of the source"))
    status = models.CharField(
        _("status"), max_length=9, choices=Status.choices, default=Status.SENT
    )
    reason = models.TextField(_("reason"), blank=True)
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
    )
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)

    objects = StateFactQuerySet.as_manager()

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("state", read_only=True), FieldPanel("kind", read_only=True)]),
        FieldPanel("texts", read_only=True),
        FieldPanel("day", read_only=True),
        FieldRowPanel(
            [FieldPanel(name, read_only=True) for name in ("source", "source_url", "source_day")]
        ),
        FieldPanel("sender", read_only=True),
        FieldPanel("status"),
        FieldPanel("reason"),
    ]

    class Meta:
        verbose_name = _("fact about a State")
        verbose_name_plural = _("facts about States")
        ordering: ClassVar[list[str]] = ["-sent_at", "-pk"]
        # Nobody adds or deletes one in the admin: its State sends it, and it stays.
        default_permissions = ("change", "view")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "status"], name="fact_shown")
        ]

    def __str__(self) -> str:
        return f"{self.state.iso3}: {self.get_kind_display()}"

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and enter into the record what has become of it."""
        before = StateFact.objects.filter(pk=self.pk).values_list("status", flat=True).first()
        super().save(*args, **kwargs)
        if before != self.status:
            self.events.create(
                status=self.status, reason=self.reason, user=self.decided_by or self.sender
            )

    def withdraw(self, user: User) -> None:
        """Take it back for good, on record.

        Args:
            user: a focal point of its State.
        """
        self.status, self.decided_by = self.Status.WITHDRAWN, user
        self.save()

    def clean(self) -> None:
        """Ask for a reason where one is owed, and for days that have come.

        Raises:
            ValidationError: naming the fields.
        """
        super().clean()
        errors: dict[str, Any] = {}
        if self.status == self.Status.RETURNED and not self.reason.strip():
            errors["reason"] = _("Say why, so that it can be put right.")
        if self.kind == self.Kind.VISIT and self.day is None:
            errors["day"] = _("Say when the visit took place.")
        if self.kind == self.Kind.STATEMENT and self.day is None:
            errors["day"] = _("Say when the statement was made.")
        if self.source_day is not None and self.source_day > timezone.localdate():
            errors["source_day"] = _("This day is still to come.")
        if errors:
            raise ValidationError(errors)
