"""The step about States, time and partners."""

from collections import defaultdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from activities.repository.models import ActivityPage
from activities.submissions.forms.fields import concepts, name_of
from activities.submissions.forms.step import StepForm
from portal.organisations.models import Organisation
from portal.reference.models import State


class WhereForm(StepForm):
    """Where, when and how."""

    heading = _("Where, when and how")
    helpers = frozenset({"partner_words"})
    states = forms.MultipleChoiceField(
        label=name_of("states"),
        help_text=_("Each of them is asked before anything is published."),
        widget=forms.CheckboxSelectMultiple,
    )
    starts_on = forms.DateField(
        label=name_of("starts_on"), required=False, widget=forms.DateInput({"type": "date"})
    )
    start_precision = forms.ChoiceField(
        label=name_of("start_precision"), choices=ActivityPage.Precision.choices, initial="day"
    )
    ends_on = forms.DateField(
        label=name_of("ends_on"), required=False, widget=forms.DateInput({"type": "date"})
    )
    end_precision = forms.ChoiceField(
        label=name_of("end_precision"), choices=ActivityPage.Precision.choices, initial="day"
    )
    status = forms.ChoiceField(
        label=name_of("status"), choices=ActivityPage.Status.choices, initial="ongoing"
    )
    modality = forms.ChoiceField(label=name_of("modality"), required=False)
    partner_words = forms.CharField(
        label=_("Find a partner by its name"), required=False, max_length=200
    )
    partners = forms.MultipleChoiceField(
        label=_("Partners"),
        help_text=_("Organisations registered here that take part, besides your own."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def prepare(self) -> None:
        """Offer the States by region, and the partners chosen or found."""
        regions: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for state in State.objects.select_related("region").ordered_by_label():
            regions[state.region.label if state.region else ""].append((state.iso3, state.label))
        self.fields["states"].choices = sorted(regions.items())  # type: ignore[attr-defined] # a field of choices
        self.fields["modality"].choices = [("", "—"), *concepts("modalities")]  # type: ignore[attr-defined] # as above
        others = Organisation.objects.filter(status=Organisation.Status.VERIFIED)
        others = others.exclude(pk=self.submission.organisation_id)
        words = self.asked_for("partner_words").split()
        found = others.order_by("name") if words else others.none()
        for word in words:
            found = found.filter(name__icontains=word)
        rows = self.picked("partners", others, found)
        self.fields["partners"].choices = [(str(row.pk), row.name) for row in rows]  # type: ignore[attr-defined] # as above

    def clean(self) -> dict[str, Any]:
        """Compare the dates."""
        data = super().clean() or {}
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The end must not be before the start."))
        return data
