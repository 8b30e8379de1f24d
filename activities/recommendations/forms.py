"""Which recommendations a visitor asks to see."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from activities.recommendations.models import Issue, Recommendation
from activities.recommendations.models.recommendation import RecommendationQuerySet
from portal.choices import offer
from portal.reference.choices import grouped_concept_choices, state_choices

#: More words than this narrow nothing down and cost a scan each.
MOST_WORDS = 8
LAST_SESSION = 999
#: Cycles of the review, and how the query string names those that no source tells.
CYCLES = (1, 2, 3, 4)
NO_CYCLE = "none"


class BrowseForm(forms.Form):
    """The query string of the list; what is malformed is reported and left aside."""

    use_required_attribute = False
    state = forms.ChoiceField(label=_("State under review"), required=False)
    recommending = forms.ChoiceField(label=_("Recommending State"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    position = forms.ChoiceField(label=_("Position"), required=False)
    cycle = forms.ChoiceField(label=_("Cycle"), required=False)
    session = forms.IntegerField(
        label=_("Session"), required=False, min_value=1, max_value=LAST_SESSION
    )
    q = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = state_choices()
        choices: dict[str, list[Any]] = {
            "state": states,
            "recommending": states,
            "theme": grouped_concept_choices("themes"),
            "position": list(Recommendation.Position.choices),
            "cycle": [*((str(one), str(one)) for one in CYCLES), (NO_CYCLE, _("Not known"))],
        }
        offer(self, choices)

    def found(self) -> RecommendationQuerySet:
        """Return the recommendations asked for, in a stable order."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        found = Recommendation.objects.matching(
            " ".join(asked.get("q", "").split()[:MOST_WORDS])
        ).filter(
            **{
                path: asked[name]
                for name, path in {
                    "state": "state__iso3",
                    "position": "position",
                    "session": "session",
                }.items()
                if name in asked
            }
        )
        if "cycle" in asked:
            found = found.filter(cycle=None if asked["cycle"] == NO_CYCLE else asked["cycle"])
        if "recommending" in asked:
            made = Recommendation.recommending.through.objects.filter(
                state__iso3=asked["recommending"]
            )
            found = found.filter(pk__in=made.values("recommendation"))
        if "theme" in asked:
            code = asked["theme"]
            issues = Issue.objects.filter(
                Q(concepts__code=code) | Q(concepts__parent__code=code),
                concepts__scheme__code="themes",
            )
            filed = Recommendation.issues.through.objects.filter(issue__in=issues)
            found = found.filter(pk__in=filed.values("recommendation"))
        return found.order_by("state__iso3", "-session", "pk")
