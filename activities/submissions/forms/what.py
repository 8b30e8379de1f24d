"""The step about what was done."""

from django import forms
from django.utils.translation import gettext_lazy as _

from activities.submissions.forms.fields import name_of, text_field
from activities.submissions.forms.step import StepForm


class WhatForm(StepForm):
    """What the activity is."""

    heading = _("What was done")
    title = forms.CharField(
        label=name_of("title"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    summary = text_field("summary", _("What was done, in two or three sentences."), required=True)
    description = text_field(
        "body", _("Write nothing by which victims or witnesses could be recognised."), rows=10
    )
