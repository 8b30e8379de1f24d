"""An editor's page for a document that comes as a file.

The file is read and shown with its doubts; only then, and only as a draft, does it become a page.
"""

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.models import Locale

from panels.documents.extraction.refusals import RefusedError
from panels.documents.importing import (
    ImportRefusedError,
    Options,
    Outcome,
    import_read,
)
from panels.documents.importing.places import SECTION_SLUG, existing_version, work_of
from panels.documents.uploads.forms import DraftForm, UploadForm, sections_for, symbol_in_name
from panels.documents.uploads.keeping import NotKeptError, keep, kept
from panels.documents.uploads.preview import preview
from panels.documents.uploads.reasons import reason_of
from panels.documents.uploads.running import read_upload

if TYPE_CHECKING:
    from panels.documents.symbols import Symbol


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file and show what is read from it; nothing is made of it yet."""
    user = _editor(request)
    if request.method != "POST":
        return _page(request, {"form": UploadForm()})
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, {"form": form}, HTTPStatus.UNPROCESSABLE_ENTITY)
    data, name = form.cleaned_data["file"]
    symbol = form.cleaned_data["symbol"] or symbol_in_name(name)
    try:
        found = read_upload(data, form.cleaned_data["language"], symbol)
    except RefusedError as error:
        form.add_error("file", reason_of(error))
        return _page(request, {"form": form}, HTTPStatus.UNPROCESSABLE_ENTITY)
    document = found.document
    initial = {
        "ticket": keep(data, name, user.pk),
        "language": document.language,
        "symbol": document.symbol,
        "title": document.title,
        "section": sections_for(user)
        .filter(slug=SECTION_SLUG, locale__language_code=document.language)
        .first(),
    }
    return _page(request, {"form": DraftForm(user, initial=initial), **preview(document)})


@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """Make a draft of a file that was shown, or show it again as another language or symbol."""
    user = _editor(request)
    form = DraftForm(user, request.POST)
    try:
        data, _name = kept(request.POST.get("ticket", ""), user.pk)
    except NotKeptError:
        messages.error(request, _("The file is kept no longer. Upload it again."))
        return redirect("documents_import")
    is_valid = form.is_valid()
    language = form.cleaned_data.get("language", "")
    try:
        document = read_upload(data, language, form.cleaned_data.get("symbol")).document
    except RefusedError as error:
        messages.error(request, reason_of(error))
        return redirect("documents_import")
    if is_valid and "make" in request.POST:
        try:
            with transaction.atomic():
                return _make(request, user, form, document)
        except ImportRefusedError as error:
            form.add_error(None, error.message)
    return _page(
        request,
        {"form": form, **preview(document)},
        HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK,
    )


def _make(request: HttpRequest, user: User, form: DraftForm, document: Any) -> HttpResponse:
    symbol: Symbol = form.cleaned_data["symbol"]
    section = form.cleaned_data["section"]
    locale = Locale.objects.get(language_code=form.cleaned_data["language"])
    page = existing_version(work_of(symbol), locale)
    if page is not None and not page.permissions_for_user(user).can_edit():
        raise ImportRefusedError(_("You may not change the document that has this symbol."))
    if page is None and section is None:
        raise ImportRefusedError(_("Choose a section for the new document."))
    imported = import_read(
        document,
        symbol,
        Options(
            publish=False,
            title=form.cleaned_data["title"],
            parent=str(section.pk) if section else None,
        ),
    )
    if imported.outcome is Outcome.UNCHANGED:
        messages.info(request, _("The text is the one imported last; nothing was changed."))
    else:
        messages.success(request, _("The draft is made. Look it over before you publish it."))
    return redirect("wagtailadmin_pages:edit", imported.page.pk)


def _editor(request: HttpRequest) -> User:
    """Return who asks.

    Raises:
        PermissionDenied: they may add a page nowhere.
    """
    user = request.user
    if not isinstance(user, User) or not sections_for(user).exists():
        raise PermissionDenied
    return user


def _page(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    about = {"page_title": _("Import a document"), "header_icon": "upload"}
    return TemplateResponse(
        request, "undocuments/admin/import.html", about | context, status=status
    )
