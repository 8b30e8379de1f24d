"""The step about results, funding and contacts."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from activities.repository.models import ActivityFunding, ActivityPage
from activities.repository.models.activity_page import NOT_GOOD_PRACTICE
from activities.repository.models.facts import CURRENCIES
from activities.submissions.filling import CIVIL_SOCIETY
from activities.submissions.forms.fields import LONGEST, name_of, text_field
from activities.submissions.forms.identifiers import identifiers_in
from activities.submissions.forms.step import StepForm

MOST_LINKS: Final = 10
LONGEST_LINK: Final = 500


class SharingForm(StepForm):
    """What was learned, who paid, and whom to ask."""

    heading = _("Results, funding and contacts")
    helpers = frozenset({"private_contact", "name_hidden"})
    beneficiaries = text_field("beneficiaries")
    results = text_field("results")
    lessons = text_field("lessons")
    good_practice = forms.BooleanField(label=name_of("good_practice"), required=False)
    good_practice_reason = text_field("good_practice_reason")
    helps_peers = forms.BooleanField(label=name_of("helps_peers"), required=False)
    hub_kind = forms.ChoiceField(
        label=name_of("hub_kind"),
        help_text=ActivityPage._meta.get_field("hub_kind").help_text,  # noqa: SLF001 -- Django's documented model API
        choices=ActivityPage.HubKind.choices,
        required=False,
    )
    source = forms.CharField(label=_("Source of funds"), required=False, max_length=200)
    amount = forms.DecimalField(
        label=_("Amount"), required=False, max_digits=14, decimal_places=2, min_value=0
    )
    currency = forms.CharField(
        label=_("Currency"), help_text=_("ISO 4217 code, such as USD."), required=False
    )
    fund = forms.ChoiceField(
        label=_("Voluntary fund"), choices=ActivityFunding.Fund.choices, required=False
    )
    addresses = forms.CharField(
        label=_("Links"),
        help_text=_("One address a line."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3, "dir": "ltr"}),
    )
    names_elsewhere = forms.CharField(
        label=_("Identifiers in other systems"),
        help_text=_(
            "One a line: the system, a colon, the identifier there and, if it has one, its address."
        ),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2, "dir": "ltr"}),
    )
    public_contact = text_field(
        "public_contact", _("Shown to everybody. Name an office, not a person.")
    )
    private_contact = forms.CharField(
        label=_("Private contact"),
        help_text=_("Only the secretariat sees it."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )
    name_hidden = forms.BooleanField(
        label=_("Keep our name off the public page"),
        help_text=_("Neither the public nor the States are shown it, only the secretariat."),
        required=False,
    )

    def prepare(self) -> None:
        """Let only civil society hide its name."""
        if self.submission.organisation.type.code != CIVIL_SOCIETY:
            del self.fields["name_hidden"]

    def clean_currency(self) -> str:
        """Know the currency."""
        code = str(self.cleaned_data["currency"]).strip().upper()
        if code and code not in CURRENCIES:
            raise ValidationError(_("Give the ISO 4217 code of the currency."))
        return code

    def clean_addresses(self) -> str:
        """Check each address."""
        lines = str(self.cleaned_data["addresses"]).split()
        check = URLValidator(schemes=["http", "https"])
        for line in lines:
            check(line)
        if len(lines) > MOST_LINKS or any(len(line) > LONGEST_LINK for line in lines):
            raise ValidationError(_("Give at most ten addresses."))
        return "\n".join(lines)

    def clean_names_elsewhere(self) -> str:
        """Part each line into system, identifier and address."""
        text = str(self.cleaned_data["names_elsewhere"])
        identifiers_in(text)
        return text

    def clean(self) -> dict[str, Any]:
        """Ask for what goes with a good practice and with an amount."""
        data = super().clean() or {}
        if data.get("good_practice") and not data.get("good_practice_reason"):
            self.add_error("good_practice_reason", forms.Field.default_error_messages["required"])
        if data.get("hub_kind") and not data.get("good_practice"):
            self.add_error("hub_kind", NOT_GOOD_PRACTICE)
        given = data.get("amount") is not None or data.get("currency") or data.get("fund")
        if given and not data.get("source"):
            self.add_error("source", forms.Field.default_error_messages["required"])
        if data.get("amount") is not None and data.get("currency") == "":
            self.add_error("currency", forms.Field.default_error_messages["required"])
        return data

    def facts(self) -> dict[str, Any]:
        """Put funding and links in rows."""
        kept = super().facts()
        row = {name: kept.pop(name) for name in ("source", "amount", "currency", "fund")}
        row["amount"] = str(row["amount"])
        kept["funding"] = [row] if row["source"] else []
        lines = kept.pop("addresses").split()
        kept["identifiers"] = identifiers_in(kept.pop("names_elsewhere"))
        kept["links"] = [{"url": line, "title": line[:200]} for line in lines]
        return kept
