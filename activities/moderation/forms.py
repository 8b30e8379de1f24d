"""Forms of the secretariat."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from activities.agreement.models import Decision
from portal.reference.models import State

#: Else a list is as wide as the longest thing in it, wider than a telephone.
NARROW: Final = {"class": "w-w-full"}


class StateField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in stubs only
    """A State by its code, in the reader's language and order."""

    def __init__(self) -> None:
        """Make a field that may stay empty."""
        super().__init__(
            State.objects.all(),
            label=_("State"),
            required=False,
            to_field_name="iso3",
            widget=forms.Select(attrs=NARROW),
        )

    def label_from_instance(self, obj: Any) -> str:
        """Return the State's name."""
        return str(obj.label)


class FilterForm(forms.Form):
    """Keeps what concerns a State."""

    state = StateField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Order States in the language of this request."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["state"]
        field.queryset = State.objects.all().ordered_by_label()

    def chosen(self) -> dict[str, Any]:
        """Return what was chosen; what cannot be is left out, and said beside its field."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class AuditForm(FilterForm):
    """Keeps entries of the record."""

    reference = forms.CharField(label=_("Reference"), max_length=20, required=False)
    kind = forms.ChoiceField(
        label=_("What happened"),
        choices=[("", _("All")), *Decision.Kind.choices],
        required=False,
        widget=forms.Select(attrs=NARROW),
    )
    field_order = ("reference", "state", "kind")


class ReasonForm(forms.Form):
    """Why an activity is returned."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Whoever sent the activity reads it, so say what to change."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
    )
