"""What is asked before the first step, and after the last."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from activities.submissions.forms.fields import LONGEST
from activities.submissions.models import Submission
from portal.organisations.models import Organisation


class StartForm(forms.ModelForm[Submission]):
    """For whom, and in which language."""

    # People do not see it; programs fill it in.
    homepage = forms.CharField(
        label=_("Leave this empty"), required=False, widget=forms.TextInput({"autocomplete": "off"})
    )

    class Meta:
        model = Submission
        fields = ("organisation", "language")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        refused = Organisation.Status.REFUSED
        mine = Organisation.objects.filter(memberships__user=user).exclude(status=refused)
        self.fields["organisation"].queryset = mine  # type: ignore[attr-defined] # a field of a foreign key
        self.has_organisations = mine.exists()
        # Most write in the language they read.
        self.initial["language"] = get_language()
        if mine.count() == 1:
            self.initial["organisation"] = mine.get()

    def clean_homepage(self) -> str:
        """Refuse what only a program would send."""
        if self.cleaned_data["homepage"]:
            raise ValidationError(_("Leave this empty"))
        return ""


class NoteForm(forms.Form):
    """A message to the secretariat."""

    text = forms.CharField(
        label=_("Message to the secretariat"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )
