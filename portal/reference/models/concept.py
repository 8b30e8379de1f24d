"""Concepts: the entries of a concept scheme."""

from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.reference.fields import SixLabelsField, UriListField
from portal.reference.fields.six_labels import clean_labels
from portal.reference.models.labelled import LabelledQuerySet
from portal.reference.models.scheme import ConceptScheme
from portal.reference.models.term import Term

#: What a code may be: it becomes a part of addresses and of query strings.
CODE_PATTERN = r"^\w[\w.\-]*\Z"


class ConceptQuerySet(LabelledQuerySet["Concept"]):
    """Concepts by scheme."""

    def in_scheme(self, code: str) -> Self:
        """Keep one scheme's concepts, in their order, each with its scheme and parent."""
        return (
            self.filter(scheme__code=code)
            .select_related("scheme", "parent")
            .order_by("position", "code")
        )

    def offered(self) -> Self:
        """Keep those a form or filter may offer: in all six languages and not retired."""
        return self.filter(complete=True, retired=False)


class Concept(Term):
    """An idea with a code and six labels (skos:Concept).

    A concept that is used is never deleted: it is *retired*, which takes it out of forms and
    filters and leaves it where it was chosen (see ``portal.reference.receivers``).
    """

    scheme = models.ForeignKey(
        ConceptScheme,
        verbose_name=_("concept scheme"),
        on_delete=models.PROTECT,
        related_name="concepts",
    )
    code = models.CharField(
        _("code"),
        max_length=120,
        validators=[
            RegexValidator(
                CODE_PATTERN, _("Use letters, digits, dots, hyphens and underscores only.")
            )
        ],
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("broader concept"),
        on_delete=models.PROTECT,
        related_name="narrower",
        null=True,
        blank=True,
    )
    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("Its place in the scheme, counted from 0.")
    )
    definitions = SixLabelsField(_("definitions"), blank=True, multiline=True)
    exact_matches = UriListField(
        _("exact matches"),
        help_text=_("Addresses of the same concept in other vocabularies. One a line."),
    )
    close_matches = UriListField(
        _("close matches"),
        help_text=_("Addresses of similar concepts in other vocabularies. One a line."),
    )
    retired = models.BooleanField(
        _("retired"),
        default=False,
        help_text=_("No longer offered in forms and filters, kept where it was chosen."),
    )

    objects = models.Manager.from_queryset(ConceptQuerySet)()

    class Meta(Term.Meta):
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")
        ordering = ["scheme", "position", "code"]
        constraints = [
            *Term.Meta.constraints,
            models.UniqueConstraint(
                fields=["scheme", "code"],
                name="concept_code_unique_in_scheme",
                violation_error_message=_("The scheme has another concept with this code."),
            ),
        ]

    def derive(self) -> None:
        """Also clean the definitions."""
        super().derive()
        self.definitions = clean_labels(self.definitions)

    @property
    def natural_code(self) -> str:
        """The concept's code (skos:notation)."""
        return self.code

    @property
    def uri(self) -> str:
        """Its address in SKOS: its own elsewhere, else one under the portal's."""
        return self.identifier or self.minted_uri(self.scheme.code, self.code)

    @staticmethod
    def minted_uri(scheme: str, code: str) -> str:
        """Return the address the portal gives to a concept of its own."""
        return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}/id/{scheme}/{code}"

    def clean(self) -> None:
        """Keep the hierarchy within the scheme and without circles.

        Raises:
            ValidationError: if the broader concept is of another scheme, or narrower than this.
        """
        super().clean()
        if self.parent is None:
            return
        if self.parent.scheme_id != self.scheme_id:
            raise ValidationError(
                {"parent": _("The broader concept must be of the same scheme.")}, code="scheme"
            )
        parents = dict(
            Concept.objects.filter(scheme_id=self.scheme_id).values_list("pk", "parent_id")
        )
        ancestor: int | None = self.parent_id
        seen = set()
        while ancestor is not None and ancestor not in seen:
            if ancestor == self.pk:
                raise ValidationError(
                    {"parent": _("A concept cannot be broader than itself.")}, code="circle"
                )
            seen.add(ancestor)
            ancestor = parents.get(ancestor)
