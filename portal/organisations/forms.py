"""Forms of organisations: registering one, and inviting people to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Membership, Organisation
from portal.organisations.models.organisation import PROVIDER_TYPES
from portal.organisations.similar import similar_to
from portal.reference.models import Concept, State


class RegistrationForm(forms.ModelForm[Organisation]):
    """An organisation that somebody wants to act for.

    Attributes:
        similar: organisations of nearly the same name, that the user has yet to tell apart.
    """

    # Django 5.2 warns of its older default.
    website = forms.URLField(
        label=_("website"), required=False, max_length=200, assume_scheme="https"
    )
    is_new = forms.BooleanField(
        label=_("It is none of these"), required=False, widget=forms.HiddenInput
    )

    class Meta:
        model = Organisation
        fields = ("name", "type", "state", "website")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.similar: list[Organisation] = []
        self.fields["type"].queryset = Concept.objects.in_scheme(PROVIDER_TYPES).offered()  # type: ignore[attr-defined] # a field of a foreign key
        self.fields["state"].queryset = State.objects.ordered_by_label()  # type: ignore[attr-defined] # a field of a foreign key
        self.fields["name"].widget.attrs |= {"autocomplete": "organization", "dir": "auto"}
        self.fields["website"].widget.attrs["dir"] = "ltr"

    def clean(self) -> dict[str, Any]:
        """Ask once whether one of the organisations of nearly the same name is meant."""
        cleaned = super().clean() or {}
        if cleaned.get("name") and not cleaned.get("is_new"):
            self.similar = similar_to(cleaned["name"])
        if self.similar:
            self.fields["is_new"].widget = forms.CheckboxInput()
            self.add_error("is_new", _("Say whether it is one of those with a similar name."))
        return cleaned


class InvitationForm(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The invitation works only for who owns this address."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "dir": "ltr"}),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Membership.Role.choices,
        help_text=_("Members submit activities. Managers also invite and remove people."),
    )
