"""What an organisation sends, from its first draft on."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.repository.models import ActivityPage
from portal.languages import DEFAULT, LANGUAGES
from portal.organisations.models import Organisation


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Finds submissions by who may see them."""

    def seen_by(self, user: User) -> "SubmissionQuerySet":
        """Keep those of the organisations that a person acts for."""
        return self.filter(organisation__memberships__user=user)


class Submission(models.Model):
    """One work as its organisation writes it, with what the public never sees of it.

    Attributes:
        data: what was typed, by the name of its field; see ``activities.submissions.filling``.
            States, concepts and partners stand as codes and keys, dates as ISO 8601.
        version: counts the times it was saved, so that of two tabs neither overwrites the other.
        work_key: the translation key of its page, once it was sent.
    """

    class Status(models.TextChoices):
        """Whose turn it is; what becomes of it afterwards is read from the workflow."""

        DRAFT = "draft", _("Draft")
        SENT = "sent", _("Sent")

    key = models.UUIDField(_("key"), default=uuid4, unique=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        on_delete=models.PROTECT,
        related_name="submissions",
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="submissions",
    )
    name_hidden = models.BooleanField(_("keep our name off the public page"), default=False)
    private_contact = models.TextField(_("private contact"), blank=True)
    language = models.CharField(
        _("language"),
        max_length=8,
        default=DEFAULT.code,
        choices=[(language.code, language.endonym) for language in LANGUAGES],
    )
    data = models.JSONField(default=dict, blank=True)
    step = models.PositiveSmallIntegerField(default=1)
    version = models.PositiveIntegerField(default=0)
    status = models.CharField(
        _("status"), max_length=5, choices=Status.choices, default=Status.DRAFT
    )
    work_key = models.UUIDField(_("work"), null=True, blank=True, unique=True)
    page = models.ForeignKey(
        ActivityPage,
        verbose_name=_("activity"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering: ClassVar[list[str]] = ["-updated_at", "-pk"]

    def __str__(self) -> str:
        return str(self.key)
