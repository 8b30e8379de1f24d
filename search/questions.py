"""A question to the engine: one multi-search for the lists and the facets of a results page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from portal.languages import LANGUAGES, Language
from search.concepts.crossing import Concepts, concepts_in
from search.concepts.queries import through, with_tagged
from search.crossing import Slot, crossing_query, marked, slots
from search.embeddings import meaning, near
from search.facet_counts import counts_by_facet
from search.filtering import chosen, excluded, required
from search.forms import Order
from search.index import PASSAGES_SHOWN
from search.queries import SNIPPET_SIZE, excluded_query, highlight, named_query, text_query
from search.synonyms import Synonyms, synonyms
from search.understanding import Understood
from search.weighing import Weighed

SNIPPETS: Final = 2
NAMED_SHOWN: Final = 5
#: What the language a query seems to be in is worth among other languages than the reader's.
LIKELY_BOOST: Final = 1.25
#: A longer query that can be said in a language is asked for as it is said there only: as typed it
#: would find whatever shares a number or a preposition with it.
MOST_PARTS_AS_TYPED: Final = 5
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
        filters: wanted codes by facet; none means all.
        order: of each list; what has no text to look for is never by relevance.
        crossing: whether works are wanted that do not say the words as typed.
        exact: whether words that no work holds are never taken for mistyped.
        related: works that are only related to show when nothing matches, at most.
        synonyms: what else words mean, by language code; those that hold now, when not given.
        concepts: what the query names; nothing when it is asked for as typed.
        meaning: its vector; nothing without an embedding model, or when it is asked for as typed.
    """

    understood: Understood
    reader: Language
    own: tuple[int, int]
    other: tuple[int, int]
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    order: Order = "relevance"
    crossing: bool = True
    exact: bool = False
    related: int = 0
    synonyms: Synonyms | None = None
    concepts: Concepts = field(init=False)
    meaning: tuple[float, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Read the concepts in the query, and the synonyms that hold when none are given."""
        if self.synonyms is None:
            object.__setattr__(self, "synonyms", synonyms() if self.understood.words else {})
        found = concepts_in(self.understood, self.reader) if self.crossing else Concepts()
        object.__setattr__(self, "concepts", found)
        vector = meaning(self.understood, self.reader) if self.crossing else ()
        object.__setattr__(self, "meaning", vector)

    def crossed(self) -> dict[Language, tuple[Slot, ...]]:
        """Return the query's parts as they are called in each language but the reader's.

        Raises:
            EngineAway: when Elasticsearch is away, which knows the forms of words.
        """
        if not self.crossing:
            return {}
        return {
            language: parts
            for language in LANGUAGES
            if language != self.reader and crossing_query(parts := self._parts(language), language)
        }

    def _parts(self, language: Language) -> tuple[Slot, ...]:
        """Return the query's parts as concepts and the lexicon call them in a language."""
        return slots(self.understood, self.reader, language, self.concepts.in_language(language))

    def bodies(
        self,
        weighed: Mapping[Language, Weighed] | None = None,
        crossed: Mapping[Language, Sequence[Slot]] | None = None,
    ) -> dict[str, dict[str, Any]]:
        """Return the searches by name: ``named``, ``own``, ``other``, ``facets``.

        Args:
            weighed: what the plain words are worth by language; none without plain words.
            crossed: what ``crossed`` returned.
        """
        worths = weighed or {}
        # What no work can match takes time to ask for, and to look for what to mark.
        asked = [
            language
            for language in LANGUAGES
            if not (language in worths and worths[language].is_hopeless)
        ]
        others = {
            language: parts
            for language in LANGUAGES
            for parts in [crossed.get(language, ()) if crossed else ()]
            if language != self.reader and (parts or language in asked)
        }
        # Each part is built once and used as plain data from here on: most of them stand in
        # several of the searches.
        texts = {language: self._text(language, worths.get(language)) for language in asked}
        left_out = self._left_out
        named = named_query(self.understood).to_dict()
        own = {
            "bool": {
                "filter": [{"term": {"languages": self.reader.code}}],
                "must": [with_tagged(texts.get(self.reader, NOTHING), self.concepts, self.reader)],
                "should": through(self.concepts, [self.reader]),
            }
        }
        elsewhere = [
            self._weighed(_either(texts.get(language), parts, language), language)
            for language, parts in others.items()
        ]
        if self.meaning:
            elsewhere += [
                near(self.meaning, language, [*self._filters, {"bool": {"must_not": left_out}}])
                for language in LANGUAGES
                if language != self.reader
            ]
        other = (
            {
                "bool": {
                    "must": [{"dis_max": {"tie_breaker": 0.1, "queries": elsewhere}}],
                    "should": through(self.concepts, list(others)),
                }
            }
            if elsewhere
            else NOTHING
        )
        named_with_text = {"bool": {"must": [named], "should": list(texts.values())}}
        silent = {"own": _silent(own), "other": _silent(other)}
        anything = {"bool": {"should": [named, *silent.values()], "minimum_should_match": 1}}
        return {
            "named": self._list(
                named_with_text, left_out, (0, NAMED_SHOWN), dict.fromkeys(LANGUAGES, ()), worths
            )
            if self.understood.names_symbols
            else {"query": NOTHING, "size": 0, "track_total_hits": True},
            "own": self._list(own, [*left_out, named], self.own, {self.reader: ()}, worths),
            "other": self._list(
                other, [*left_out, named, silent["own"]], self.other, others, worths
            ),
            "facets": self._facets(anything, left_out),
        }

    def loosened(self) -> "Question":
        """Return the same for words that nobody has put into quotation marks."""
        return replace(self, understood=self.understood.unquoted(), crossing=False)

    def related_body(self, weighed: Mapping[Language, Weighed]) -> dict[str, Any] | None:
        """Return the search for works that share some words with a query that nothing matches.

        Only in the reader's language; none when not wanted, or when no work can hold enough.

        Args:
            weighed: what the plain words are worth by language.
        """
        own = weighed.get(self.reader)
        loose = own.loosened() if own and self.related else None
        if loose is None or loose.is_hopeless:
            return None
        query = {
            "bool": {
                "filter": [{"term": {"languages": self.reader.code}}],
                "must": [self._text(self.reader, loose)],
            }
        }
        return self._list(query, self._left_out, (0, self.related), {self.reader: ()}, weighed)

    def _text(self, language: Language, weighed: Weighed | None) -> dict[str, Any]:
        if not self.understood.has_text:
            available = {"term": {"languages": language.code}}
            return {"bool": {"filter": [available], "_name": language.code}}
        is_foreign = language != self.reader
        passages = 1 if is_foreign else PASSAGES_SHOWN
        body: dict[str, Any] = text_query(
            self.understood, language, passages, weighed, is_foreign=is_foreign
        ).to_dict()
        return body

    def _weighed(self, text: dict[str, Any], language: Language) -> dict[str, Any]:
        """Prefer the language the query seems to be in, a little: the guess decides nothing."""
        if self.understood.languages[:1] != (language.code,):
            return text
        return {"bool": {"must": [text], "boost": LIKELY_BOOST}}

    def _list(
        self,
        query: Mapping[str, Any],
        without: Sequence[Mapping[str, Any]],
        window: tuple[int, int],
        languages: Mapping[Language, Sequence[Slot]],
        weighed: Mapping[Language, Weighed],
    ) -> dict[str, Any]:
        start, size = window
        body: dict[str, Any] = {
            "query": {"bool": {"must": [query], "must_not": without, "filter": self._filters}},
            "from": start,
            "size": size,
            "track_total_hits": True,
            "timeout": ENGINE_TIMEOUT,
        }
        if size:
            body |= {
                "_source": False,
                "docvalue_fields": ["kind", "stamp", "languages", "source_language"],
                "sort": self._sort,
            }
        if size and self.understood.has_text:
            body["highlight"] = _highlight(self.understood, languages, weighed)
        return body

    def _facets(
        self, query: Mapping[str, Any], without: Sequence[Mapping[str, Any]]
    ) -> dict[str, Any]:
        """Count each facet over the works that the other facets leave; the total is without any."""
        return {
            "query": {
                "bool": {
                    "must": [query],
                    "must_not": without,
                    "filter": required(self.understood.fields),
                }
            },
            "size": 0,
            "track_total_hits": True,
            "timeout": ENGINE_TIMEOUT,
            "aggs": counts_by_facet(self.filters),
        }

    @property
    def _left_out(self) -> list[dict[str, Any]]:
        unwanted = [query.to_dict() for query in excluded_query(self.understood)]
        return [*unwanted, *excluded(self.understood.fields)]

    @property
    def _filters(self) -> list[dict[str, Any]]:
        return [*required(self.understood.fields), *chosen(self.filters)]

    @property
    def _sort(self) -> list[Any]:
        # The key makes the order of equals the same on every page.
        if self.order == "relevance" and self.understood.has_text:
            return ["_score", "key"]
        way = "asc" if self.order == "oldest" else "desc"
        return [{"day": {"order": way, "missing": "_last"}}, "key"]


def _either(
    text: dict[str, Any] | None, parts: Sequence[Slot], language: Language
) -> dict[str, Any]:
    """Find a query as it was typed, or as it is said in the language."""
    crossing = crossing_query(parts, language)
    if crossing is None:
        return text or NOTHING
    queries = [crossing.to_dict()]
    if text and len(parts) <= MOST_PARTS_AS_TYPED:
        queries.append(_silent(text, but="inner_hits"))
    return {"dis_max": {"queries": queries, "_name": language.code}}


def _highlight(
    understood: Understood,
    languages: Mapping[Language, Sequence[Slot]],
    weighed: Mapping[Language, Weighed],
) -> dict[str, Any]:
    """Ask for marked words of some languages, with what the query is called in each."""
    fields: dict[str, Any] = {}
    for language, parts in languages.items():
        whole = {"number_of_fragments": 0}
        snippets = {
            "number_of_fragments": SNIPPETS,
            "fragment_size": SNIPPET_SIZE,
            "order": "score",
        }
        asked = highlight(
            understood,
            language,
            {
                f"title.{language.field}": whole,
                f"summary.{language.field}": whole,
                f"body.{language.field}": snippets,
                f"long.{language.field}": snippets,
            },
            weighed.get(language),
        )
        fields |= marked(asked, parts, language)
    return {"fields": fields}


def _silent(node: Any, but: str = "") -> Any:
    """Return the same query without inner hits and names, for filtering and counting."""
    if isinstance(node, Mapping):
        return {
            name: _silent(value, but)
            for name, value in node.items()
            if name == but or name not in {"inner_hits", "_name"}
        }
    if isinstance(node, list | tuple):
        return [_silent(value, but) for value in node]
    return node
