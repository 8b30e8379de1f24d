"""What a fund received or granted in a year."""

from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from activities.funds.funds import CHOICES, CODE_LENGTH
from activities.repository.models.facts import CURRENCIES
from portal.reference.models import State

#: The oldest of the funds is of 1987; none has figures before the United Nations.
FIRST_YEAR: Final = 1945
LAST_YEAR: Final = 2100
DIGITS: Final = 16
DECIMALS: Final = 2
THERE: Final = _("This figure is there already.")
NO_STATE: Final = _(
    "A grant names no State: enter the total of the year. States that are assisted are shown by "
    "activities they have agreed to."
)


class FundFigure(models.Model):
    """An amount of a year: a State's contribution, or the total of contributions or grants.

    One row for all languages. A grant stands as the total of its year: that a State is assisted is
    shown only by activities that this State has agreed to see published.
    """

    class Kind(models.TextChoices):
        """Which way the money went."""

        CONTRIBUTION = "contribution", _("Contribution")
        GRANT = "grant", _("Grant")

    fund = models.CharField(_("voluntary fund"), max_length=CODE_LENGTH, choices=CHOICES)
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    state = models.ForeignKey(
        State,
        verbose_name=_("State"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Who contributed; empty for the total of the year."),
    )
    amount = models.DecimalField(
        _("amount"), max_digits=DIGITS, decimal_places=DECIMALS, validators=[MinValueValidator(0)]
    )
    currency = models.CharField(
        _("currency"), max_length=3, default="USD", help_text=_("ISO 4217 code, such as USD.")
    )
    is_example = models.BooleanField(
        _("example"),
        default=False,
        help_text=_("An invented figure of a demonstration; the page says so beside it."),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("fund"),
        FieldRowPanel([FieldPanel("year"), FieldPanel("kind")]),
        FieldPanel("state"),
        FieldRowPanel([FieldPanel("amount"), FieldPanel("currency")]),
        FieldPanel("is_example"),
    ]

    class Meta:
        verbose_name = _("figure of a fund")
        verbose_name_plural = _("figures of funds")
        ordering = ["fund", "-year", "kind", "pk"]
        permissions = [("import_fundfigure", "Can import figures of funds")]
        constraints = [
            models.UniqueConstraint(
                fields=["fund", "year", "kind", "currency", "state"],
                name="contribution_of_a_state_stands_once",
                violation_error_message=THERE,
            ),
            # To a database, two rows without a State are not alike.
            models.UniqueConstraint(
                fields=["fund", "year", "kind", "currency"],
                condition=models.Q(state__isnull=True),
                name="total_of_a_year_stands_once",
                violation_error_message=THERE,
            ),
            models.CheckConstraint(
                condition=models.Q(kind="contribution") | models.Q(state__isnull=True),
                name="grants_name_no_state",
                violation_error_message=NO_STATE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_fund_display()}, {self.year}: {self.amount} {self.currency}"

    def clean(self) -> None:
        """Bring the currency into its usual form, and see that a grant names no State.

        Raises:
            ValidationError: naming the fields.
        """
        super().clean()
        errors: dict[str, Any] = {}
        self.currency = self.currency.upper()
        if self.currency and self.currency not in CURRENCIES:
            errors["currency"] = _("Give the ISO 4217 code of the currency.")
        if self.kind == self.Kind.GRANT and self.state_id is not None:
            errors["state"] = NO_STATE
        if errors:
            raise ValidationError(errors)
