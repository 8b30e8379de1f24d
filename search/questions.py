"""A question to the engine: one multi-search for the lists and the facets of a results page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from elasticsearch.dsl import A, Q, Search
from elasticsearch.dsl.query import Query

from portal.languages import LANGUAGES, Language
from search.index import PASSAGES_SHOWN
from search.queries import SNIPPET_SIZE, excluded_query, highlight, named_query, text_query
from search.understanding import Understood

SNIPPETS: Final = 2
NAMED_SHOWN: Final = 5
FACET_VALUES: Final = 50
ENGINE_TIMEOUT: Final = "1500ms"


@dataclass(frozen=True, slots=True)
class Question:
    """Everything a results page depends on.

    Attributes:
        understood: the query.
        reader: the language searched in first.
        own: offset and number of works in the reader's language.
        other: offset and number of works in other languages.
        filters: wanted values by facet (``kind``, ``languages``); none means all.
    """

    understood: Understood
    reader: Language
    own: tuple[int, int]
    other: tuple[int, int]
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def bodies(self) -> dict[str, dict[str, Any]]:
        """Return the searches by name: ``named``, ``own``, ``other``, ``facets``."""
        others = [language for language in LANGUAGES if language != self.reader]
        named = named_query(self.understood)
        in_own = Q(
            "bool",
            filter=[Q("term", languages=self.reader.code)],
            must=[text_query(self.understood, self.reader, PASSAGES_SHOWN)],
        )
        in_other = Q(
            "dis_max",
            tie_breaker=0.1,
            queries=[text_query(self.understood, language, 1) for language in others],
        )
        left_out = excluded_query(self.understood)
        named_with_text = Q(
            "bool",
            must=[named],
            should=[text_query(self.understood, language, 1) for language in LANGUAGES],
        )
        lists = {
            "named": (named_with_text, left_out, (0, NAMED_SHOWN), LANGUAGES),
            "own": (in_own, [*left_out, named], self.own, [self.reader]),
            "other": (in_other, [*left_out, named, _silent(in_own)], self.other, others),
        }
        bodies = {
            name: self._list(query, without, window, languages)
            for name, (query, without, window, languages) in lists.items()
        }
        anything = Q("bool", should=[named, in_own, in_other], minimum_should_match=1)
        bodies["facets"] = self._facets(_silent(anything), left_out)
        return bodies

    def _list(
        self,
        query: Query,
        without: Sequence[Query],
        window: tuple[int, int],
        languages: Sequence[Language],
    ) -> dict[str, Any]:
        start, size = window
        search = (
            Search()
            .query("bool", must=[query], must_not=list(without), filter=self._filters())
            .source(False)
            .extra(
                docvalue_fields=["kind", "stamp", "languages", "source_language"],
                track_total_hits=True,
                timeout=ENGINE_TIMEOUT,
                highlight=_highlight(self.understood, languages),
            )
            # The key makes the order of equal scores the same on every page.
            .sort("_score", "key")[start : start + size]
        )
        body: dict[str, Any] = search.to_dict()
        return body

    def _facets(self, query: Query, without: Sequence[Query]) -> dict[str, Any]:
        """Count each facet over the works that the other facets leave."""
        search = Search().query("bool", must=[query], must_not=list(without))[0:0]
        for name in ("kind", "languages"):
            search.aggs.bucket(name, "filter", Q("bool", filter=self._filters(but=name))).bucket(
                "values", A("terms", field=name, size=FACET_VALUES)
            )
        body: dict[str, Any] = search.extra(timeout=ENGINE_TIMEOUT).to_dict()
        return body

    def _filters(self, but: str = "") -> list[Query]:
        return [
            Q("terms", **{name: list(values)})
            for name, values in self.filters.items()
            if values and name != but
        ]


def _highlight(understood: Understood, languages: Sequence[Language]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for language in languages:
        whole = {"number_of_fragments": 0}
        snippets = {
            "number_of_fragments": SNIPPETS,
            "fragment_size": SNIPPET_SIZE,
            "order": "score",
        }
        fields |= highlight(
            understood,
            language,
            {
                f"title.{language.field}": whole,
                f"summary.{language.field}": whole,
                f"body.{language.field}": snippets,
            },
        )
    return {"fields": fields}


def _silent(query: Query) -> Query:
    """Return the same query without inner hits and names, for filtering and counting."""
    silent: Query = Q(_without_inner(query.to_dict()))
    return silent


def _without_inner(node: Any) -> Any:
    if isinstance(node, Mapping):
        return {
            name: _without_inner(value)
            for name, value in node.items()
            if name not in {"inner_hits", "_name"}
        }
    if isinstance(node, list | tuple):
        return [_without_inner(value) for value in node]
    return node
