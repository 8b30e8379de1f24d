"""The thesauri of UNBIS and UNESCO, read in place: complete, in bulk, and quickly."""

import tracemalloc
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.reference.models import Concept, ConceptScheme
from portal.reference.skos.files import read, written
from portal.reference.skos.importing import import_vocabulary
from portal.reference.skos.lines import read_lines
from tests.portal.reference.conftest import six


@pytest.mark.django_db
def test_unbis(shared_data: Path) -> None:
    path = shared_data / "skos" / "unbis-domain-13.jsonl"
    report = import_vocabulary(read(path), "unbis-13", create=True)
    assert (report.created, report.incomplete) == (147, {})
    assert Concept.objects.in_scheme("unbis-13").offered().count() == 147
    disasters = Concept.objects.get(code="T0003917")
    assert disasters.label_in("zh-hans") == "自然灾害"
    assert disasters.synonyms["fr"] == ["CATASTROPHES", "DESASTRES NATURELS", "SINISTRES"]
    assert list(Concept.objects.matching("sinistres catastrofes")) == [disasters]
    assert import_vocabulary(read(path), "unbis-13").unchanged == 147


@pytest.mark.django_db
def test_unesco(shared_data: Path, tmp_path: Path) -> None:
    vocabulary = read(shared_data / "skos" / "unesco-thesaurus.ttl")
    tracemalloc.start()
    with CaptureQueriesContext(connection) as queries:
        report = import_vocabulary(vocabulary, "unesco", create=True)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert report.created == 4408
    # No concept is dropped for the two languages the thesaurus lacks.
    assert len(report.incomplete) == 4408
    assert sum("ru" in missing for missing in report.incomplete.values()) == 35
    assert report.untaken["skos:related"] == 12196
    assert report.remarks == []
    assert peak < 200 * 1024 * 1024
    assert len(queries) < 200
    scheme = ConceptScheme.objects.get(code="unesco")
    assert scheme.label_in("fr") == "Thésaurus de l'UNESCO"
    assert scheme.concepts.filter(parent=None).count() == 583
    concept = scheme.concepts.get(code="C00010")
    assert concept.parent is not None
    assert concept.parent.code == "C00008"

    concept.labels |= {"ar": "عربي", "zh-hans": "中文"}
    concept.save()
    assert concept.complete
    with CaptureQueriesContext(connection) as queries:
        again = import_vocabulary(vocabulary, "unesco")
    assert (again.created, again.updated, again.unchanged) == (0, 0, 4408)
    assert len(queries) < 8
    concept.refresh_from_db()
    assert concept.label_in("ar") == "عربي"

    file = tmp_path / "unesco.ttl"
    with CaptureQueriesContext(connection) as queries:
        file.write_text(written("unesco", "turtle"), encoding="utf-8")
    assert len(queries) == 2
    assert import_vocabulary(read(file), "unesco").unchanged == 4408


@pytest.mark.django_db
@pytest.mark.parametrize("number", [10, 300])
def test_a_changed_scheme_costs_the_same_queries_whatever_its_size(number: int) -> None:
    ConceptScheme.objects.create(code="numbers", labels=six("Numbers"))
    lines = [
        f'{{"uri": "n{place}", "notation": "n{place}", "pref": {{"en": "Number {place}"}}}}'
        for place in range(number)
    ]
    with CaptureQueriesContext(connection) as queries:
        import_vocabulary(read_lines(lines), "numbers")
    concepts = 'INSERT INTO "reference_concept"'
    inserts = [query for query in queries if query["sql"].startswith(concepts)]
    # One of them begins another edition.
    assert len(queries) - len(inserts) <= 5
    assert len(inserts) <= 1 + number // 50
