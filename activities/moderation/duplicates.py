"""Activities that may be the same one, sent twice."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from rapidfuzz import fuzz

from activities.agreement.correspondents import secretariat
from activities.agreement.links import admin_address
from activities.repository.models import ActivityPage, ActivityProvider, ActivityReference
from activities.submissions.models import Submission
from portal.languages import Language, language_of
from portal.letters.letters import post
from portal.reference.folding import fold

#: Of 100: titles are similar from here on, whatever the order of their words.
SIMILAR: Final = 80
#: Activities whose titles are compared, the latest first.
MOST: Final = 500


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An activity that may be the same.

    Attributes:
        title: the one that is most similar, in ``language``.
        likeness: of the titles, from ``SIMILAR`` to 100.
    """

    page_id: int
    reference: str
    title: str
    language: Language
    likeness: int


def find_duplicates(page: ActivityPage) -> list[Duplicate]:
    """Return activities that share a State and a provider, overlap and are called alike.

    A body that keeps its name off the page counts as a provider, so what is found is for the
    secretariat only. A day that is not known overlaps with every other. Costs a constant number
    of queries.

    Args:
        page: as it is in memory, which may be a draft.

    Returns:
        The most similar first; no other version of the same work.
    """
    providers = {row.organisation_id for row in page.providers.all() if row.organisation_id}
    own = Submission.objects.filter(work_key=page.translation_key)
    providers.update(own.values_list("organisation_id", flat=True))
    states = [state.pk for state in page.states.all()]
    if not providers or not states:
        return []
    found = dict(_candidates(page, states, providers)[:MOST].values_list("translation_key", "pk"))
    titles = _titles({*found, page.translation_key})
    mine = {fold(page.title), *(fold(one) for one, _code in titles.pop(page.translation_key, []))}
    references = dict(
        ActivityReference.objects.filter(work_key__in=titles).values_list("work_key", "reference")
    )
    alike = [_most_alike(mine, found[key], references[key], rows) for key, rows in titles.items()]
    return sorted(
        (one for one in alike if one.likeness >= SIMILAR),
        key=lambda one: (-one.likeness, one.reference),
    )


def report(page: ActivityPage) -> None:
    """Tell the secretariat that an activity just sent may be known already."""
    draft: ActivityPage = page.get_latest_revision_as_object()
    under_way = page.current_workflow_state
    if under_way is None or not find_duplicates(draft):
        return
    url = admin_address("moderation_review", under_way.pk)
    context = {"reference": draft.reference, "url": url}
    post("moderation/letters/duplicate.txt", secretariat(), context)


def _candidates(
    page: ActivityPage, states: list[int], providers: set[int]
) -> QuerySet[ActivityPage]:
    """Return source versions of other works that share a State, a provider and a day."""
    named = ActivityPage.states.through.objects.filter(
        activitypage=OuterRef("pk"), state__in=states
    )
    provided = ActivityProvider.objects.filter(page=OuterRef("pk"), organisation__in=providers)
    sent = Submission.objects.filter(
        work_key=OuterRef("translation_key"), organisation__in=providers
    )
    rows: QuerySet[ActivityPage] = ActivityPage.objects.filter(is_source_version=True)
    rows = rows.filter(_overlaps(page.starts_on, page.ends_on))
    rows = rows.filter(Exists(named), Exists(provided) | Exists(sent))
    return rows.exclude(translation_key=page.translation_key).order_by("-pk")


def _overlaps(starts: date | None, ends: date | None) -> Q:
    """Return the condition of having a day within a stretch of time, open where not known."""
    condition = Q()
    if ends is not None:
        condition &= Q(starts_on__isnull=True) | Q(starts_on__lte=ends)
    if starts is not None:
        condition &= Q(ends_on__isnull=True) | Q(ends_on__gte=starts)
    return condition


def _titles(keys: set[UUID]) -> dict[UUID, list[tuple[str, str]]]:
    """Return title and language code of every version, as last written."""
    rows: dict[UUID, list[tuple[str, str]]] = defaultdict(list)
    versions = ActivityPage.objects.filter(translation_key__in=keys).order_by("pk")
    for key, title, code in versions.values_list(
        "translation_key", "draft_title", "locale__language_code"
    ):
        rows[key].append((title, code))
    return rows


def _most_alike(
    mine: set[str], page_id: int, reference: str, rows: list[tuple[str, str]]
) -> Duplicate:
    likeness, title, code = max(
        (round(fuzz.token_sort_ratio(own, fold(title))), title, code)
        for title, code in rows
        for own in mine
    )
    return Duplicate(page_id, reference, title, language_of(code), likeness)
