"""What a person may set about themselves."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class LanguageForm(forms.Form):
    """The language a person reads."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
