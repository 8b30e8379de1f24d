"""What a State is asked about what it needs."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from activities.cooperation.forms.fields import (
    ConceptsField,
    codes,
    contact_field,
    in_language,
    languages_field,
    long_text,
)
from activities.cooperation.forms.folding import FoldedGroup, fold
from activities.cooperation.models import Request
from activities.cooperation.models.living import CHANNELS, KINDS
from activities.cooperation.sealing import CONTACTS
from activities.recommendations.models import Recommendation
from portal.choices import CheckboxGroup, RadioGroup
from portal.reference.models import Concept

#: Rows that a search in the picker shows.
MOST_FOUND: Final = 30


class RequestForm(forms.Form):
    """A request as it is written; anything may still be missing before it is sent."""

    title = forms.CharField(
        label=_("Title"), max_length=200, widget=forms.TextInput({"dir": "auto"})
    )
    need = long_text(_("What is needed"), _("In the language you chose, in your own words."))
    support = long_text(_("Support there is already"), rows=3)
    words = forms.CharField(
        label=_("Find recommendations by words in their text"), required=False, max_length=200
    )
    recommendations = forms.ModelMultipleChoiceField(
        Recommendation.objects.none(),
        label=_("Recommendations it is about"),
        help_text=_("Those that your State supports."),
        required=False,
        widget=CheckboxGroup,
    )
    kinds = ConceptsField(KINDS, label=_("Kinds of assistance"))
    themes = ConceptsField("themes", label=_("Themes"), widget=FoldedGroup)
    sdgs = ConceptsField("sdgs", label=_("SDG targets"), widget=FoldedGroup)
    languages = languages_field()
    channel = forms.ModelChoiceField(
        Concept.objects.in_scheme(CHANNELS).offered(),
        label=_("Preferred way of working together"),
        to_field_name="code",
        required=False,
        empty_label=_("No preference"),
    )
    starts_on = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    ends_on = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    visibility = forms.ChoiceField(
        label=_("Who may read it"), choices=Request.Visibility.choices, widget=RadioGroup
    )
    contact = contact_field()

    def __init__(self, *args: Any, row: Request, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        fold(self)
        if not CONTACTS.is_ready():
            del self.fields["contact"]
        offered = Recommendation.objects.filter(
            state=row.state_id, position=Recommendation.Position.SUPPORTED
        )
        field: Any = self.fields["recommendations"]
        field.queryset = offered
        words = str(self.data.get(self.add_prefix("words"), ""))[:200].replace("\0", "").strip()
        chosen = self._chosen()
        found = offered.matching(words) if words else offered
        rows = [
            *offered.filter(pk__in=chosen),
            *found.exclude(pk__in=chosen).order_by("-session", "pk")[:MOST_FOUND],
        ]
        field.choices = [(one.pk, in_language(one.text, one.html_lang)) for one in rows]

    def _chosen(self) -> list[str]:
        if self.is_bound:
            data: Any = self.data
            typed = data.getlist(self.add_prefix("recommendations"))
            return [one for one in typed if one.isascii() and one.isdigit() and len(one) < 18]  # noqa: PLR2004 -- digits of a bigint
        return [str(pk) for pk in self.initial.get("recommendations", [])]

    def clean(self) -> dict[str, Any]:
        """Compare the dates."""
        data = super().clean() or {}
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The end must not be before the start."))
        return data


def initial_of(row: Request) -> dict[str, Any]:
    """Return what a request says, for its form; the contact stays sealed and is not shown."""
    text = row.texts.filter(is_original=True).first()
    said = {name: getattr(text, name) for name in ("title", "need", "support")} if text else {}
    return {
        **said,
        "recommendations": list(row.recommendations.values_list("pk", flat=True)),
        **{name: codes(getattr(row, name).all()) for name in ("kinds", "themes", "sdgs")},
        "languages": row.languages,
        "channel": row.channel.code if row.channel else None,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "visibility": row.visibility,
    }
