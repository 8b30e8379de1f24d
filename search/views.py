"""The results page."""

from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from portal.languages import Language, active_language
from portal.works.card_facts import facts_for
from search.asking import ask
from search.chips import chips, notes
from search.client import EngineAway
from search.fallback import ignored, search_database
from search.forms import MOST_PAGES, OTHERS_BESIDE, PAGE_SIZE, RELATED_SHOWN, SearchRequest
from search.naming import name
from search.ordering import kind_tabs, likely, orders
from search.promoting import promoted, tell, without
from search.questions import Question
from search.results import HitList, Results
from search.suggestions.spelling import respelt
from search.understanding import Understood, understand

#: Lists of hits on the page, by their names in the template.
LISTS: Final = ("promoted", "named", "own", "other", "related")


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Show what was found for ``?q=``: the reader's language first, then the others."""
    wanted = SearchRequest.read(request.GET)
    understood = understand(wanted.text, name)
    reader = active_language()
    context: dict[str, Any] = {"wanted": wanted, "understood": understood}
    # Without a query, what is chosen can be browsed.
    is_asked = wanted.is_filtered or not understood.is_empty
    if is_asked and not wanted.is_too_deep:
        found = answer(wanted, understood, reader)
        spelling = respelt(
            wanted,
            found,
            reader,
            lambda other: answer(other, understand(other.text, name), reader),
        )
        shown = spelling.results if spelling and spelling.is_shown else found
        recommended = promoted(wanted, understood, shown, reader)
        tell(request, wanted, found, reader.code)
        context |= _found(wanted, without(shown, recommended))
        context["promoted"] = HitList(recommended if wanted.page == 1 else ())
        context |= _with_facts(context, reader)
        context |= {
            "promoted": context["promoted"].hits,
            "spelling": spelling,
            "chips": chips(wanted, understood, shown.facets, reader),
            "notes": [*notes(understood), *wanted.between.notes],
            "tabs": kind_tabs(wanted, shown.facets),
            "without_filters": wanted.address(filters={}),
            "orders": orders(wanted, understood),
            "likely": likely(wanted, understood, reader),
            "ignores_filters": shown.is_reduced and ignored(wanted, understood),
        }
    response = TemplateResponse(request, "search/results.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def answer(wanted: SearchRequest, understood: Understood, reader: Language) -> Results:
    """Ask the engine; when it is away, the database."""
    question = Question(
        understood,
        reader,
        wanted.own_window,
        wanted.other_window,
        wanted.filters,
        wanted.order,
        crossing=wanted.crossing,
        exact=wanted.exact,
        related=RELATED_SHOWN,
    )
    try:
        return ask(question)
    except EngineAway:
        return search_database(wanted, understood, reader)


def _found(wanted: SearchRequest, found: Results) -> dict[str, Any]:
    """Return what the template needs to lay the lists out."""
    # With nothing in the reader's language the other languages take the page.
    others_only = wanted.scope == "other" or found.own.total == 0
    listed = found.other if others_only else found.own
    pages = Paginator(range(min(listed.total, MOST_PAGES * PAGE_SIZE)), PAGE_SIZE)
    return {
        "results": found,
        "own": None if wanted.scope == "other" else found.own,
        "other": found.other if others_only else found.other.first(OTHERS_BESIDE),
        "named": found.named if wanted.page == 1 else None,
        "related": found.related,
        "others_only": others_only,
        "page_obj": pages.get_page(wanted.page),
        "is_beyond": wanted.page > pages.num_pages,
        "is_more_than_shown": listed.total > MOST_PAGES * PAGE_SIZE,
    }


def _with_facts(context: dict[str, Any], reader: Language) -> dict[str, HitList]:
    """Return the lists of the page with the facts of every work shown, asked for once."""
    lists = {name: context[name] for name in LISTS if context[name] is not None}
    facts = facts_for((hit.card for hits in lists.values() for hit in hits.hits), reader)
    return {name: hits.with_facts(facts) for name, hits in lists.items()}
