"""Saying of a hit which concepts it was found through."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from search.concepts.queries import THROUGH
from search.results import Hit, Through

if TYPE_CHECKING:
    from search.questions import Question


def found_through(question: "Question", name: str, raw: Mapping[str, Any], hit: Hit) -> Hit:
    """Return a hit with the concepts it was found through.

    In the reader's language a hit that says the words as typed was found by those. Of an entry
    that is not up to date nothing is told: the work may not be tagged so any more.

    Args:
        question: what was asked.
        name: name of the list the hit stands in.
        raw: the hit as the engine gave it.
        hit: the same, read.
    """
    matched = raw.get("matched_queries", ())
    is_current = raw.get("fields", {}).get("stamp", [""])[0] == hit.card.stamp
    if not is_current or (name == "own" and question.reader.code in matched):
        return hit
    return replace(
        hit,
        through=tuple(
            Through(named.label, named.language)
            for place, named in enumerate(question.concepts.named)
            if f"{THROUGH}{place}" in matched
        ),
    )


def named_concepts(question: "Question") -> tuple[Through, ...]:
    """Return what a query was taken to name, each once."""
    named = (Through(one.label, one.language) for one in question.concepts.named)
    return tuple(dict.fromkeys(named))
