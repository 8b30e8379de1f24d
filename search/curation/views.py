"""The pages about search in Wagtail's admin: what is asked, why a result is found, previews."""

import csv
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.paginator import WagtailPaginator

from portal.languages import BY_CODE
from search.client import EngineAway
from search.curation.explaining import explain
from search.curation.forms import AskedForm, PreviewForm, QueryForm
from search.curation.models import AskedQuery
from search.curation.previewing import compare
from search.curation.recommending import recommended
from search.curation.rights import CURATES
from search.curation.telling import LISTS, tell
from search.ranking import WEIGHTS
from search.synonyms import synonyms

ROWS: Final = 50
MOST_ROWS: Final = 5_000


@require_safe
@CURATES.required
def asked(request: HttpRequest, _user: User) -> HttpResponse:
    """List what is asked, the most often asked first; as CSV with ``?format=csv``."""
    form = AskedForm(request.GET or None)
    rows = _asked(form)
    if request.GET.get("format") == "csv":
        return _csv(rows)
    page = WagtailPaginator(rows, ROWS).get_page(request.GET.get("p", ""))
    query = request.GET.copy()
    query["format"] = "csv"
    context = {
        "page_title": _("Queries"),
        "header_icon": "search",
        "form": form,
        "rows": page,
        "listed": [_row(row) for row in page],
        "page_range": page.paginator.get_elided_page_range(page.number),
        "csv": f"?{query.urlencode()}",
    }
    return TemplateResponse(request, "curation/asked.html", context)


@require_safe
@CURATES.required
def why(request: HttpRequest, _user: User) -> HttpResponse:
    """Say why each of the first results of ``?q=`` is found."""
    form = QueryForm(request.GET or None)
    context: dict[str, Any] = {
        "page_title": _("Why a result is found"),
        "header_icon": "help",
        "form": form,
        "weights": WEIGHTS,
    }
    status = 200
    if form.is_bound and form.is_valid():
        query, reader = form.cleaned_data["q"], form.reader()
        keys = recommended(query, reader)
        try:
            found = explain(query, reader)
        except EngineAway:
            context["is_away"], status = True, HTTPStatus.SERVICE_UNAVAILABLE
        else:
            context |= {
                "is_asked": True,
                "recommended": len(keys),
                "lists": [
                    (
                        LISTS[one],
                        found.totals[one],
                        [
                            tell(work, is_promoted=work.card.key in keys, is_fuzzy=found.is_fuzzy)
                            for work in works
                        ],
                    )
                    for one, works in found.lists.items()
                    if works
                ],
            }
    return TemplateResponse(request, "curation/why.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@CURATES.required
def preview(request: HttpRequest, _user: User) -> HttpResponse:
    """Show what synonyms would change in some queries; nothing is saved."""
    context: dict[str, Any] = {
        "page_title": _("Try synonyms"),
        "header_icon": "view",
        "create": reverse("wagtailsnippets_search_curation_synonymgroup:add"),
    }
    status = 200
    if request.method == "POST":
        form = PreviewForm(request.POST)
        if not form.is_valid():
            status = HTTPStatus.UNPROCESSABLE_ENTITY
        else:
            language, tried = BY_CODE[form.instance.language], form.instance.rules()
            try:
                context["compared"] = [
                    compare(query, language, synonyms(), tried)
                    for query in form.cleaned_data["queries"]
                ]
            except EngineAway:
                context["is_away"], status = True, HTTPStatus.SERVICE_UNAVAILABLE
            kept = {name: form.cleaned_data[name] for name in ("language", "way", "terms")}
            context["create"] += f"?{urlencode(kept)}"
    else:
        form = PreviewForm(initial=request.GET.dict())
    context["form"] = form
    return TemplateResponse(request, "curation/preview.html", context, status=status)


def _asked(form: AskedForm) -> QuerySet[AskedQuery, Any]:
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
    since = timezone.localdate() - timedelta(days=chosen.get("days") or 30)
    rows = AskedQuery.objects.filter(day__gt=since).exclude(text="")
    if chosen.get("language"):
        rows = rows.filter(language=chosen["language"])
    found = rows.values("language", "digest").annotate(
        query=Max("text"), asked=Sum("times"), without=Sum("without_results"), last=Max("day")
    )
    if chosen.get("only"):
        return found.filter(without__gt=0).order_by("-without", "query", "language")
    return found.order_by("-asked", "query", "language")


def _row(row: dict[str, Any]) -> dict[str, Any]:
    query, language = row["query"], row["language"]
    promote = urlencode({"language": language, "query": query})
    group = urlencode({"language": language, "terms": query})
    return {
        **row,
        "written_in": BY_CODE[language],
        "promote": f"{reverse('wagtailsnippets_search_curation_promotion:add')}?{promote}",
        "synonyms": f"{reverse('wagtailsnippets_search_curation_synonymgroup:add')}?{group}",
        "why": f"{reverse('curation_why')}?{urlencode({'q': query, 'language': language})}",
    }


def _csv(rows: QuerySet[AskedQuery, Any]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="queries.csv"'
    # Spreadsheets take UTF-8 for what it is only with this mark.
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(["query", "language", "times", "times_without_results", "last_day"])
    for row in rows[:MOST_ROWS]:
        writer.writerow(
            [
                safe_cell(row["query"]),
                row["language"],
                row["asked"],
                row["without"],
                row["last"].isoformat(),
            ]
        )
    return response


def safe_cell(text: str) -> str:
    """Return text that no spreadsheet takes for a formula (CWE-1236)."""
    return (
        f"'{text}"
        if text.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
        else text
    )
