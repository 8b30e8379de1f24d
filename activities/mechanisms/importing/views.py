"""The page on which national mechanisms come as a spreadsheet."""

from collections import Counter
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities.mechanisms.importing.checking import COLUMNS, NAMES, REQUIRED, VERDICTS, check
from activities.mechanisms.importing.writing import write
from activities.mechanisms.models import Mechanism
from activities.spreadsheets.keeping import NotKeptError, claim, forget, forget_old, keep, kept
from activities.spreadsheets.reading import Sheet, read
from activities.spreadsheets.uploading import SheetForm, empty_file
from portal.accounts.rights import Right
from portal.languages import BY_CODE

IMPORTS: Final = Right("mechanisms", "import_mechanism")


class MechanismsForm(SheetForm):
    """A file of national mechanisms."""

    def read(self, extension: str, data: bytes) -> Sheet:
        """Return its rows."""
        return _sheet(extension, data)


@require_http_methods(["GET", "HEAD", "POST"])
@IMPORTS.required
def upload(request: HttpRequest, user: User) -> HttpResponse:
    """Take a file and say row by row what would become of it; nothing is written."""
    forget_old()
    posted = request.method == "POST"
    form = MechanismsForm(request.POST, request.FILES) if posted else MechanismsForm()
    context: dict[str, Any] = {
        "page_title": _("Bulk import"),
        "header_icon": "group",
        "form": form,
        "columns": _columns(),
        "mechanisms": reverse("wagtailsnippets_mechanisms_mechanism:list"),
    }
    if posted and form.is_valid():
        outcomes = check(form.sheet)
        counts = Counter(one.verdict for one in outcomes)
        context |= {
            "outcomes": outcomes,
            "unknown": form.sheet.unknown,
            "counts": [(label, counts[name]) for name, label in VERDICTS.items() if counts[name]],
        }
        if any(one.is_written for one in outcomes):
            extension, data = form.cleaned_data["file"]
            context["ticket"] = keep(extension, data, user.pk)
    status = 422 if form.errors else 200
    return TemplateResponse(request, "mechanisms/admin/import.html", context, status=status)


@require_POST
@IMPORTS.required
def apply(request: HttpRequest, user: User) -> HttpResponse:
    """Write what is fine of the very file that was checked."""
    try:
        ticket = claim(request.POST.get("ticket", ""), user.pk)
        sheet = _sheet(*kept(ticket))
    except NotKeptError:
        messages.error(request, _("The file is kept no longer. Upload it again."))
        return redirect("mechanisms_import")
    forget(ticket)
    counts = write(sheet, user)
    said = ", ".join(f"{label}: {counts[name]}" for name, label in VERDICTS.items() if counts[name])
    messages.success(request, f"{_('Done:')} {said}")
    return redirect("wagtailsnippets_mechanisms_mechanism:list")


@require_safe
@IMPORTS.required
def template(_request: HttpRequest, _user: User) -> HttpResponse:
    """Return the row of headings as a file to fill in."""
    return empty_file("national-mechanisms.csv", COLUMNS)


def _sheet(extension: str, data: bytes) -> Sheet:
    return read(extension, data, columns=COLUMNS, required=REQUIRED)


def _columns() -> list[tuple[str, str, bool]]:
    """Return each column with what it holds, and whether it must be there."""
    held = {
        "state": _("ISO code or name of the State"),
        "kind": _choices(Mechanism.Kind),
        **{
            column: _("Official name in this language, if it has one: %(language)s")
            % {"language": BY_CODE[code].endonym}
            for column, code in NAMES.items()
        },
        "accreditation": _choices(Mechanism.Accreditation),
        "accredited_on": _("Such as 2025-03-29"),
        "type": _choices(Mechanism.Type),
        "checked_on": _("Such as 2025-03-29"),
        "url": _("Address of its website"),
        "source": _("Who says so, such as a list and its date."),
        "source_url": _("Address of the source"),
        "example": _("“yes” for an invented mechanism of a demonstration"),
    }
    return [(name, held[name], name in REQUIRED) for name in COLUMNS]


def _choices(choices: Any) -> str:
    return "; ".join(f"{one.value} – {one.label}" for one in choices)
