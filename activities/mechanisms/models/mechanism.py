"""A national mechanism: an institution for human rights, or one that follows up recommendations."""

from typing import Any, ClassVar
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from portal.languages import DEFAULT, Language
from portal.reference.models import Labelled, State
from portal.reference.models.labelled import LabelledQuerySet
from portal.works.cards import version_for


class MechanismQuerySet(LabelledQuerySet["Mechanism"]):
    """Mechanisms, ordered and found by their names."""


class Mechanism(Labelled):
    """A State's NHRI or NMIRF, as a source that can be checked says.

    ``labels`` holds its official name, in the languages in which it has one: a name that nobody
    uses is not made up, so that it need not stand in all six. Short names are synonyms.

    Sources of the choices: the status of accreditation under the Paris Principles is given by the
    Global Alliance of National Human Rights Institutions; the four types are those of OHCHR's
    *National Mechanisms for Reporting and Follow-up* (HR/PUB/16/1, 2016).
    """

    class Kind(models.TextChoices):
        """Which of the two it is."""

        NHRI = "nhri", _("National human rights institution")
        NMIRF = "nmirf", _("National mechanism for implementation, reporting and follow-up")

    class Accreditation(models.TextChoices):
        """How far an NHRI complies with the Paris Principles; empty where it is not known."""

        A = "A", _("A status: fully compliant")
        B = "B", _("B status: partially compliant")
        NONE = "none", _("Without accreditation")

    class Type(models.TextChoices):
        """How an NMIRF is set up; empty where it is not known."""

        AD_HOC = "ad-hoc", _("Ad hoc")
        MINISTERIAL = "ministerial", _("Ministerial")
        INTERMINISTERIAL = "interministerial", _("Interministerial")
        SEPARATE = "separate", _("Institutionally separate")

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    state = models.ForeignKey(
        State, verbose_name=_("State"), on_delete=models.PROTECT, related_name="mechanisms"
    )
    kind = models.CharField(_("kind"), max_length=5, choices=Kind.choices)
    url = models.URLField(_("website"), blank=True)
    accreditation = models.CharField(
        _("accreditation under the Paris Principles"),
        max_length=4,
        choices=Accreditation.choices,
        blank=True,
        help_text=_("Of a national human rights institution; empty where it is not known."),
    )
    accredited_on = models.DateField(
        _("accredited"),
        null=True,
        blank=True,
        help_text=_("The day on which this status was given, or last confirmed."),
    )
    type = models.CharField(
        _("type"),
        max_length=16,
        choices=Type.choices,
        blank=True,
        help_text=_(
            "Of a national mechanism for implementation, reporting and follow-up; empty where it "
            "is not known."
        ),
    )
    source = models.CharField(
        _("source"), max_length=200, help_text=_("Who says so, such as a list and its date.")
    )
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    checked_on = models.DateField(
        _("checked"), help_text=_("The day on which this was last compared with the source.")
    )
    is_example = models.BooleanField(
        _("example"),
        default=False,
        help_text=_("An invented mechanism of a demonstration; the portal says so beside it."),
    )

    objects = models.Manager.from_queryset(MechanismQuerySet)()

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("state"), FieldPanel("kind")]),
        FieldPanel(
            "labels",
            heading=_("official names"),
            help_text=_("Only in the languages in which it has one."),
        ),
        FieldPanel(
            "synonyms", heading=_("short names"), help_text=_("Such as acronyms. One a line.")
        ),
        FieldPanel("url"),
        FieldRowPanel([FieldPanel("accreditation"), FieldPanel("accredited_on")]),
        FieldPanel("type"),
        MultiFieldPanel(
            [FieldPanel("source"), FieldPanel("source_url"), FieldPanel("checked_on")],
            heading=_("Source"),
        ),
        FieldPanel("is_example"),
    ]

    class Meta:
        verbose_name = _("national mechanism")
        verbose_name_plural = _("national mechanisms")
        ordering = ["state__iso3", "kind", "pk"]
        permissions = [("import_mechanism", "Can import national mechanisms")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="nhri", type="")
                | models.Q(kind="nmirf", accreditation="", accredited_on__isnull=True),
                name="each_kind_of_mechanism_has_its_own_facts",
            )
        ]

    @property
    def natural_code(self) -> str:
        """The code of its State."""
        return self.state.iso3

    @property
    def may_be_incomplete(self) -> bool:
        """Whether it may lack a name in some of the languages: it may."""
        return True

    @property
    def standing(self) -> str:
        """Its accreditation or its type in words; empty where that is not known."""
        return self.get_accreditation_display() or self.get_type_display()

    def name_for(self, reader: Language) -> tuple[Language, str]:
        """Return the name a reader sees, and the language it is in."""
        return version_for(self.labels, DEFAULT.code, reader)

    def clean(self) -> None:
        """Say what is missing, and what does not belong to the kind.

        Raises:
            ValidationError: naming the fields.
        """
        super().clean()
        errors: dict[str, Any] = {}
        if self.kind == self.Kind.NHRI and self.type:
            errors["type"] = _("Only a mechanism for follow-up has a type.")
        if self.kind == self.Kind.NMIRF and (self.accreditation or self.accredited_on):
            errors["accreditation"] = _("Only a human rights institution is accredited.")
        elif self.accreditation in {self.Accreditation.A, self.Accreditation.B}:
            if self.accredited_on is None:
                errors["accredited_on"] = _("Say on which day this status was given.")
        elif self.accredited_on is not None and self.accreditation in {"", self.Accreditation.NONE}:
            errors["accreditation"] = _("Say which status was given on that day.")
        today = timezone.localdate()
        for name in ("accredited_on", "checked_on"):
            day = getattr(self, name)
            if day is not None and day > today:
                errors.setdefault(name, _("This day is still to come."))
        if errors:
            raise ValidationError(errors)
