"""The form of a recording: what is wrong with a file is told by its lines, and nothing is lost."""

import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from panels.recordings.admin.widgets import RecordingFileInput, SubtitlesInput
from panels.recordings.subtitles import (
    Problem,
    Subtitles,
    SubtitlesError,
    decode,
    read_srt,
    read_vtt,
    write_vtt,
)
from panels.recordings.subtitles.problems import MOST_BYTES

if TYPE_CHECKING:
    from django.http import QueryDict

_READERS: Final = {".vtt": read_vtt, ".srt": read_srt}
_BREAK: Final = mark_safe("<br>")
_BEGINS_AS_SUBRIP: Final = re.compile(r"\ufeff?\s*\d+[ \t]*\r?\n[^\n]*-->", re.ASCII)


def by_line(problems: Iterable[Problem]) -> ValidationError:
    """Return all problems as one error, each on a line of its own."""
    return ValidationError(format_html_join(_BREAK, "{}", ((str(one),) for one in problems)))


class TrackForm(WagtailAdminModelForm):
    """A track: a file, or its text.

    The text of a file that is refused is put where texts are typed, so that it can be mended
    there: no browser sends a file again that was chosen before.
    """

    upload = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_(
            "WebVTT (.vtt) or SubRip (.srt), encoded in UTF-8. It replaces the text below."
        ),
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt"}),
    )

    class Meta(WagtailAdminModelForm.Meta):
        widgets = {"text": SubtitlesInput()}

    def clean(self) -> dict[str, Any]:
        """Read the file, or else the text; keep it as WebVTT."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        upload = cleaned.get("upload")
        if upload:
            self._read_file(upload)
        elif not self.errors.get("upload"):
            typed = self.data.get(self.add_prefix("text"), "")
            if typed.strip():
                reader = read_srt if _BEGINS_AS_SUBRIP.match(typed) else read_vtt
                self._read(typed, reader, "text")
            else:
                self.add_error("upload", _("Choose a file, or type the text below."))
        return cleaned

    def _read_file(self, upload: Any) -> None:
        reader = _READERS.get(PurePath(upload.name).suffix.lower())
        if reader is None:
            self.add_error("upload", _("Choose a file that ends in .vtt or .srt."))
            return
        try:
            # A byte more than may be there tells that there is more.
            text = decode(upload.read(MOST_BYTES + 1))
        except SubtitlesError as refused:
            self.add_error("upload", by_line(refused.problems))
            return
        if not self._read(text, reader, "upload"):
            self._put_into_text(text)
            self.add_error(
                "text", _("This is the text of the file. Correct it here, or choose another file.")
            )

    def _read(self, text: str, reader: Any, name: str) -> Subtitles | None:
        try:
            subtitles: Subtitles = reader(text)
        except SubtitlesError as refused:
            self.add_error(name, by_line(refused.problems))
            return None
        self.cleaned_data["text"] = write_vtt(subtitles)
        if self.cleaned_data.get("upload"):
            # If another part of the form is refused, the file need not be chosen again.
            self._put_into_text(self.cleaned_data["text"])
        return subtitles

    def _put_into_text(self, text: str) -> None:
        data = self.data.copy()
        data[self.add_prefix("text")] = text
        self.data: QueryDict = data


class FileForm(WagtailAdminModelForm):
    """A form with a file of a recording, which has to be chosen again if the form is refused."""

    class Meta(WagtailAdminModelForm.Meta):
        widgets = {"file": RecordingFileInput()}

    def needs_file_again(self) -> bool:
        """Whether a file was sent."""
        return bool(self.files.get(self.add_prefix("file")))


class RecordingForm(FileForm):
    """A recording with its tracks and versions."""

    def clean(self) -> dict[str, Any]:
        """See that tracks do not take each other's place, and end before the recording does."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        duration = cleaned.get("duration")
        seen: set[tuple[str, bool]] = set()
        for form in self._kept("tracks"):
            track = form.cleaned_data
            place = (track.get("language", ""), track.get("kind") == "descriptions")
            if place in seen:
                form.add_error("language", _("There is a track of this kind in this language."))
            seen.add(place)
            text = track.get("text")
            if duration and text and not form.errors:
                last = read_vtt(text).cues[-1]
                if last.end / 1000 > duration.total_seconds() + 1:
                    form.add_error("text", _("The last text ends after the recording has ended."))
        for form in self._kept("written_transcripts"):
            code = form.cleaned_data.get("language", "")
            if (code, False) in seen:
                form.add_error("language", _("The words in this language are there already."))
            seen.add((code, False))
        return cleaned

    def is_valid(self) -> bool:
        """Ask for files again that came with a form that is refused."""
        valid: bool = super().is_valid()
        if not valid:
            for form in (self, *self._kept("versions")):
                if form.needs_file_again() and not form.errors.get("file"):
                    form.add_error("file", gettext("Choose the file again: it was not kept."))
        return valid

    def _kept(self, relation: str) -> list[Any]:
        """Return the forms of a relation, read, without those whose rows are to go."""
        formset = self.formsets.get(relation)
        if formset is None:
            return []
        formset.is_valid()
        return [
            form
            for form in formset.forms
            if form not in formset.deleted_forms and hasattr(form, "cleaned_data")
        ]
