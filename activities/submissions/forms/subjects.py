"""The step about subjects and recommendations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from activities.recommendations.models import Recommendation
from activities.submissions.forms.fields import concepts, name_of
from activities.submissions.forms.step import StepForm
from portal.reference.models import State


class SubjectsForm(StepForm):
    """Subjects, and the recommendations implemented."""

    heading = _("Subjects and recommendations")
    helpers = frozenset({"state", "words"})
    themes = forms.MultipleChoiceField(
        label=name_of("themes"), required=False, widget=forms.CheckboxSelectMultiple
    )
    groups = forms.MultipleChoiceField(
        label=name_of("groups"), required=False, widget=forms.CheckboxSelectMultiple
    )
    sdgs = forms.MultipleChoiceField(
        label=name_of("sdgs"), required=False, widget=forms.CheckboxSelectMultiple
    )
    state = forms.ChoiceField(label=_("State under review"), required=False)
    words = forms.CharField(label=_("Words in the text"), required=False, max_length=200)
    recommendations = forms.MultipleChoiceField(
        label=_("Recommendations implemented"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def prepare(self) -> None:
        """Offer what is chosen already, and what the picker finds."""
        for field, scheme in (("themes", "themes"), ("groups", "groups"), ("sdgs", "sdgs")):
            self.fields[field].choices = concepts(scheme)  # type: ignore[attr-defined] # a field of choices
        codes = self.submission.data.get("states", [])
        states = State.objects.filter(iso3__in=codes).ordered_by_label()
        self.fields["state"].choices = [  # type: ignore[attr-defined] # as above
            ("", "—"),
            *((one.iso3, one.label) for one in states),
        ]
        offered = Recommendation.objects.filter(state__iso3__in=codes).select_related("state")
        state, words = "".join(self.typed("state")[-1:]), self.asked_for("words")
        found = offered.matching(words) if words or state else offered.none()
        if state:
            found = found.filter(state__iso3=state)
        rows = self.picked("recommendations", offered, found)
        self.fields["recommendations"].choices = [  # type: ignore[attr-defined] # as above
            (str(row.pk), f"{row.state.label}: {row.text} ({row.get_position_display()})")
            for row in rows
        ]
