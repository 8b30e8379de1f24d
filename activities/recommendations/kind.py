"""Recommendations as a kind of work; each exists in the language of its text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast
from uuid import UUID

from django.db.models import Count, Max, Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, override

from activities.recommendations.models import Issue, Recommendation
from portal.languages import Language, language_of
from portal.reference.models.state import REGIONS
from portal.reference.regions import regions_of
from portal.works.cards import Card
from portal.works.documents import Version, WorkDocument
from portal.works.named import addresses, stamp_of

#: Schemes of the concepts that issues stand for, which are facets by the same names.
SCHEMES = ("themes", "sdgs", "groups")


@dataclass(frozen=True)
class RecommendationKind:
    """Recommendations of the universal periodic review, all of which are public."""

    name: str
    label: str | Promise
    plural_label: str | Promise

    def sources(self) -> tuple[type[Model], ...]:
        """Return the model."""
        return (Recommendation,)

    def key_of(self, instance: Model) -> UUID:
        """Return a recommendation's key as a work."""
        return cast("Recommendation", instance).work_key

    def stamps(self) -> Iterator[tuple[UUID, str]]:
        """Yield key and stamp of every recommendation. Two queries."""
        issues = _issues()
        rows = Recommendation.objects.order_by().values_list("work_key", "changed_at")
        for key, changed_at in rows.iterator():
            yield key, stamp_of(changed_at, issues)

    def documents(self, keys: Sequence[UUID]) -> Iterator[WorkDocument]:
        """Yield the recommendations among ``keys``, in six queries."""
        issues = _issues()
        rows = Recommendation.objects.filter(work_key__in=keys).select_related(f"state__{REGIONS}")
        for row in rows.prefetch_related("recommending", "issues__concepts__scheme"):
            yield WorkDocument(
                key=row.work_key,
                kind=self.name,
                source_language=row.language,
                # The text is not its title: it would outweigh what speaks of it at length.
                versions=(Version(row.language, _title(row), text=row.text),),
                stamp=stamp_of(row.changed_at, issues),
                # Not the symbol of the report it stands in: who asks for that wants the report.
                facets=_facets(row),
            )

    def cards(self, keys: Sequence[UUID], reader: Language) -> dict[UUID, Card]:
        """Return the recommendations among ``keys`` as a reader sees them, in two queries."""
        rows = list(Recommendation.objects.filter(work_key__in=keys).select_related("state"))
        issues = _issues() if rows else ""
        return {row.work_key: self._card(row, reader, issues) for row in rows}

    def _card(self, row: Recommendation, reader: Language, issues: str) -> Card:
        language = language_of(row.language)
        urls = addresses(partial(reverse, "recommendations:recommendation", args=[row.key]))
        return Card(
            key=row.work_key,
            kind=self.name,
            kind_label=self.label,
            title=_title(row),
            summary=row.text,
            url=urls[reader.code],
            language=language,
            is_reader_language=language == reader,
            available_in=(language,),
            symbol=row.symbol,
            urls={language.code: urls[reader.code]},
            stamp=stamp_of(row.changed_at, issues),
        )


def _title(row: Recommendation) -> str:
    """Return what it is, in the language of its text: a heading is in one language."""
    with override(row.language):
        state = row.state.label_in(row.language)
        if row.session is None:
            return gettext("Recommendation to %(state)s") % {"state": state}
        return gettext("Recommendation to %(state)s, session %(session)s of the review") % {
            "state": state,
            "session": row.session,
        }


def _facets(row: Recommendation) -> dict[str, tuple[str, ...]]:
    concepts = {concept for issue in row.issues.all() for concept in issue.concepts.all()}
    return {
        "states": (row.state.iso3,),
        "regions": regions_of([row.state]),
        "recommending": tuple(sorted(state.iso3 for state in row.recommending.all())),
        "position": (row.position,),
        **{
            scheme: tuple(sorted(one.code for one in concepts if one.scheme.code == scheme))
            for scheme in SCHEMES
        },
    }


def _issues() -> str:
    """Return what changes when an editor changes which concepts an issue stands for.

    Rows of that table are made and deleted, never changed: number and last key tell.
    """
    counted = Issue.concepts.through.objects.aggregate(rows=Count("pk"), last=Max("pk"))
    return f"{counted['rows']}:{counted['last']}"
