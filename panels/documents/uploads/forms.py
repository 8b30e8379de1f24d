"""The two forms of an import: a file, and what the draft that is made of it will be."""

import re
from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import page_permission_policy

from panels.documents.extraction.refusals import Reason, RefusedError
from panels.documents.symbols import InvalidSymbolError, Symbol, parse
from panels.documents.uploads.reasons import reason_of
from portal.file_words.reading import MOST_BYTES
from portal.languages import LANGUAGES
from portal.pages.models import SectionPage

_LANGUAGE_SUFFIX = re.compile(r"[-_ .](?:ar|zh|en|fr|ru|es|[aecfrs])$", re.IGNORECASE)
_LANGUAGES = [(language.code, language.endonym) for language in LANGUAGES]


def sections_for(user: User) -> Any:
    """Return the sections that a person may add pages to."""
    allowed = page_permission_policy.instances_user_has_permission_for(user, "add")
    return SectionPage.objects.filter(pk__in=allowed.values("pk")).select_related("locale")


def symbol_in_name(name: str) -> Symbol | None:
    """Return the symbol that a file is named after, such as ``A_HRC_57_32-FR.docx``."""
    stem = _LANGUAGE_SUFFIX.sub("", PurePath(name).stem)
    try:
        return parse(stem)
    except InvalidSymbolError:
        return None


class _SymbolForm(forms.Form):
    symbol = forms.CharField(
        label=_("Symbol"),
        required=False,
        max_length=80,
        help_text=_("For example A/HRC/RES/57/32. The same in all languages."),
    )

    def clean_symbol(self) -> Symbol | None:
        """Return the symbol, if there is one."""
        text = self.cleaned_data["symbol"]
        try:
            return parse(text) if text else None
        except InvalidSymbolError as error:
            raise ValidationError(
                _("This is not a UN document symbol. Example: A/HRC/RES/57/32.")
            ) from error


class UploadForm(_SymbolForm):
    """A file, with what is known of it."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Word (.docx), PDF with text, HTML or plain text, of at most 20 MB."),
        widget=forms.FileInput({"accept": ".docx,.pdf,.html,.htm,.txt"}),
        allow_empty_file=True,
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("As the file tells")), *_LANGUAGES]
    )
    field_order = ("file", "language", "symbol")

    def clean_file(self) -> tuple[bytes, str]:
        """Return the file's bytes and name; one that is too large is not even read."""
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise ValidationError(reason_of(RefusedError(Reason.TOO_LARGE)))
        return upload.read(), upload.name or ""


class DraftForm(_SymbolForm):
    """What the draft will be; its file was uploaded before."""

    ticket = forms.CharField(widget=forms.HiddenInput)
    language = forms.ChoiceField(label=_("Language"), choices=_LANGUAGES)
    title = forms.CharField(label=_("Title"), required=False, max_length=255)
    section = forms.ModelChoiceField(
        SectionPage.objects.none(),
        label=_("Section"),
        required=False,
        help_text=_("Where a new document goes. One that is there already stays where it is."),
    )
    field_order = ("language", "symbol", "title", "section")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        section = self.fields["section"]
        section.queryset = sections_for(user)  # type: ignore[attr-defined]  # a ModelChoiceField
        section.label_from_instance = _section_label  # type: ignore[attr-defined]  # as above
        self.fields["symbol"].required = True

    def clean(self) -> dict[str, Any]:
        """Have the section be one of the language's own."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        section, language = cleaned.get("section"), cleaned.get("language")
        if section and language and section.locale.language_code != language:
            self.add_error("section", _("Choose a section in the language of the document."))
        return cleaned


def _section_label(section: SectionPage) -> str:
    return f"{section.title} ({section.locale.language_code})"
