"""A request and an offer brought together, by consent of both sides."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.languages import BY_CODE, LANGUAGES, Language


class Side(models.TextChoices):
    """One of the two that an introduction is between."""

    STATE = "state", _("The State that asks")
    PARTNER = "partner", _("The partner that offers")


class Introduction(models.Model):
    """A proposal that a State and a partner get to know each other.

    Neither sees the other's contact before both have confirmed; who proposes confirms by that.

    Attributes:
        proposed_by: the side that began.
        note: what it said to the other side.
        reminders: letters that were sent because nobody answered.
    """

    class Status(models.TextChoices):
        """Its life."""

        PROPOSED = "proposed", _("Proposed")
        CONFIRMED = "confirmed", _("Confirmed by both")
        UNDER_WAY = "under-way", _("Under way")
        COMPLETED = "completed", _("Completed")
        DECLINED = "declined", _("Declined")
        LAPSED = "lapsed", _("Not answered in time")
        ENDED = "ended", _("Ended")

    key = models.UUIDField(_("key"), default=uuid4, unique=True, editable=False)
    request = models.ForeignKey(
        "cooperation.Request", on_delete=models.PROTECT, related_name="introductions"
    )
    offer = models.ForeignKey(
        "cooperation.Offer", on_delete=models.PROTECT, related_name="introductions"
    )
    status = models.CharField(
        _("status"), max_length=9, choices=Status.choices, default=Status.PROPOSED
    )
    proposed_by = models.CharField(_("proposed by"), max_length=7, choices=Side.choices)
    note = models.TextField(_("note"), blank=True)
    language = models.CharField(max_length=8, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    submission_key = models.UUIDField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("proposed"), auto_now_add=True)
    status_since = models.DateTimeField(default=timezone.now)
    reminders = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions")
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["request", "offer"],
                condition=models.Q(status__in=["proposed", "confirmed", "under-way"]),
                name="introduced_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What people name it by; says nothing of what it holds."""
        return f"IN-{self.pk:06d}"


#: An introduction that both sides have consented to: each sees the other.
CONSENTED = (
    Introduction.Status.CONFIRMED,
    Introduction.Status.UNDER_WAY,
    Introduction.Status.COMPLETED,
)


class Message(models.Model):
    """What one side wrote to the other, in whatever language; never changed, never e-mailed."""

    introduction = models.ForeignKey(
        Introduction, on_delete=models.PROTECT, related_name="messages"
    )
    side = models.CharField(max_length=7, choices=Side.choices)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    language = models.CharField(
        _("language"),
        max_length=8,
        choices=[(language.code, language.endonym) for language in LANGUAGES],
    )
    text = models.TextField(_("message"))
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering: ClassVar[list[str]] = ["written_at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.introduction_id} {self.side}"

    @property
    def official_language(self) -> Language:
        """Its language."""
        return BY_CODE[self.language]


class Worth(models.IntegerChoices):
    """How useful it was."""

    GREAT = 5, _("Of great use")
    GOOD = 4, _("Useful")
    PARTLY = 3, _("Partly useful")
    LITTLE = 2, _("Of little use")
    NONE = 1, _("Of no use")


class Feedback(models.Model):
    """What one side says of how it went; once a side.

    Attributes:
        worth: from 1, of no use, to 5, of great use.
    """

    introduction = models.ForeignKey(
        Introduction, on_delete=models.PROTECT, related_name="feedback"
    )
    side = models.CharField(max_length=7, choices=Side.choices)
    worth = models.PositiveSmallIntegerField(_("how useful it was"), choices=Worth.choices)
    text = models.TextField(_("what others can learn from it"), blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    given_at = models.DateTimeField(_("given"), auto_now_add=True)

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        ordering: ClassVar[list[str]] = ["pk"]
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["introduction", "side"], name="one_feedback_a_side"),
            models.CheckConstraint(
                condition=models.Q(worth__gte=1, worth__lte=5), name="worth_from_1_to_5"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.introduction_id} {self.side}"
