"""What documents can be narrowed by in searches."""

import pytest

from panels.documents.facets import facets_of_document
from panels.documents.symbols import parse


@pytest.mark.parametrize(
    ("symbol", "session"),
    [
        ("A/HRC/RES/57/32", ("57",)),
        ("A/HRC/57/32/Add.1", ("57",)),
        ("A/HRC/S-30/1", ("S-30",)),
        ("A/RES/60/251", ()),
        ("CCPR/C/GC/34", ()),
    ],
)
def test_only_the_councils_symbols_tell_its_session(symbol: str, session: tuple[str, ...]) -> None:
    facets = facets_of_document(parse(symbol), "report")
    assert facets.get("session", ()) == session
    assert facets["document_type"] == ("report",)


def test_a_document_without_a_symbol_has_its_type() -> None:
    assert facets_of_document(None, "note") == {"document_type": ("note",)}
