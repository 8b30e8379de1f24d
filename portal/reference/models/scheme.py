"""Concept schemes: themes, SDGs, groups of persons, modalities and others."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.reference.models.labelled import LabelledQuerySet
from portal.reference.models.term import Term


class SchemeQuerySet(LabelledQuerySet["ConceptScheme"]):
    """Schemes, ordered and found by their names."""


class ConceptScheme(Term):
    """A controlled vocabulary (skos:ConceptScheme).

    The schemes the portal brings: ``themes``, ``sdgs``, ``groups``, ``modalities``,
    ``provider-types`` (resolution 57/32, paragraph 12), ``regional-groups``,
    ``country-groups``, and ``assistance-kinds`` and ``assistance-channels`` (paragraphs 8 and 13).
    Editors may add others, and SKOS files may be imported as others.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)

    objects = models.Manager.from_queryset(SchemeQuerySet)()

    class Meta(Term.Meta):
        verbose_name = _("concept scheme")
        verbose_name_plural = _("concept schemes")
        ordering = ["code"]

    @property
    def natural_code(self) -> str:
        """The scheme's code."""
        return self.code

    @property
    def uri(self) -> str:
        """Its address in SKOS: its own elsewhere, else one under the portal's."""
        return self.identifier or f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}/id/{self.code}"
