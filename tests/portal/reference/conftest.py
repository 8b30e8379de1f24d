"""What the tests of the reference data share."""

import pytest

from portal.languages import CODES
from portal.reference.models import Concept, ConceptScheme


@pytest.fixture
def colours(db: None) -> ConceptScheme:  # noqa: ARG001 -- opens the database
    """A small scheme of a test's own."""
    return ConceptScheme.objects.create(code="colours", labels=six("Colours"))


def six(text: str) -> dict[str, str]:
    """Return a label in all six languages."""
    return {code: f"{text} {code}" for code in CODES}


def add_concept(scheme: ConceptScheme, code: str, **fields: object) -> Concept:
    """Add a complete concept, unless its fields say otherwise."""
    return Concept.objects.create(**{"scheme": scheme, "code": code, "labels": six(code), **fields})
