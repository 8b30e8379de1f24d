"""What a delegation states at a panel discussion or general debate."""

from typing import ClassVar, Self
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _

from panels.discussions.models import PanelPage
from portal.organisations.models import FocalPoint, Organisation
from portal.pages.public import public_pages
from portal.reference.models import State


class StatementQuerySet(models.QuerySet["Statement"]):
    """Statements, and who sees them."""

    def public(self) -> Self:
        """Keep what anybody may read: published, at a panel that anybody may see.

        The one condition that pages, files and the printed panel read through, so that what is
        withdrawn is gone from all of them at once.
        """
        panels = public_pages(PanelPage).values("translation_key")
        return self.filter(status=Statement.Status.PUBLISHED, panel_key__in=panels)

    def seen_by(self, user: User) -> Self:
        """Keep those of the organisations and States that a person acts for."""
        offices = FocalPoint.objects.in_office().filter(user=user)
        return self.filter(
            models.Q(organisation__in=user.memberships.values("organisation"))
            | models.Q(state__in=offices.values("state"))
        )


class Statement(models.Model):
    """A statement, from its draft on; it is never deleted once it was sent.

    Attributes:
        panel_key: translation key of the panel's work, whatever becomes of its pages.
        organisation: on whose behalf it is made; ``state`` instead where a focal point sends it.
        others: for a joint statement the others, as they want to be named, one a line.
        place: in the order in which statements were delivered; the secretariat knows it.
        reason: why it was returned or withdrawn, in the secretariat's or the sender's words.
        version: counts what was saved, so that a decision is about what was looked at.
    """

    class Status(models.TextChoices):
        """Its life; what is withdrawn stays so."""

        DRAFT = "draft", _("Draft, not sent yet")
        RECEIVED = "received", _("With the secretariat")
        RETURNED = "returned", _("Returned to be corrected")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Manner(models.TextChoices):
        """How it is given."""

        DELIVERED = "delivered", _("Delivered in the room")
        WRITTEN = "written", _("In writing only")

    key = models.UUIDField(_("key"), default=uuid4, unique=True, editable=False)
    panel_key = models.UUIDField(_("panel discussion"), db_index=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    state = models.ForeignKey(
        State, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    others = models.TextField(_("also on behalf of"), blank=True)
    speaker = models.CharField(_("speaker"), max_length=200, blank=True)
    function = models.CharField(_("function of the speaker"), max_length=200, blank=True)
    manner = models.CharField(_("how it is given"), max_length=9, choices=Manner.choices)
    place = models.PositiveSmallIntegerField(_("place in the order"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=9, choices=Status.choices, default=Status.DRAFT
    )
    reason = models.TextField(_("reason"), blank=True)
    version = models.PositiveIntegerField(default=0)
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="statements"
    )
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    consented_at = models.DateTimeField(_("consent to publish given"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        # One right, and no other way in: rows have no form of Wagtail's.
        default_permissions = ("moderate",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False, state__isnull=True)
                | models.Q(organisation__isnull=True, state__isnull=False),
                name="statement_of_one_body",
            )
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What people name it by; says nothing of what it holds."""
        return f"ST-{self.pk:06d}"

    @property
    def live(self) -> bool:
        """Whether it is published, as far as it is up to itself; search asks what is withdrawn."""
        return self.status == self.Status.PUBLISHED

    @property
    def is_open(self) -> bool:
        """Whether its sender can change it."""
        return self.status in {self.Status.DRAFT, self.Status.RETURNED}

    def body_in(self, code: str) -> str:
        """Return on whose behalf it is made, in a language where there is such a name."""
        if self.state is not None:
            return self.state.label_in(code)
        return self.organisation.name_in(code) if self.organisation is not None else ""
