"""A seam for a multilingual embedding model: texts that mean the same are near, in any language.

Off unless ``SEARCH_EMBEDDER`` names one. Then every version of a work has a vector in the index,
and the list of other languages also finds works near a query's meaning. It is the same list with
the same filters, so every work is authorised anew like any other find.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string
from elasticsearch.dsl import DenseVector, Object

from portal.languages import BY_CODE, LANGUAGES, Language
from portal.works.documents import Version, WorkDocument
from search.client import EngineAway
from search.understanding import Understood

logger = logging.getLogger(__name__)

#: Field of the index: one vector a language.
MEANING: Final = "meaning"
#: Characters of a version that are embedded: models read no more than some hundred words.
LONGEST_EMBEDDED: Final = 2_000
#: Neighbours looked at in each shard and language.
CANDIDATES: Final = 50
#: Below nearly every find of words: what only means the same never stands before what says it.
NEAR: Final = 0.5


class EmbedderAway(EngineAway):
    """The model does not answer. Searches go on without it; writes are made up for later."""


class Embedder(Protocol):
    """A model. The setting names a class, or a function, that makes one without arguments.

    Attributes:
        name: of the model and its version; another name means that the index is built anew.
        dimensions: numbers in a vector, 4,096 at most.
        similarity: the least cosine, from -1 to 1, of texts that mean the same. It keeps a query on
            what the portal does not hold from finding what is least far away: measure it.
    """

    name: str
    dimensions: int
    similarity: float

    def embed(self, texts: Sequence[str], language: Language) -> Sequence[Sequence[float]]:
        """Return a vector for each text, none of them of length zero.

        Args:
            texts: one or more, in one language.
            language: theirs; of a query, the one it seems to be in.

        Raises:
            EmbedderAway: when the model cannot be asked now.
        """


def embedder() -> Embedder | None:
    """Return the model, made once in each process; none when none is set."""
    return _made(settings.SEARCH_EMBEDDER) if settings.SEARCH_EMBEDDER else None


def vectors(model: Embedder) -> Object:
    """Return the field of the index that holds a work's vectors."""
    one = {
        language.field: DenseVector(
            dims=model.dimensions, index=True, similarity="cosine", element_type="float"
        )
        for language in LANGUAGES
    }
    return Object(properties=one, dynamic="strict")


def add_meaning(entries: Mapping[Any, dict[str, Any]], documents: Iterable[WorkDocument]) -> None:
    """Give entries of the index the vectors of their works' versions; nothing without a model.

    Args:
        entries: by the works' keys.
        documents: the works.

    Raises:
        EmbedderAway: when the model cannot be asked now.
    """
    model = embedder()
    if model is None:
        return
    works = list(documents)
    for language in LANGUAGES:
        texts = {
            work.key: _said(version)
            for work in works
            for version in work.versions
            if version.language == language.code and _said(version)
        }
        found = model.embed(list(texts.values()), language) if texts else ()
        for key, vector in zip(texts, found, strict=True):
            entries[key].setdefault(MEANING, {})[language.field] = list(vector)


def meaning(understood: Understood, reader: Language) -> tuple[float, ...]:
    """Return the vector of a query; none when it asks for exact words, or without a model."""
    model = embedder()
    if model is None or not understood.words or understood.required or understood.only_symbols:
        return ()
    language = BY_CODE[understood.languages[0]] if understood.languages else reader
    try:
        return tuple(model.embed([understood.words], language)[0])
    except EmbedderAway:
        logger.warning("searched without the embedding model", exc_info=True)
        return ()


def near(
    vector: Sequence[float], language: Language, filters: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """Find works whose version in a language means nearly what a query means.

    Args:
        vector: what ``meaning`` returned.
        language: of the versions.
        filters: what works must also fulfil, so that the nearest are looked for among those.
    """
    model = embedder()
    return {
        "knn": {
            "field": f"{MEANING}.{language.field}",
            "query_vector": list(vector),
            # By default as many as the request shows, and counting shows none.
            "k": CANDIDATES,
            "num_candidates": CANDIDATES,
            "similarity": model.similarity if model else 1.0,
            "filter": list(filters),
            "boost": NEAR,
            "_name": language.code,
        }
    }


def _said(version: Version) -> str:
    parts = (version.title, version.summary, version.text, *(p.text for p in version.passages))
    return " ".join(part for part in parts if part)[:LONGEST_EMBEDDED]


@lru_cache(maxsize=4)
def _made(path: str) -> Embedder:
    return cast("Embedder", import_string(path)())
