"""A question to the engine: one multi-search for the lists and the facets of a results page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from portal.languages import LANGUAGES, Language
from search.index import PASSAGES_SHOWN
from search.queries import SNIPPET_SIZE, excluded_query, highlight, named_query, text_query
from search.understanding import Understood
from search.weighing import Weighed

SNIPPETS: Final = 2
NAMED_SHOWN: Final = 5
FACET_VALUES: Final = 50
ENGINE_TIMEOUT: Final = "1500ms"
NOTHING: Final[dict[str, Any]] = {"match_none": {}}


@dataclass(frozen=True, slots=True)
class Question:
    """Everything a results page depends on.

    Attributes:
        understood: the query.
        reader: the language searched in first.
        own: offset and number of works in the reader's language.
        other: offset and number of works in other languages.
        filters: wanted values by facet (``kind``, ``languages``); none means all.
        crossing: whether works in other languages are asked for in their own words too.
    """

    understood: Understood
    reader: Language
    own: tuple[int, int]
    other: tuple[int, int]
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    crossing: bool = True

    def bodies(
        self, weighed: Mapping[Language, Weighed] | None = None
    ) -> dict[str, dict[str, Any]]:
        """Return the searches by name: ``named``, ``own``, ``other``, ``facets``.

        Args:
            weighed: what the plain words are worth by language; none without plain words.
        """
        worths = weighed or {}
        # What no work can match takes time to ask for, and to look for what to mark.
        asked = [
            language
            for language in LANGUAGES
            if not (language in worths and worths[language].is_hopeless)
        ]
        others = [language for language in asked if language != self.reader]
        # Each part is built once and used as plain data from here on: most of them stand in
        # several of the searches.
        texts = {language: self._text(language, worths.get(language)) for language in asked}
        left_out = [query.to_dict() for query in excluded_query(self.understood)]
        named = named_query(self.understood).to_dict()
        own = {
            "bool": {
                "filter": [{"term": {"languages": self.reader.code}}],
                "must": [texts.get(self.reader, NOTHING)],
            }
        }
        other = (
            {"dis_max": {"tie_breaker": 0.1, "queries": [texts[language] for language in others]}}
            if others
            else NOTHING
        )
        named_with_text = {"bool": {"must": [named], "should": list(texts.values())}}
        silent = {"own": _silent(own), "other": _silent(other)}
        anything = {"bool": {"should": [named, *silent.values()], "minimum_should_match": 1}}
        return {
            "named": self._list(named_with_text, left_out, (0, NAMED_SHOWN), LANGUAGES)
            if self.understood.names_symbols
            else {"query": NOTHING, "size": 0, "track_total_hits": True},
            "own": self._list(own, [*left_out, named], self.own, [self.reader]),
            "other": self._list(other, [*left_out, named, silent["own"]], self.other, others),
            "facets": self._facets(anything, left_out),
        }

    def _text(self, language: Language, weighed: Weighed | None) -> dict[str, Any]:
        is_foreign = language != self.reader
        passages = 1 if is_foreign else PASSAGES_SHOWN
        body: dict[str, Any] = text_query(
            self.understood, language, passages, weighed, is_foreign=is_foreign
        ).to_dict()
        return body

    def _list(
        self,
        query: Mapping[str, Any],
        without: Sequence[Mapping[str, Any]],
        window: tuple[int, int],
        languages: Sequence[Language],
    ) -> dict[str, Any]:
        start, size = window
        body: dict[str, Any] = {
            "query": {"bool": {"must": [query], "must_not": without, "filter": self._filters()}},
            "from": start,
            "size": size,
            "track_total_hits": True,
            "timeout": ENGINE_TIMEOUT,
        }
        if size:
            body |= {
                "_source": False,
                "docvalue_fields": ["kind", "stamp", "languages", "source_language"],
                # The key makes the order of equal scores the same on every page.
                "sort": ["_score", "key"],
                "highlight": _highlight(self.understood, languages),
            }
        return body

    def _facets(
        self, query: Mapping[str, Any], without: Sequence[Mapping[str, Any]]
    ) -> dict[str, Any]:
        """Count each facet over the works that the other facets leave."""
        return {
            "query": {"bool": {"must": [query], "must_not": without}},
            "size": 0,
            "timeout": ENGINE_TIMEOUT,
            "aggs": {
                name: {
                    "filter": {"bool": {"filter": self._filters(but=name)}},
                    "aggs": {"values": {"terms": {"field": name, "size": FACET_VALUES}}},
                }
                for name in ("kind", "languages")
            },
        }

    def _filters(self, but: str = "") -> list[dict[str, Any]]:
        return [
            {"terms": {name: list(values)}}
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


def _silent(node: Any) -> Any:
    """Return the same query without inner hits and names, for filtering and counting."""
    if isinstance(node, Mapping):
        return {
            name: _silent(value)
            for name, value in node.items()
            if name not in {"inner_hits", "_name"}
        }
    if isinstance(node, list | tuple):
        return [_silent(value) for value in node]
    return node
