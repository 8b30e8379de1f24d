"""How often something was sent, to keep floods out."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sending(models.Model):
    """A mark of a network or e-mail address, kept for an hour; the address cannot be read from it.

    The database holds it because each process has a cache of its own.
    """

    mark = models.CharField(max_length=64, db_index=True)
    sent_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("mark of a sending")
        verbose_name_plural = _("marks of sendings")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.sent_at:%Y-%m-%d %H:%M}"
