"""A stamp that tells every process when editors have changed something."""

from django.utils.translation import gettext_lazy as _

from portal.editions import AbstractEdition


class CurationEdition(AbstractEdition):
    """Another one after every change of promotions and synonyms."""

    class Meta:
        verbose_name = _("edition of the editors’ search rules")
        verbose_name_plural = _("editions of the editors’ search rules")
