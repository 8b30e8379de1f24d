"""The step about files."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from activities.submissions.forms.step import StepForm
from portal.uploads.checking import MOST_FILES, accept


class DocumentsForm(StepForm):
    """Files, one at a time."""

    heading = _("Documents")
    title = forms.CharField(label=_("Title of the document"), required=False, max_length=200)
    file = forms.FileField(
        label=_("File"),
        help_text=_("At most ten files of 10 MB. Text, office documents, PDF or pictures."),
        required=False,
        allow_empty_file=True,
    )
    remove = forms.MultipleChoiceField(
        label=_("Remove"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def prepare(self) -> None:
        """Offer the files to be removed."""
        rows = [(str(one.pk), one.title) for one in self.submission.files.all()]
        self.fields["remove"].choices = rows  # type: ignore[attr-defined] # a field of choices
        if not rows:
            del self.fields["remove"]

    def clean_file(self) -> tuple[str, bytes] | None:
        """Check the file by what it is."""
        upload = self.cleaned_data["file"]
        if not upload:
            return None
        if self.submission.files.count() >= MOST_FILES:
            raise ValidationError(_("There are ten files already."))
        return accept(upload)

    def facts(self) -> dict[str, Any]:
        """Return nothing: files have a table of their own."""
        return {}
