"""The list of documents: each once, in the reader's language where the portal has it in it."""

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from panels.documents.forms import ListForm
from panels.documents.works import documents_of
from portal.languages import active_language

PER_PAGE: Final = 20


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Show a page of the documents asked for. A constant number of queries."""
    form = ListForm(request.GET)
    page = Paginator(form.found().values_list("symbol", flat=True), PER_PAGE).get_page(
        request.GET.get("page")
    )
    found = documents_of(page.object_list, active_language())
    context = {"form": form, "page_obj": page, "documents": list(found.values())}
    return render(request, "undocuments/list.html", context)
