"""Which edition of the vocabularies this is: what is made from them knows when to be new."""

from django.utils.translation import gettext_lazy as _

from portal.editions import AbstractEdition


class Edition(AbstractEdition):
    """Another one after every change of a State, region, scheme or concept."""

    class Meta:
        verbose_name = _("edition of the vocabularies")
        verbose_name_plural = _("editions of the vocabularies")
