"""What is exported comes back unchanged, in every format, into full and empty databases."""

from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.languages import CODES
from portal.reference.models import Concept, ConceptScheme
from portal.reference.skos.files import FORMATS, read, written
from portal.reference.skos.importing import import_vocabulary
from portal.reference.storing import store_changed, store_new
from tests.portal.reference.conftest import six

texts = st.text(min_size=1, max_size=20)
addresses = st.sampled_from([f"https://example.org/{number}" for number in range(5)])
drafts = st.lists(
    st.fixed_dictionaries(
        {
            "labels": st.dictionaries(st.sampled_from(CODES), texts),
            "synonyms": st.dictionaries(st.sampled_from(CODES), st.lists(texts, max_size=3)),
            "definitions": st.dictionaries(st.sampled_from(CODES), texts, max_size=2),
            "identifier": st.just(""),
            "exact_matches": st.lists(addresses, unique=True, max_size=2),
            "close_matches": st.lists(addresses, unique=True, max_size=2),
            "retired": st.booleans(),
        }
    ),
    max_size=6,
)


def state(code: str) -> Any:
    """Return all that a scheme holds, but for keys of the database and the order of synonyms."""
    scheme = ConceptScheme.objects.get(code=code)
    return (
        (scheme.labels, scheme.synonyms, scheme.identifier, scheme.complete),
        [
            (
                concept.code,
                concept.identifier,
                concept.labels,
                {language: sorted(words) for language, words in concept.synonyms.items()},
                concept.definitions,
                sorted(concept.exact_matches),
                sorted(concept.close_matches),
                concept.parent and concept.parent.code,
                concept.retired,
                concept.complete,
                concept.search_text.split("\n")[0],
            )
            for concept in Concept.objects.in_scheme(code)
        ],
    )


def store(scheme: ConceptScheme, entries: list[dict[str, Any]]) -> None:
    """Store concepts, each but the first below an earlier one or at the top."""
    concepts = [
        Concept(scheme=scheme, code=f"c-{place}", position=place, **entry)
        for place, entry in enumerate(entries)
    ]
    for concept in concepts:
        concept.derive()
    store_new(concepts)
    for place, concept in enumerate(concepts):
        concept.parent = concepts[place // 2] if place % 2 else None
    store_changed(concepts[1:], ["parent"])


@pytest.mark.django_db
@pytest.mark.parametrize("form", FORMATS)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(entries=drafts)
def test_any_scheme_comes_back_unchanged(
    form: str, entries: list[dict[str, Any]], tmp_path: Path
) -> None:
    with transaction.atomic():
        scheme = ConceptScheme.objects.create(code="drawn", labels=six("Drawn"))
        store(scheme, entries)
        before = state("drawn")
        file = tmp_path / "drawn"
        file.write_text(written("drawn", form), encoding="utf-8")
        if entries:
            report = import_vocabulary(read(file, form), "drawn")
            assert (report.created, report.updated) == (0, 0)
            assert report.unchanged == len(entries)
            assert state("drawn") == before
            Concept.objects.update(parent=None)
            Concept.objects.all().delete()
            import_vocabulary(read(file, form), "drawn")
            assert state("drawn") == before
        transaction.set_rollback(True)


@pytest.mark.usefixtures("reference")
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("code", ["themes", "sdgs", "regional-groups"])
def test_the_portals_own_schemes_come_back_unchanged(code: str, form: str, tmp_path: Path) -> None:
    before = list(Concept.objects.in_scheme(code).values())
    file = tmp_path / "scheme"
    file.write_text(written(code, form), encoding="utf-8")
    report = import_vocabulary(read(file, form), code)
    assert (report.created, report.updated, report.unchanged) == (0, 0, len(before))
    assert (report.incomplete, report.remarks, report.untaken) == ({}, [], {})
    assert list(Concept.objects.in_scheme(code).values()) == before
    assert written(code, form) == file.read_text(encoding="utf-8")


@pytest.mark.usefixtures("reference")
@pytest.mark.parametrize("form", [form for form in FORMATS if form != "json-lines"])
def test_a_scheme_moves_to_an_empty_portal(form: str, tmp_path: Path) -> None:
    before = state("themes")
    file = tmp_path / "scheme"
    file.write_text(written("themes", form), encoding="utf-8")
    themes = Concept.objects.filter(scheme__code="themes")
    themes.update(parent=None)
    themes.delete()
    ConceptScheme.objects.get(code="themes").delete()
    report = import_vocabulary(read(file, form), "themes", create=True)
    assert report.created == 59
    assert state("themes") == before


@pytest.mark.usefixtures("reference")
def test_a_scheme_moves_between_addresses(tmp_path: Path, settings: Any) -> None:
    """A concept the portal made is known by its code, wherever the portal was."""
    settings.WAGTAILADMIN_BASE_URL = "https://staging.example.org/"
    file = tmp_path / "themes.ttl"
    file.write_text(written("themes", "turtle"), encoding="utf-8")
    settings.WAGTAILADMIN_BASE_URL = "https://portal.example.org"
    report = import_vocabulary(read(file), "themes")
    assert (report.created, report.updated, report.unchanged) == (0, 0, 59)
