"""The page on which figures of funds come as a spreadsheet."""

from collections import Counter
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities.funds.funds import CHOICES
from activities.funds.importing.checking import COLUMNS, REQUIRED, VERDICTS, check
from activities.funds.importing.writing import write
from activities.funds.models import FundFigure
from activities.spreadsheets.keeping import NotKeptError, claim, forget, forget_old, keep, kept
from activities.spreadsheets.reading import Sheet, read
from activities.spreadsheets.uploading import SheetForm, empty_file
from portal.accounts.rights import Right

IMPORTS: Final = Right("funds", "import_fundfigure")


class FiguresForm(SheetForm):
    """A file of figures of funds."""

    def read(self, extension: str, data: bytes) -> Sheet:
        """Return its rows."""
        return _sheet(extension, data)


@require_http_methods(["GET", "HEAD", "POST"])
@IMPORTS.required
def upload(request: HttpRequest, user: User) -> HttpResponse:
    """Take a file and say row by row what would become of it; nothing is written."""
    forget_old()
    posted = request.method == "POST"
    form = FiguresForm(request.POST, request.FILES) if posted else FiguresForm()
    context: dict[str, Any] = {
        "page_title": _("Import figures of funds"),
        "header_icon": "table",
        "form": form,
        "columns": _columns(),
        "figures": reverse("wagtailsnippets_funds_fundfigure:list"),
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
    return TemplateResponse(request, "funds/admin/import.html", context, status=status)


@require_POST
@IMPORTS.required
def apply(request: HttpRequest, user: User) -> HttpResponse:
    """Write what is fine of the very file that was checked."""
    try:
        ticket = claim(request.POST.get("ticket", ""), user.pk)
        sheet = _sheet(*kept(ticket))
    except NotKeptError:
        messages.error(request, _("The file is kept no longer. Upload it again."))
        return redirect("funds_import")
    forget(ticket)
    try:
        counts = write(sheet, user)
    except IntegrityError:
        messages.error(request, _("Somebody else changed figures just now. Upload it again."))
        return redirect("funds_import")
    said = ", ".join(f"{label}: {counts[name]}" for name, label in VERDICTS.items() if counts[name])
    messages.success(request, f"{_('Done:')} {said}")
    return redirect("wagtailsnippets_funds_fundfigure:list")


@require_safe
@IMPORTS.required
def template(_request: HttpRequest, _user: User) -> HttpResponse:
    """Return the row of headings as a file to fill in."""
    return empty_file("figures-of-funds.csv", COLUMNS)


def _sheet(extension: str, data: bytes) -> Sheet:
    return read(extension, data, columns=COLUMNS, required=REQUIRED)


def _columns() -> list[tuple[str, str, bool]]:
    """Return each column with what it holds, and whether it must be there."""
    funds = "; ".join(f"{code} – {name}" for code, name in CHOICES)
    kinds = "; ".join(f"{kind.value} – {kind.label}" for kind in FundFigure.Kind)
    held = {
        "fund": funds,
        "year": _("With four digits"),
        "kind": kinds,
        "amount": _("With digits and a full stop, such as 1500.50"),
        "currency": _("ISO 4217 code, such as USD."),
        "state": _("Who contributed, as ISO code or name; empty for the total of the year"),
        "example": _("“yes” for an invented figure of a demonstration"),
    }
    return [(name, held[name], name in REQUIRED) for name in COLUMNS]
