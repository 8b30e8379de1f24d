"""Labels in the reader's language: complete, ordered, found, without a query each."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Model
from django.utils.translation import override

from portal.languages import CODES
from portal.reference.choices import (
    concept_choices,
    grouped_concept_choices,
    region_choices,
    state_choices,
)
from portal.reference.folding import sort_key
from portal.reference.models import Concept, ConceptScheme, Region, State
from tests.portal.reference.conftest import add_concept, six

Queries = Callable[[int], AbstractContextManager[Any]]


@pytest.mark.usefixtures("reference")
def test_the_label_follows_the_active_language() -> None:
    state = State.objects.get(iso2="KP")
    with override("fr"):
        assert state.label == "République populaire démocratique de Corée"
    with override("zh-hans"):
        assert str(state) == "朝鲜民主主义人民共和国"
    with override("de"):
        assert state.label == "Democratic People’s Republic of Korea"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.usefixtures("reference")
def test_states_are_ordered_by_their_names_in_the_language(code: str) -> None:
    names = [state.label_in(code) for state in State.objects.ordered_by_label(code)]
    assert len(names) == 195
    assert names == sorted(names, key=lambda name: sort_key(name, code))


@pytest.mark.usefixtures("reference")
def test_ordering_knows_accents_articles_and_pinyin() -> None:
    def place(code: str, *isos: str) -> list[str]:
        ordered = State.objects.filter(iso2__in=isos).ordered_by_label(code)
        return [state.iso2 for state in ordered]

    assert place("fr", "EG", "SV", "ZM", "DK") == ["DK", "EG", "SV", "ZM"]
    assert place("ar", "DZ", "DE", "CH") == ["DE", "DZ", "CH"]
    assert place("zh-hans", "FJ", "FR", "CN") == ["FR", "FJ", "CN"]


@pytest.mark.parametrize(
    ("query", "iso2"),
    [
        ("cote d'ivoire", "CI"),
        ("COTE IVOIRE", "CI"),
        ("россия", "RU"),
        ("РОССИЙСКАЯ", "RU"),
        ("ايران", "IR"),
        ("大韩民国", "KR"),
        ("Swaziland", "SZ"),
        ("turquie", "TR"),
        ("CHE Suiza", "CH"),
    ],
)
@pytest.mark.usefixtures("reference")
def test_a_state_is_found_by_any_of_its_names(query: str, iso2: str) -> None:
    assert [state.iso2 for state in State.objects.matching(query)] == [iso2]


@pytest.mark.usefixtures("reference")
def test_an_empty_query_finds_everything_and_nonsense_nothing() -> None:
    assert State.objects.matching("  ").count() == 195
    assert State.objects.matching("xyzzy % _").count() == 0


@pytest.mark.parametrize("model", [State, Region, ConceptScheme, Concept])
def test_a_missing_language_is_named(model: type[Model]) -> None:
    labels = six("x")
    del labels["ar"], labels["ru"]
    with pytest.raises(ValidationError) as raised:
        model(labels=labels).clean()
    assert "العربية, Русский" in str(raised.value)


@pytest.mark.usefixtures("reference")
def test_the_database_itself_refuses_a_missing_language() -> None:
    with pytest.raises(IntegrityError):
        State.objects.filter(iso2="CH").update(labels={"en": "Switzerland"})


def test_what_is_complete_cannot_lose_a_language(colours: ConceptScheme) -> None:
    red = add_concept(colours, "red")
    del red.labels["ar"]
    with pytest.raises(ValidationError, match="العربية"):
        red.full_clean()


def test_an_incomplete_concept_is_completed_language_by_language(colours: ConceptScheme) -> None:
    red = add_concept(colours, "red", labels={"en": "red"})
    assert not red.complete
    assert red.missing_languages == ["ar", "zh-hans", "fr", "ru", "es"]
    assert red.label_in("ar") == "red"
    red.labels["fr"] = "rouge"
    red.full_clean()
    red.save()
    assert concept_choices("colours") == []
    red.labels = six("red")
    red.save(update_fields=["labels"])
    assert Concept.objects.get(pk=red.pk).complete
    assert concept_choices("colours", "fr") == [("red", "red fr")]


def test_a_concept_without_any_label_shows_its_code(colours: ConceptScheme) -> None:
    assert add_concept(colours, "c-7", labels={}).label == "c-7"


def test_a_retired_concept_is_not_offered(colours: ConceptScheme) -> None:
    add_concept(colours, "red")
    add_concept(colours, "puce", retired=True)
    assert [code for code, _ in concept_choices("colours")] == ["red"]


@pytest.mark.usefixtures("reference")
@pytest.mark.parametrize(("scheme", "number"), [("provider-types", 7), ("sdgs", 186)])
def test_choices_cost_one_query_whatever_their_number(
    scheme: str, number: int, django_assert_num_queries: Queries
) -> None:
    with django_assert_num_queries(1):
        assert len(concept_choices(scheme, "ar")) == number
    with django_assert_num_queries(1):
        assert grouped_concept_choices(scheme, "ar")
    with django_assert_num_queries(1):
        assert len(state_choices("ru")) == 195
    with django_assert_num_queries(1):
        assert ("202", "Sub-Saharan Africa") in region_choices("en")


@pytest.mark.usefixtures("reference")
def test_grouped_choices_begin_with_the_broader_concept() -> None:
    label, choices = grouped_concept_choices("sdgs", "fr")[15]
    assert label == "Paix, justice et institutions efficaces"
    assert choices[:2] == [("16", label), ("16.1", "Cible 16.1")]


@pytest.mark.usefixtures("reference")
def test_a_scheme_keeps_its_order() -> None:
    codes = [code for code, _ in concept_choices("sdgs")]
    assert codes[:9] == ["1", "1.1", "1.2", "1.3", "1.4", "1.5", "1.a", "1.b", "2"]


@pytest.mark.usefixtures("reference")
def test_states_with_their_places_cost_one_query(django_assert_num_queries: Queries) -> None:
    with django_assert_num_queries(1):
        places = {
            state.iso2: (
                [region.code for region in state.regions()],
                state.regional_group and state.regional_group.code,
                state.country_groups,
            )
            for state in State.objects.with_places()
        }
    assert places["BI"] == (["014", "202", "002", "001"], "african", ["ldc", "lldc"])
    assert places["VA"] == (["039", "150", "001"], None, [])


@pytest.mark.parametrize(
    ("region", "number"), [("001", 195), ("002", 54), ("419", 33), ("014", 18), ("999", 0)]
)
@pytest.mark.usefixtures("reference")
def test_states_of_a_region_of_any_level(region: str, number: int) -> None:
    assert State.objects.within(region).count() == number
