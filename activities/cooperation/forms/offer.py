"""What a partner is asked about what it offers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from activities.cooperation.forms.fields import (
    ConceptsField,
    codes,
    contact_field,
    languages_field,
    long_text,
)
from activities.cooperation.forms.folding import FoldedGroup, fold
from activities.cooperation.models import Offer
from activities.cooperation.models.living import CHANNELS, KINDS
from activities.cooperation.reading import practices_of
from activities.cooperation.sealing import CONTACTS
from portal.choices import CheckboxGroup, RadioGroup
from portal.reference.models import Region


class OfferForm(forms.Form):
    """An offer as it is written; anything may still be missing before it is sent."""

    title = forms.CharField(
        label=_("Title"), max_length=200, widget=forms.TextInput({"dir": "auto"})
    )
    form = forms.ChoiceField(
        label=_("What is offered"), choices=Offer.Form.choices, widget=RadioGroup
    )
    activity = forms.ChoiceField(
        label=_("Activity it is taken from"),
        help_text=_("A public one of yours, marked as a good practice and willing to help peers."),
        required=False,
    )
    description = long_text(_("Description"), _("In the language you chose, in your own words."))
    profiles = long_text(
        _("Profiles of experts"),
        _("One expert a line: field and experience. No names and no other private data."),
        rows=4,
    )
    conditions = long_text(_("Conditions"), rows=3)
    kinds = ConceptsField(KINDS, label=_("Kinds of assistance"))
    themes = ConceptsField("themes", label=_("Themes"), widget=FoldedGroup)
    sdgs = ConceptsField("sdgs", label=_("SDG targets"), widget=FoldedGroup)
    channels = ConceptsField(CHANNELS, label=_("Ways of working together"))
    regions = forms.ModelMultipleChoiceField(
        Region.objects.filter(level=Region.Level.SUB_REGION),
        label=_("Regions"),
        help_text=_("None means all regions."),
        to_field_name="code",
        required=False,
        widget=CheckboxGroup,
    )
    languages = languages_field()
    capacity = forms.IntegerField(
        label=_("Requests it can answer in a year"), required=False, min_value=0, max_value=1000
    )
    contact = contact_field()

    def __init__(self, *args: Any, row: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        fold(self)
        if not CONTACTS.is_ready():
            del self.fields["contact"]
        practices = practices_of(row.organisation_id) if row.organisation_id else []
        if practices:
            field: Any = self.fields["activity"]
            field.choices = [("", "—"), *practices]
        else:
            del self.fields["activity"]
        regions: Any = self.fields["regions"]
        regions.queryset = regions.queryset.ordered_by_label()

    def clean(self) -> dict[str, Any]:
        """Ask for what goes with a roster."""
        data = super().clean() or {}
        if data.get("form") == Offer.Form.ROSTER and not data.get("profiles"):
            self.add_error("profiles", _("Say which experts the roster has."))
        return data


def initial_of(row: Offer) -> dict[str, Any]:
    """Return what an offer says, for its form; the contact stays sealed and is not shown."""
    text = row.texts.filter(is_original=True).first()
    names = ("title", "description", "conditions", "profiles")
    said = {name: getattr(text, name) for name in names} if text else {}
    return {
        **said,
        "form": row.form,
        "activity": str(row.activity_key or ""),
        **{
            name: codes(getattr(row, name).all())
            for name in ("kinds", "themes", "sdgs", "channels")
        },
        "regions": [one.code for one in row.regions.all()],
        "languages": row.languages,
        "capacity": row.capacity,
    }
