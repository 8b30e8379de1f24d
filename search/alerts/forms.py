"""What somebody who wants a search by e-mail has to say."""

from django import forms
from django.utils.translation import gettext_lazy as _

from search.alerts.models import Alert


class AlertForm(forms.Form):
    """An address, and how often."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    frequency = forms.ChoiceField(
        label=_("How often"),
        help_text=_("Nothing is sent when there is nothing new."),
        choices=Alert.Frequency.choices,
        widget=forms.RadioSelect,
    )
