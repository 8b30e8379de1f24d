"""Invitations to act for an organisation or to answer for a State."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.organisations.models.membership import Membership
from portal.organisations.models.organisation import Organisation
from portal.reference.models import State


class Invitation(models.Model):
    """An invitation sent to an address; its link works once, for whoever owns that address.

    The link's secret is kept as a hash only, so that who reads the table cannot use it.
    """

    email = models.EmailField(_("e-mail address"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="invitations", null=True, blank=True
    )
    role = models.CharField(max_length=8, choices=Membership.Role.choices, blank=True)
    state = models.ForeignKey(
        State, on_delete=models.CASCADE, related_name="invitations", null=True, blank=True
    )
    secret_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-sent_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False, state__isnull=True)
                | models.Q(organisation__isnull=True, state__isnull=False),
                name="invitation_to_one_body",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} · {self.organisation or self.state}"
