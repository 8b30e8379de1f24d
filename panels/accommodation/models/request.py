"""A request for accommodation."""

import secrets
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

#: Without characters that are mistaken for one another when read out.
ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH: Final = 8


def new_reference() -> str:
    """Return what a person can name a request by; it cannot be guessed, and says nothing."""
    return "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))


class AccommodationRequest(models.Model):
    """What somebody needs to take part in a panel, sealed, until its last day.

    Attributes:
        panel_key: translation key of the panel's work, whatever becomes of its pages.
        sealed: ``Particulars``, as ``panels.accommodation.sealing`` writes them.
        delete_on: the day on which the schedule deletes it.
    """

    class Status(models.TextChoices):
        """What the secretariat has made of it."""

        RECEIVED = "received", _("Received")
        ARRANGED = "arranged", _("Arranged")
        DECLINED = "declined", _("Declined")

    reference = models.CharField(
        _("reference"), max_length=LENGTH, unique=True, default=new_reference, editable=False
    )
    panel_key = models.UUIDField(_("panel discussion"), db_index=True, editable=False)
    sealed = models.TextField(editable=False)
    status = models.CharField(
        _("status"), max_length=8, choices=Status.choices, default=Status.RECEIVED
    )
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    delete_on = models.DateField(_("deleted on"), db_index=True)

    class Meta:
        verbose_name = _("accommodation request")
        verbose_name_plural = _("accommodation requests")
        ordering = ["-received_at", "-pk"]
        # One right, and no other way in: rows have no form of Wagtail's.
        default_permissions = ("handle",)

    def __str__(self) -> str:
        return self.reference
