"""The shape of an index of works: one document a work, one field a language.

A work is one atomic document, its passages nested in it, so that a facet counts it once and
taking it away takes all of it away.
"""

import hashlib
import json
import re
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

from django.conf import settings
from elasticsearch.dsl import Date, Integer, Keyword, Mapping, Nested, Object, Text

from portal.languages import LANGUAGES
from search.analysis import ANALYSIS_VERSION, analysis_of
from search.embeddings import MEANING, embedder, vectors
from search.suggestions.analysis import name_beginnings, title_beginnings

# Longer than any delay of a write: a late write must find the deletion's version, else it
# brings a withdrawn work back.
GC_DELETES: Final = "1h"
PASSAGES_SHOWN: Final = 3
LONGEST_HIGHLIGHTED: Final = 1_000_000
# A word said again and again counts more than by default (k1 = 1.2). A text is as long as it has
# forms of words, as the average is reckoned: by default forms that share a place are left out of
# the one and not of the other, so that all texts in Chinese and Arabic would count as short.
SIMILARITY: Final = {"type": "BM25", "k1": 2.0, "discount_overlaps": False}
#: In the mapping's notes: whose index it is.
OWNER: Final = "owner"
_MOMENT: Final = "%Y%m%d%H%M%S%f"
_NAME_ENDS: Final = re.compile(r"-(?P<moment>\d{20})-(?P<fingerprint>[0-9a-f]{12})")


def _texts(*, offsets: bool, suggested: bool = False) -> Object:
    """One text field a language, each with its exact forms beside the stemmed ones.

    Texts that are ``suggested`` also have the beginnings of their words.
    """
    fields = {}
    for language in LANGUAGES:
        analysis = analysis_of(language)
        forms = {"exact": Text(analyzer=analysis.exact)}
        if suggested:
            forms["begun"] = title_beginnings(language)
        fields[language.field] = Text(
            analyzer=analysis.stemmed,
            search_analyzer=analysis.stemmed_query,
            index_options="offsets" if offsets else "positions",
            fields=forms,
        )
    return Object(properties=fields, dynamic="strict")


def mapping() -> Mapping:
    """Return the mapping of an index of works, its analyzers included."""
    works = Mapping()
    works.meta("dynamic", "strict")
    for name in ("key", "kind", "languages", "source_language", "symbols", "symbol_forms"):
        works.field(name, Keyword())
    # "name:code" pairs, so that a new kind's facets need no new mapping.
    works.field("facets", Keyword())
    works.field("day", Date())
    works.field("stamp", Keyword(index=False))
    works.field("fingerprint", Keyword(index=False))
    works.field("title", _texts(offsets=True, suggested=True))
    works.field("names", name_beginnings())
    works.field("summary", _texts(offsets=True))
    works.field("body", _texts(offsets=True))
    # Everything the passages say: words of a query may stand in different ones.
    works.field("long", _texts(offsets=True))
    works.field(
        "passages",
        Nested(
            dynamic="strict",
            properties={
                "language": Keyword(),
                "anchor": Keyword(index=False),
                "label": Keyword(index=False),
                "address": Keyword(index=False),
                "position": Integer(),
                "text": _texts(offsets=True),
            },
        ),
    )
    if (model := embedder()) is not None:
        works.field(MEANING, vectors(model))
        works.meta("_meta", {"embedder": model.name})
    return works


def _copies() -> dict[str, Any]:
    """Return how often each shard is kept: a number of copies, or as many as nodes allow."""
    wanted = settings.SEARCH_REPLICAS
    if wanted.isdecimal():
        return {"number_of_replicas": int(wanted)}
    return {"auto_expand_replicas": wanted}


def definition() -> dict[str, Any]:
    """Return ``settings`` and ``mappings`` for creating an index of works."""
    works = mapping()
    return {
        "settings": {
            "number_of_shards": settings.SEARCH_SHARDS,
            **_copies(),
            "gc_deletes": GC_DELETES,
            "similarity": {"default": SIMILARITY},
            "max_inner_result_window": 100,
            "highlight.max_analyzed_offset": LONGEST_HIGHLIGHTED,
            # Long reports have thousands of paragraphs.
            "mapping.nested_objects.limit": 50_000,
            "analysis": works._collect_analysis(),  # noqa: SLF001 -- elasticsearch.dsl gives a mapping's analysis only to its own Index
        },
        "mappings": works.to_dict(),
    }


def fingerprint() -> str:
    """Return a short hash that changes whenever an index must be built anew.

    Shards and replicas are left out: they do not change what is found.
    """
    return _fingerprint(settings.SEARCH_EMBEDDER)


@cache
def _fingerprint(model: str) -> str:
    """Return the hash with an embedding model, on which alone the mapping of a process depends."""
    del model
    described = definition()
    for name in ("number_of_shards", "number_of_replicas", "auto_expand_replicas"):
        described["settings"].pop(name, None)
    canonical = json.dumps([ANALYSIS_VERSION, described], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]


def alias() -> str:
    """Return the name under which searches find the live index."""
    return f"{settings.SEARCH_INDEX_PREFIX}-works"


def new_name(moment: datetime) -> str:
    """Return the name of an index made now: it tells when, and of which mapping."""
    return f"{alias()}-{moment.astimezone(UTC):{_MOMENT}}-{fingerprint()}"


def made_at(name: str) -> datetime | None:
    """Return when an index was made; none when its name is none that ``new_name`` gives."""
    ends = _NAME_ENDS.fullmatch(name.removeprefix(alias()))
    if ends is None or not name.startswith(alias()):
        return None
    return datetime.strptime(ends["moment"], _MOMENT).replace(tzinfo=UTC)


def has_todays_mapping(name: str) -> bool:
    """Tell whether an index has the mapping of the code that runs, by its name."""
    return name.endswith(f"-{fingerprint()}")


def write_alias(index: str) -> str:
    """Return the name under which one index is written.

    Writes require an alias: a bare name would let Elasticsearch create a lost index by itself,
    with a guessed mapping.
    """
    return f"{index}-write"
