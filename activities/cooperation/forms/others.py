"""The smaller forms: filters, beginning, answering, writing, feedback."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from activities.cooperation.forms.fields import ENDONYMS, LONGEST
from activities.cooperation.models import Request
from activities.cooperation.models.introduction import Worth
from activities.cooperation.models.living import KINDS
from portal.choices import RadioGroup, offer
from portal.reference.choices import concept_choices, grouped_concept_choices, state_choices
from portal.reference.models import Concept


class FilterForm(forms.Form):
    """The query string of a list; what is malformed is reported and left aside."""

    use_required_attribute = False
    state = forms.ChoiceField(label=_("State"), required=False)
    kind = forms.ChoiceField(label=_("Kind of assistance"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, list[Any]] = {
            "state": state_choices(),
            "kind": concept_choices(KINDS),
            "theme": grouped_concept_choices("themes"),
        }
        offer(self, choices)

    def narrow(self, rows: Any) -> Any:
        """Return what of some requests or offers is asked for."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        if "state" in asked:
            rows = rows.of_state(asked["state"])
        if "kind" in asked:
            rows = _having(rows, "kinds", Q(scheme__code=KINDS, code=asked["kind"]))
        if "theme" in asked:
            code = asked["theme"]
            below = Q(code=code) | Q(parent__code=code)
            rows = _having(rows, "themes", Q(scheme__code="themes") & below)
        return rows


def _having(rows: Any, name: str, condition: Q) -> Any:
    through: Any = getattr(rows.model, name).through
    owner = rows.model._meta.model_name  # noqa: SLF001 -- Django's documented API
    concepts: QuerySet[Concept] = Concept.objects.filter(condition)
    return rows.filter(pk__in=through.objects.filter(concept__in=concepts).values(owner))


class StartForm(forms.Form):
    """For whom something is begun, and in which language."""

    body = forms.ChoiceField(label=_("On whose behalf"))
    language = forms.ChoiceField(label=_("Language you write in"), choices=ENDONYMS)

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["body"]
        field.choices = bodies


class ReasonForm(forms.Form):
    """Why something is returned, declined or taken back."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )

    def require_reason(self) -> bool:
        """Return whether there is one, and ask for it if there is none."""
        if self.cleaned_data.get("reason"):
            return True
        self.add_error("reason", _("Say why, so that it can be put right."))
        return False


class ActForm(ReasonForm):
    """What a body does with its own request or offer."""

    visibility = forms.ChoiceField(
        label=_("Who may read it"),
        choices=Request.Visibility.choices,
        widget=RadioGroup,
        required=False,
    )


class ProposeForm(forms.Form):
    """With what one side wants to be introduced."""

    what = forms.ChoiceField(label=_("With"), widget=RadioGroup)
    note = forms.CharField(
        label=_("A few words to the other side"),
        help_text=_("Do not write how to reach you: that is shown when both have confirmed."),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["what"]
        field.choices = choices


class MessageForm(forms.Form):
    """A message to the other side; its own identifiers keep each label with its field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["auto_id"] = "message_%s"
        super().__init__(*args, **kwargs)

    language = forms.ChoiceField(label=_("Language"), choices=ENDONYMS)
    text = forms.CharField(
        label=_("Message"), max_length=LONGEST, widget=forms.Textarea({"rows": 4, "dir": "auto"})
    )


class FeedbackForm(forms.Form):
    """How it went; with identifiers of its own, as the message's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["auto_id"] = "feedback_%s"
        super().__init__(*args, **kwargs)

    worth = forms.TypedChoiceField(
        label=_("How useful it was"), choices=Worth.choices, coerce=int, widget=RadioGroup
    )
    text = forms.CharField(
        label=_("What others can learn from it"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )
