"""How often something was sent, to keep floods out."""

from django.utils.translation import gettext_lazy as _

from portal.accounts.marks import AbstractMark


class Sending(AbstractMark):
    """Something sent by a network, or a letter to an e-mail address."""

    class Meta(AbstractMark.Meta):
        verbose_name = _("mark of a sending")
        verbose_name_plural = _("marks of sendings")
