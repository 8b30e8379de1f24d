"""The board itself, and publishing all that are ready."""

from typing import Final

from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.languages import LANGUAGES
from portal.translation_board.cells import cells_of
from portal.translation_board.publishing import ROUND, candidates, publish
from portal.translation_board.states import State
from portal.translation_board.views.access import translators_only
from portal.translation_board.works import BoardFilter, works

ROWS: Final = 25
ICON: Final = "wagtail-localize-language"


@require_safe
@translators_only
def listing(request: HttpRequest, user: User) -> HttpResponse:
    """Show works and their six languages."""
    form = BoardFilter(request.GET)
    chosen = form.chosen()
    paginator = Paginator(works(user, chosen), ROWS)
    page = paginator.get_page(request.GET.get("p", ""))
    cells = cells_of((row.translation_key for row in page), user)
    for row in page:
        row.cells = cells[row.translation_key]
    context = {
        "page_title": _("Translation board"),
        "header_icon": ICON,
        "form": form,
        "languages": LANGUAGES,
        "rows": page,
        "page_range": paginator.get_elided_page_range(page.number),
        "may_begin": user.has_perm("wagtail_localize.submit_translation"),
        "query": request.GET.urlencode(),
    }
    return TemplateResponse(request, "translation_board/board.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@translators_only
def publishing(request: HttpRequest, user: User) -> HttpResponse:
    """Say which versions would be published and which not, and publish those on confirmation."""
    context = {"header_icon": ICON, "query": request.GET.urlencode(), "most": ROUND}
    if request.method == "POST":
        context |= {
            "page_title": _("What was published"),
            "done": publish(user, request.POST.getlist("item")),
        }
    else:
        chosen = BoardFilter(request.GET).chosen()
        tried = candidates(user, chosen, State.READY)
        left = [
            one
            for state in (State.DRAFT, State.OUTDATED)
            for one in candidates(user, chosen, state)
        ]
        context |= {
            "page_title": _("Publish all that are ready"),
            "ready": [one for one in tried if one.reason is None],
            "left": [one for one in tried if one.reason is not None] + left,
        }
    return TemplateResponse(request, "translation_board/publish.html", context)
