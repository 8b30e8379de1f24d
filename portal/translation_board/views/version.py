"""One work in one language: who translates it, its PO file, and the glossary's warnings."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Locale
from wagtail_localize.models import Translation

from portal.languages import BY_CODE
from portal.translation.records import version_in
from portal.translation_board.assigning import AssignmentForm, assign, may_assign, unassign
from portal.translation_board.cells import cells_of
from portal.translation_board.glossary.checking import warnings_of
from portal.translation_board.po import read, take_over
from portal.translation_board.states import State
from portal.translation_board.views.access import translators_only
from portal.translation_board.views.board import ICON
from portal.translation_board.works import works


@require_http_methods(["GET", "HEAD", "POST"])
@translators_only
def version(request: HttpRequest, user: User, page_id: int, code: str) -> HttpResponse:
    """Show a work in one language, and take an assignment."""
    source = get_object_or_404(works(user, {}), pk=page_id)
    locale = get_object_or_404(Locale, language_code=code)
    cells = cells_of([source.translation_key], user)[source.translation_key]
    cell = next((one for one in cells if one.language.code == code), None)
    if cell is None or cell.state == State.SOURCE:
        raise Http404
    assigns = may_assign(user, source, locale)
    form = AssignmentForm(source, locale)
    if request.method == "POST":
        if not assigns:
            raise PermissionDenied
        if "unassign" in request.POST:
            unassign(source.translation_key, locale)
            messages.success(request, _("Nobody is assigned any more."))
            return redirect(request.path)
        form = AssignmentForm(source, locale, request.POST)
        if form.is_valid():
            assign(form, user, source.get_admin_display_title(), request.build_absolute_uri())
            messages.success(request, _("The assignment is saved."))
            return redirect(request.path)
    context = {
        "page_title": source.get_admin_display_title(),
        "page_subtitle": BY_CODE[code].endonym,
        "header_icon": ICON,
        "source": source,
        "source_language": BY_CODE.get(source.locale.language_code),
        "cell": cell,
        "may_assign": assigns,
        "may_begin": user.has_perm("wagtail_localize.submit_translation"),
        "form": form,
        "warnings": [
            one for one in warnings_of([source.translation_key]) if one.locale_id == locale.pk
        ],
    }
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "translation_board/version.html", context, status=status)


@require_POST
def upload(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Take over a PO file, at wagtail-localize's address and in its place.

    The library's own view fails on a file without the header of its export, says nothing of
    entries that it leaves out, and keeps markup that is not allowed.
    """
    translation = get_object_or_404(
        Translation.objects.select_related("source", "target_locale"), pk=translation_id
    )
    target = version_in(translation.source, translation.target_locale)
    if target is None:
        raise Http404
    user = request.user
    if not isinstance(user, User) or not target.permissions_for_user(user).can_edit():
        raise PermissionDenied
    _take(request, user, translation)
    where: Any = get_valid_next_url_from_request(request)
    return redirect(where or reverse("wagtailadmin_pages:edit", args=[target.pk]))


def _take(request: HttpRequest, user: User, translation: Translation) -> None:
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, _("Choose a PO file first."))
        return
    try:
        taken = take_over(translation, read(file), user)
    except ValidationError as refused:
        for message in refused.messages:
            messages.error(request, f"{_('Nothing was taken over.')} {message}")
        return
    messages.success(
        request,
        ngettext(
            "%(count)d translation was taken over.",
            "%(count)d translations were taken over.",
            taken.changed,
        )
        % {"count": taken.changed},
    )
    if taken.fuzzy:
        messages.warning(
            request,
            ngettext(
                "%(count)d entry marked as fuzzy was left out.",
                "%(count)d entries marked as fuzzy were left out.",
                taken.fuzzy,
            )
            % {"count": taken.fuzzy},
        )
