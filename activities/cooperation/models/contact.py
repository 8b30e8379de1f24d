"""How to reach who asks or offers: apart from all else, sealed, and closed by default."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.cooperation.models.offer import Offer
from activities.cooperation.models.request import Request


class Contact(models.Model):
    """The contact of a request or of an offer, as ``activities.cooperation.sealing`` writes it."""

    request = models.OneToOneField(
        Request, on_delete=models.CASCADE, null=True, related_name="contact"
    )
    offer = models.OneToOneField(Offer, on_delete=models.CASCADE, null=True, related_name="contact")
    sealed = models.TextField(editable=False)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(request__isnull=False, offer__isnull=True)
                | models.Q(request__isnull=True, offer__isnull=False),
                name="contact_of_one",
            )
        ]

    def __str__(self) -> str:
        return str(self.request or self.offer)
