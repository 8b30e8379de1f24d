"""Alerts, what they have announced, and when each work became visible."""

from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.marks import AbstractMark

PERIODS: Final = {
    "daily": timedelta(days=1),
    "weekly": timedelta(days=7),
    "monthly": timedelta(days=30),
}


class AppearanceClock(models.Model):
    """One row: counts the looks at what is visible, and lets one look follow the other."""

    ROW = 1

    tick = models.BigIntegerField(_("tick"), default=0)

    class Meta:
        verbose_name = _("clock of appearances")
        verbose_name_plural = _("clocks of appearances")

    def __str__(self) -> str:
        return str(self.tick)


class Appearance(models.Model):
    """When a work was first seen to be visible, and when it last became so.

    Attributes:
        key: the work's key.
        first: tick of the look that saw it first.
        latest: tick of the look that saw it after it had been away; else the first.
        is_public: whether the last look saw it.
    """

    key = models.UUIDField(_("work"), primary_key=True, editable=False)
    first = models.BigIntegerField(_("first seen"))
    latest = models.BigIntegerField(_("last became visible"), db_index=True)
    is_public = models.BooleanField(_("visible"), default=True)

    class Meta:
        verbose_name = _("appearance of a work")
        verbose_name_plural = _("appearances of works")

    def __str__(self) -> str:
        return str(self.key)


class Alert(models.Model):
    """A search that somebody gets by e-mail; deleted, with all that hangs on it, when it ends.

    Attributes:
        query: what is searched for, as ``stored.stored`` gives it.
        digest: of the query and its language; equal searches have equal ones.
        confirmed: when the address was confirmed; nothing is sent before.
        baseline: tick at the confirmation; works seen until then are never announced.
        cursor: tick up to which works have been looked at.
        due: when it is looked at again.
    """

    class Frequency(models.TextChoices):
        """How often letters may come."""

        DAILY = "daily", _("Every day")
        WEEKLY = "weekly", _("Every week")
        MONTHLY = "monthly", _("Every month")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=16)
    query = models.JSONField(_("search"))
    digest = models.CharField(_("digest"), max_length=64, db_index=True)
    frequency = models.CharField(_("how often"), max_length=8, choices=Frequency.choices)
    created = models.DateTimeField(_("created"), default=timezone.now)
    confirmed = models.DateTimeField(_("confirmed"), null=True, blank=True)
    baseline = models.BigIntegerField(_("baseline"), default=0)
    cursor = models.BigIntegerField(_("looked at up to"), default=0)
    due = models.DateTimeField(_("due"), null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("search alert")
        verbose_name_plural = _("search alerts")
        constraints = [
            models.UniqueConstraint(fields=["email", "digest"], name="one_alert_a_search"),
            models.CheckConstraint(
                condition=Q(confirmed__isnull=True) | Q(due__isnull=False),
                name="confirmed_alert_is_due_some_day",
            ),
        ]

    def __str__(self) -> str:
        # Never the address: this is shown in logs.
        return str(self.pk)


class Letter(models.Model):
    """One e-mail of an alert, planned before it is sent.

    Attributes:
        state: ``sending`` means that the mail server may have it already.
        leased_until: whoever took it to send it may do so until then.
        refusals: how often the mail server said that there is no such address.
    """

    class State(models.TextChoices):
        """How far a letter is."""

        PENDING = "pending", _("planned")
        SENDING = "sending", _("handed to the mail server")
        SENT = "sent", _("sent")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    alert = models.ForeignKey(Alert, models.CASCADE, related_name="letters")
    state = models.CharField(
        _("state"), max_length=8, choices=State.choices, default=State.PENDING, db_index=True
    )
    planned = models.DateTimeField(_("planned"), default=timezone.now)
    leased_until = models.DateTimeField(_("taken until"), null=True, blank=True)
    refusals = models.PositiveSmallIntegerField(_("refusals"), default=0)

    class Meta:
        verbose_name = _("letter of an alert")
        verbose_name_plural = _("letters of alerts")
        ordering = ["planned", "pk"]

    def __str__(self) -> str:
        return self.message_id

    @property
    def message_id(self) -> str:
        """The ``Message-ID`` of every attempt to send it (RFC 5322, 3.6.4)."""
        domain = settings.WAGTAILADMIN_BASE_URL.partition("://")[2].partition(":")[0]
        return f"<alert-{UUID(str(self.pk)).hex}@{domain.partition('/')[0]}>"


class Announcement(models.Model):
    """A work that an alert has announced, or is about to in a planned letter."""

    alert = models.ForeignKey(Alert, models.CASCADE, related_name="announcements")
    letter = models.ForeignKey(Letter, models.CASCADE, related_name="announcements")
    key = models.UUIDField(_("work"))

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        constraints = [
            models.UniqueConstraint(fields=["alert", "key"], name="one_announcement_a_work")
        ]

    def __str__(self) -> str:
        return str(self.key)


class Attempt(AbstractMark):
    """A search asked for by e-mail from a network, or a question to an e-mail address."""

    class Meta(AbstractMark.Meta):
        verbose_name = _("attempt to subscribe")
        verbose_name_plural = _("attempts to subscribe")
