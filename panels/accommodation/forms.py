"""The request, and the secretariat's answer to it."""

import re
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from panels.accommodation.models import AccommodationRequest
from panels.accommodation.needs import Need, Particulars
from portal.choices import CheckboxGroup

LONGEST: Final = 3000
#: Digits of any script, and what people put between them.
PHONE: Final = re.compile(r"\+?[\d\s().\-/]{5,}")


class RequestForm(forms.Form):
    """What the secretariat needs to know, and no more."""

    needs = forms.MultipleChoiceField(
        label=_("What you need to take part"),
        help_text=_("Choose all that apply. You need not name a disability or give a reason."),
        choices=Need.choices,
        widget=CheckboxGroup,
        error_messages={"required": _("Choose what you need, or the last box for something else.")},
    )
    details = forms.CharField(
        label=_("In your own words"),
        help_text=_("For example which Braille code, or how wide your wheelchair is."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("An e-mail address or a telephone number: one of them is enough."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    phone = forms.CharField(
        label=_("Telephone number"),
        help_text=_("With the code of the country. Say above if you prefer text messages."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "dir": "ltr"}),
    )
    language = forms.ChoiceField(label=_("Language in which we answer"), choices=settings.LANGUAGES)
    consent = forms.BooleanField(
        label=_("I agree that the secretariat uses this to arrange my participation."),
        error_messages={"required": _("Without your agreement we may not use what you write.")},
    )

    def clean_phone(self) -> str:
        """Take what can be dialled."""
        phone = str(self.cleaned_data["phone"]).strip()
        if phone and not PHONE.fullmatch(phone):
            raise ValidationError(_("Write the telephone number in digits."))
        return phone

    def clean(self) -> dict[str, Any]:
        """Ask what something else is, and for one way to answer."""
        data = super().clean() or {}
        if Need.OTHER in data.get("needs", ()) and data.get("details") == "":
            self.add_error("details", _("Say what else you need."))
        unasked = not self.has_error("email") and not self.has_error("phone")
        if unasked and not data.get("email") and not data.get("phone"):
            self.add_error("email", _("Give an e-mail address or a telephone number."))
        return data

    def particulars(self) -> Particulars:
        """Return what a valid form says."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "consent"}
        return Particulars(**{**data, "needs": tuple(data["needs"])})


class AnswerForm(forms.Form):
    """What the secretariat has made of a request."""

    status = forms.ChoiceField(
        label=_("Status"), choices=AccommodationRequest.Status.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_("Kept sealed with the request. The person is not shown it: write or call."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
