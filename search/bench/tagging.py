"""Passages, days and States for invented pages, whose page type has none of them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from portal.reference.models import State
from portal.works.documents import Passage, Version, WorkDocument
from portal.works.registry import Kind

FIRST_YEAR: Final = 2008
YEARS: Final = 18


@contextmanager
def tagged(kind: Kind, passages: int) -> Iterator[None]:
    """Let a kind's works be indexed with passages and facets for a while.

    Cards are read as ever, so that every work is authorised anew by its real rows.

    Args:
        kind: whose works.
        passages: how many parts each version's text is cut into.
    """
    codes = list(State.objects.order_by("iso3").values_list("iso3", flat=True))
    plain = kind.documents

    def documents(keys: Sequence[UUID]) -> Iterator[WorkDocument]:
        for document in plain(keys):
            yield _tagged(document, codes, passages)

    # Kinds are frozen; no other piece of code needs to change what they say.
    object.__setattr__(kind, "documents", documents)
    try:
        yield
    finally:
        object.__delattr__(kind, "documents")


def _tagged(document: WorkDocument, codes: Sequence[str], passages: int) -> WorkDocument:
    number = document.key.int
    return replace(
        document,
        versions=tuple(_cut(version, passages) for version in document.versions),
        day=date(FIRST_YEAR + number % YEARS, 1 + number % 12, 1 + number % 28),
        facets={"states": tuple({codes[number % len(codes)], codes[number // 7 % len(codes)]})},
    )


def _cut(version: Version, passages: int) -> Version:
    """Return a version with its text as passages."""
    size = -(-len(version.text) // passages) or 1
    parts = [version.text[at : at + size] for at in range(0, len(version.text), size)]
    return replace(
        version,
        text="",
        passages=tuple(
            Passage(f"para-{number}", str(number), part) for number, part in enumerate(parts, 1)
        ),
    )
