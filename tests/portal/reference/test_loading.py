"""Loading is idempotent, follows the tables, and never undoes what an editor wrote."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from portal.reference.loading import load as loading
from portal.reference.loading.load import load_reference
from portal.reference.loading.merging import merge
from portal.reference.loading.tables import Row, SchemeTable, schemes
from portal.reference.models import Concept, ConceptScheme, Region, State
from tests.portal.reference.conftest import six

Queries = Callable[[int], AbstractContextManager[Any]]


def everything() -> list[Any]:
    return [
        list(model.objects.order_by("pk").values())
        for model in (ConceptScheme, Concept, Region, State)
    ]


def change_tables(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[SchemeTable], SchemeTable]
) -> None:
    """Give the loader changed scheme tables, as a later version of the portal would."""
    changed = [change(table) for table in schemes()]
    monkeypatch.setattr(loading, "schemes", lambda: changed)


@pytest.mark.django_db
def test_the_first_load_fills_everything() -> None:
    report = load_reference()
    assert report.created == 195 + 30 + 307 + 9
    assert (State.objects.count(), Region.objects.count()) == (195, 30)
    assert Concept.objects.filter(complete=False).count() == 0
    assert Concept.objects.get(scheme__code="sdgs", code="16.3").parent == Concept.objects.get(
        scheme__code="sdgs", code="16"
    )


@pytest.mark.usefixtures("reference")
def test_what_is_loaded_is_valid() -> None:
    for model in (ConceptScheme, Concept, Region, State):
        for row in model.objects.all():
            row.full_clean(validate_unique=False, validate_constraints=False)


@pytest.mark.usefixtures("reference")
def test_a_second_load_changes_nothing_in_few_queries(
    django_assert_max_num_queries: Queries,
) -> None:
    before = everything()
    with django_assert_max_num_queries(8):
        report = load_reference()
    assert (report.created, report.updated, report.kept, report.dropped) == (0, 0, [], [])
    assert everything() == before


@pytest.mark.usefixtures("reference")
def test_an_editors_words_stay_and_everything_else_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    torture = Concept.objects.get(scheme__code="themes", code="torture")
    torture.labels["fr"] = "Torture (mot de la rédaction)"
    torture.synonyms.pop("en")
    torture.save()

    def reword(table: SchemeTable) -> SchemeTable:
        return SchemeTable(
            table.scheme,
            [
                Row(row.code, {**row.values, "labels.fr": "Nouveau", "labels.es": "Nuevo"})
                if row.code == "torture"
                else row
                for row in table.concepts
            ],
        )

    change_tables(monkeypatch, reword)
    for _ in range(2):
        report = load_reference()
        torture.refresh_from_db()
        assert torture.label_in("fr") == "Torture (mot de la rédaction)"
        assert torture.label_in("es") == "Nuevo"
        assert "en" not in torture.synonyms
        assert report.kept == ["concept torture: labels.fr", "concept torture: synonyms.en"]


@pytest.mark.usefixtures("reference")
def test_a_concept_that_leaves_the_tables_is_retired_not_deleted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    change_tables(
        monkeypatch,
        lambda table: SchemeTable(
            table.scheme, [row for row in table.concepts if row.code != "albinism"]
        ),
    )
    assert load_reference().dropped == ["concept albinism"]
    albinism = Concept.objects.get(code="albinism")
    assert albinism.retired
    assert load_reference().dropped == []


@pytest.mark.usefixtures("reference")
def test_an_editors_own_concept_is_left_alone() -> None:
    scheme = ConceptScheme.objects.get(code="groups")
    own = Concept.objects.create(scheme=scheme, code="seafarers", labels=six("Seafarers"))
    load_reference()
    own.refresh_from_db()
    assert not own.retired


@pytest.mark.django_db
def test_the_command_says_what_it_did() -> None:
    out = StringIO()
    call_command("load_reference", stdout=out)
    assert "541 rows created" in out.getvalue()
    State.objects.filter(iso2="CH").update(sids=True)
    out = StringIO()
    call_command("load_reference", stdout=out, verbosity=2)
    assert "0 rows created, 0 updated, 1 editors' values kept" in out.getvalue()
    assert "kept as edited: State CH: sids" in out.getvalue()


values = st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "1", "2", "3"]))


@given(values, values, values)
def test_merging_follows_or_keeps_each_value(
    current: dict[str, str], loaded: dict[str, str], incoming: dict[str, str]
) -> None:
    merged = merge(current, loaded, incoming)
    assert not merged.values.keys() & set(merged.kept)
    for path in loaded.keys() | incoming.keys():
        now, was, new = (held.get(path) or "" for held in (current, loaded, incoming))
        result = (merged.values[path] or "") if path in merged.values else now
        assert result == (new if now in {was, new} else now)
        assert (path in merged.kept) == (now not in {was, new})
