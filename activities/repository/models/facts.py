"""Facts of an activity of which there can be several.

They are the same in every language, so they stand once: the source version's rows are the ones
that count, and those that a translation copies are never read.
"""

from typing import ClassVar, Final
from urllib.parse import quote

from babel.numbers import list_currencies
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from activities.recommendations.models import Recommendation
from portal.organisations.models import Organisation
from portal.organisations.models.organisation import PROVIDER_TYPES
from portal.reference.models import Concept

PAGE: Final = "repository.ActivityPage"
#: What stands before an identifier in the address at which its system resolves it.
RESOLVERS: Final = {
    "doi": "https://doi.org/",
    "handle": "https://hdl.handle.net/",
    "un digital library": "https://digitallibrary.un.org/record/",
}
CURRENCIES: Final = frozenset(list_currencies())


class Fact(Orderable):
    """A row of an activity's page, at its place among its kind.

    Rows of one place, as those that forms of submission bring have, stand in the order in which
    they came. A database may hand them out in any, and what States agreed to would then differ.
    """

    class Meta(Orderable.Meta):
        abstract = True
        ordering: ClassVar[list[str]] = ["sort_order", "id"]


class ActivityProvider(Fact):
    """Who provides the cooperation, or takes part in it.

    An organisation that is at risk may stay unnamed: then only its kind stands here, and what it
    is called is nowhere on the page, in its history or in what the States are shown.
    """

    class Role(models.TextChoices):
        """What the organisation does in the activity."""

        PROVIDER = "provider", _("Provider")
        PARTNER = "partner", _("Partner")

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="providers")
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Leave empty where the organisation does not want to be named."),
    )
    type = models.ForeignKey(
        Concept,
        verbose_name=_("kind of organisation"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"scheme__code": PROVIDER_TYPES},
    )
    role = models.CharField(_("role"), max_length=8, choices=Role.choices, default=Role.PROVIDER)


class ActivityRecommendation(Fact):
    """A recommendation that the activity helps to implement."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="implemented")
    recommendation = models.ForeignKey(
        Recommendation,
        verbose_name=_("recommendation"),
        on_delete=models.PROTECT,
        related_name="+",
    )


class ActivityFunding(Fact):
    """Where the money comes from."""

    class Fund(models.TextChoices):
        """The voluntary funds that resolution 57/32 names."""

        NONE = "", _("None of these")
        TECHNICAL_COOPERATION = (
            "vftc",
            _("Voluntary Fund for Technical Cooperation in the Field of Human Rights"),
        )
        UPR_ASSISTANCE = (
            "vffta",
            _(
                "Voluntary Fund for Financial and Technical Assistance in the Implementation of "
                "the Universal Periodic Review"
            ),
        )
        UPR_PARTICIPATION = (
            "vfpu",
            _("Voluntary Trust Fund for Participation in the Universal Periodic Review"),
        )
        LDC_SIDS = (
            "ldcsids",
            _(
                "Voluntary Technical Assistance Trust Fund to Support the Participation of Least "
                "Developed Countries and Small Island Developing States in the Work of the Human "
                "Rights Council"
            ),
        )

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="funding")
    source = models.CharField(_("source of funds"), max_length=200)
    amount = models.DecimalField(
        _("amount"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(
        _("currency"), max_length=3, blank=True, help_text=_("ISO 4217 code, such as USD.")
    )
    fund = models.CharField(
        _("voluntary fund"), max_length=8, choices=Fund.choices, blank=True, default=""
    )

    def clean(self) -> None:
        """Ask for the currency of an amount.

        Raises:
            ValidationError: if it is missing, or no code of ISO 4217.
        """
        super().clean()
        self.currency = self.currency.upper()
        if self.currency not in CURRENCIES and (self.currency or self.amount is not None):
            raise ValidationError({"currency": _("Give the ISO 4217 code of the currency.")})


class ActivityIdentifier(Fact):
    """What the activity is called in another system, such as an IATI identifier or a DOI.

    Other hubs are named so too: an identifier stays when addresses change.
    """

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(_("system"), max_length=60)
    value = models.CharField(_("identifier"), max_length=200)
    url = models.URLField(
        _("address"),
        max_length=500,
        blank=True,
        help_text=_(
            "Where it stands there. Not needed for a DOI, a Handle or a UN Digital Library record."
        ),
    )

    @property
    def address(self) -> str:
        """Where it leads: as given, else as its system resolves it, else nowhere."""
        resolver = RESOLVERS.get(self.scheme.strip().casefold(), "")
        return self.url or (f"{resolver}{quote(self.value, safe='/:;()')}" if resolver else "")


class ActivityLink(Fact):
    """A page elsewhere about the activity."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="links")
    url = models.URLField(_("address"), max_length=500)
    title = models.CharField(_("title"), max_length=200)


class ActivityDocument(Fact):
    """A file that belongs to the activity; it is served only while the activity is public."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("document"),
        on_delete=models.PROTECT,
        related_name="activity_documents",
    )
    title = models.CharField(_("title"), max_length=200)
