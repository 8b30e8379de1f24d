"""What a delegation is asked, and what the secretariat decides by."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from panels.documents.file_facts import read_facts
from panels.statements.keeping import NewFile
from panels.statements.models import Statement, StatementFile, StatementText
from panels.statements.models.file import TYPES
from panels.statements.speaking import Body
from portal.choices import RadioGroup
from portal.languages import LANGUAGES
from portal.uploads.checking import accept

#: Characters: an hour's speech has less.
LONGEST: Final = 60_000
LONGEST_REASON: Final = 5000


class AboutForm(forms.ModelForm[Statement]):
    """On whose behalf, by whom and how."""

    body = forms.ChoiceField(label=_("On whose behalf"))

    class Meta:
        model = Statement
        fields = ("others", "manner", "speaker", "function")
        labels = {"manner": _("How it is given")}
        help_texts = {
            "others": _("For a joint statement: the others, as they are to be named, one a line."),
        }
        widgets = {
            "others": forms.Textarea({"rows": 3, "dir": "auto"}),
            "manner": RadioGroup,
            "speaker": forms.TextInput({"dir": "auto"}),
            "function": forms.TextInput({"dir": "auto"}),
        }

    def __init__(self, *args: Any, bodies: dict[str, Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = bodies
        own = self.fields["body"]
        own.choices = [(body.code, body.name) for body in bodies.values()]  # type: ignore[attr-defined] # a field of choices
        self.fields["manner"].choices = Statement.Manner.choices  # type: ignore[attr-defined] # as above: no empty choice
        self.fields["others"].validators.append(MaxLengthValidator(LONGEST_REASON))
        mine = (self.instance.organisation, self.instance.state)
        for code, body in bodies.items():
            if (body.organisation, body.state) == mine:
                self.initial["body"] = code
        self.order_fields(["body", "others", "manner", "speaker", "function"])

    def save(self, commit: bool = True) -> Statement:  # noqa: FBT001, FBT002 -- Django's signature
        """Save on behalf of the body chosen."""
        body = self.bodies[self.cleaned_data["body"]]
        self.instance.organisation, self.instance.state = body.organisation, body.state
        self.instance.version += 1
        return super().save(commit)


class TextForm(forms.Form):
    """One language version; a file that came with what was not valid is not asked for again.

    Attributes:
        kept: the file that the version has, or that waits for the rest to be put right.
    """

    language = forms.ChoiceField(
        label=_("Language"), choices=[(one.code, one.endonym) for one in LANGUAGES]
    )
    is_original = forms.BooleanField(
        label=_("This is the original"),
        help_text=_("As it was delivered. The other languages are then your translations of it."),
        required=False,
    )
    text = forms.CharField(
        label=_("Text"),
        help_text=_("Plain text, with an empty line between paragraphs."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 12, "dir": "auto"}),
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF or Word (.docx), at most 10 MB, without a password."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ",".join(TYPES)}),
    )
    is_accessible = forms.BooleanField(
        label=_("The file is accessible"),
        help_text=_("With marked headings and text that a screen reader can read."),
        required=False,
    )
    remove = forms.BooleanField(label=_("Remove the file"), required=False)
    waiting = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, statement: Statement, row: StatementText | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.statement, self.row = statement, row
        self.kept = row.file if row is not None else None
        if self.is_bound and (came_before := self._waiting()):
            self.kept = came_before
        if self.kept is None:
            del self.fields["remove"]
        if row is not None:
            del self.fields["language"]
            self.initial = {
                "is_original": row.is_original,
                "text": row.text,
                "is_accessible": row.is_accessible,
                **self.initial,
            }
        else:
            self.initial = {
                "language": get_language(),
                "is_original": not statement.texts.exists(),
                **self.initial,
            }

    def _waiting(self) -> StatementFile | None:
        """Return the file that came with the form before, when it was not valid."""
        written = str(self.data.get(self.add_prefix("waiting"), ""))
        if not (written.isascii() and written.isdigit() and len(written) <= 18):  # noqa: PLR2004 -- digits of a bigint
            return None
        return self.statement.files.filter(pk=int(written), text__isnull=True).first()

    def clean_language(self) -> str:
        """See that there is no text in it yet."""
        code = str(self.cleaned_data["language"])
        if self.statement.texts.filter(language=code).exists():
            raise ValidationError(_("There is a text in this language already: change that one."))
        return code

    def clean_file(self) -> NewFile | None:
        """Check the file by what it is."""
        upload = self.cleaned_data["file"]
        if not upload:
            return None
        name, data = accept(upload, tuple(TYPES))
        facts = read_facts(f".{name.rpartition('.')[2]}", data)
        return NewFile(name, data, facts)

    def clean(self) -> dict[str, Any]:
        """Ask for a text, a file or both."""
        data = super().clean() or {}
        holds = data.get("file") or (self.kept and not data.get("remove"))
        wrong = self.has_error("text") or self.has_error("file")
        if not wrong and not holds and not data.get("text"):
            self.add_error("text", _("Write the text, or choose a file."))
        return data


class SendForm(forms.Form):
    """The consent without which nothing is published."""

    consent = forms.BooleanField(
        label=_("We agree that this statement and its files are published on this portal."),
        error_messages={"required": _("Without your agreement it cannot be published.")},
    )
    version = forms.CharField(required=False, widget=forms.HiddenInput)


class FilterForm(forms.Form):
    """Keeps the statements of a panel, or of a status."""

    panel = forms.ChoiceField(label=_("Panel discussion"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)

    def __init__(self, *args: Any, panels: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = [("", _("All"))]
        shown = [one for one in Statement.Status.choices if one[0] != Statement.Status.DRAFT]
        for name, rows in (("panel", list(panels.items())), ("status", shown)):
            field: Any = self.fields[name]
            field.choices = [*every, *rows]
            # Else a list is as wide as the longest thing in it, wider than a telephone.
            field.widget.attrs["class"] = "w-w-full"

    def chosen(self) -> dict[str, str]:
        """Return what was chosen; what cannot be is left out, and said beside its field."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class DecisionForm(forms.Form):
    """What the secretariat decides; which of the fields count depends on the decision."""

    place = forms.IntegerField(
        label=_("Place in the order of delivery"),
        help_text=_("Statements without a place come after those with one."),
        required=False,
        min_value=1,
        max_value=9999,
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Whoever sent the statement reads it, so say what to change."),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )

    def require_reason(self) -> bool:
        """Return whether there is one; say that it is missing otherwise."""
        if not self.cleaned_data.get("reason"):
            self.add_error("reason", forms.Field.default_error_messages["required"])
        return not self.has_error("reason")
