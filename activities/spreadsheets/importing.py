"""The page on which rows come as a spreadsheet: checked first, written once that is confirmed."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.widgets.button import Button

from activities.spreadsheets.keeping import NotKeptError, claim, forget, forget_old, keep, kept
from activities.spreadsheets.outcomes import RowOutcome
from activities.spreadsheets.reading import Sheet, read
from activities.spreadsheets.uploading import SheetForm, empty_file
from portal.accounts.rights import Right


class NotWrittenError(Exception):
    """Nothing was written; the message says why, to the reader."""


@dataclass(frozen=True)
class SheetImport:
    """An import of a room, in Wagtail's admin.

    Attributes:
        name: in addresses and their names: ``<name>/import/`` is ``<name>_import``.
        right: who may import.
        title: of the page.
        icon: of the page.
        columns: of the file, in order.
        required: those it must have.
        verdicts: as ``RowOutcome`` has them.
        held: returns what each column holds, in the reader's language.
        check: returns what would become of each row.
        write: writes what is fine of it, all or nothing, and returns how many had each verdict;
            raises ``NotWrittenError`` where that cannot be done now.
        template: that extends ``spreadsheets/import.html``.
        listed: name of the address of the list of what is there.
        file_name: of the empty file.
    """

    name: str
    right: Right
    title: str | Promise
    icon: str
    columns: Sequence[str]
    required: Sequence[str]
    verdicts: Mapping[str, str | Promise]
    held: Callable[[], Mapping[str, str]]
    check: Callable[[Sheet], Sequence[RowOutcome]]
    write: Callable[[Sheet, User], Mapping[str, int]]
    template: str
    listed: str
    file_name: str

    def addresses(self) -> list[URLPattern]:
        """Return its addresses below the admin's: the page, what writes, the empty file."""
        upload = require_http_methods(["GET", "HEAD", "POST"])(self.right.required(self._upload))
        apply = require_POST(self.right.required(self._apply))
        empty = require_safe(self.right.required(self._empty))
        return [
            path(f"{self.name}/import/", upload, name=self._here),
            path(f"{self.name}/import/write/", apply, name=f"{self._here}_apply"),
            path(f"{self.name}/import/template.csv", empty, name=f"{self._here}_template"),
        ]

    def buttons(self, user: Any) -> list[Button]:
        """Return the way to it from a list, for who may use it."""
        if not user.has_perm(self.right.name):
            return []
        label = gettext_lazy("Import a spreadsheet")
        return [Button(label, url=reverse(self._here), icon_name="upload")]

    @property
    def _here(self) -> str:
        return f"{self.name}_import"

    def _sheet(self, extension: str, data: bytes) -> Sheet:
        return read(extension, data, columns=self.columns, required=self.required)

    def _upload(self, request: HttpRequest, user: User) -> HttpResponse:
        """Take a file and say row by row what would become of it; nothing is written."""
        forget_old()
        posted = request.method == "POST"
        sent = (request.POST, request.FILES) if posted else ()
        form = SheetForm(*sent, read=self._sheet)
        held = self.held()
        context: dict[str, Any] = {
            "page_title": self.title,
            "header_icon": self.icon,
            "form": form,
            "columns": [(name, held[name], name in self.required) for name in self.columns],
            "listed": reverse(self.listed),
            "apply": reverse(f"{self._here}_apply"),
            "empty": reverse(f"{self._here}_template"),
        }
        if posted and form.is_valid():
            outcomes = self.check(form.sheet)
            counts = Counter(one.verdict for one in outcomes)
            context |= {
                "outcomes": outcomes,
                "unknown": form.sheet.unknown,
                "counts": self._counted(counts),
            }
            if any(one.is_written for one in outcomes):
                extension, data = form.cleaned_data["file"]
                context["ticket"] = keep(extension, data, user.pk)
        status = 422 if form.errors else 200
        return TemplateResponse(request, self.template, context, status=status)

    def _apply(self, request: HttpRequest, user: User) -> HttpResponse:
        """Write what is fine of the very file that was checked."""
        try:
            ticket = claim(request.POST.get("ticket", ""), user.pk)
            sheet = self._sheet(*kept(ticket))
        except NotKeptError:
            messages.error(request, _("The file is kept no longer. Upload it again."))
            return redirect(self._here)
        forget(ticket)
        try:
            counts = self.write(sheet, user)
        except NotWrittenError as error:
            messages.error(request, str(error))
            return redirect(self._here)
        said = ", ".join(f"{label}: {count}" for label, count in self._counted(counts))
        messages.success(request, f"{_('Done:')} {said}")
        return redirect(self.listed)

    def _empty(self, _request: HttpRequest, _user: User) -> HttpResponse:
        """Return the row of headings as a file to fill in."""
        return empty_file(self.file_name, self.columns)

    def _counted(self, counts: Mapping[str, int]) -> list[tuple[str | Promise, int]]:
        found = ((label, counts.get(name, 0)) for name, label in self.verdicts.items())
        return [(label, count) for label, count in found if count]


def choices_in_words(choices: Iterable[tuple[Any, Any]]) -> str:
    """Return what a column may hold: each value, and what it means to the reader."""
    return "; ".join(f"{value} – {label}" for value, label in choices)
