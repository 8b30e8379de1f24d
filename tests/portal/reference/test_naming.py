"""What people call a State, a region or a theme."""

import pytest
from pytest_django import DjangoAssertNumQueries

from portal.languages import BY_CODE
from portal.reference import facets
from portal.reference.models import Concept, State
from portal.reference.naming import Named, name_regions, name_states, name_themes

pytestmark = pytest.mark.usefixtures("reference")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("KEN", "KEN"),
        ("ke", "KEN"),
        ("404", "KEN"),
        ("Kenya", "KEN"),
        ("كينيا", "KEN"),
        ("肯尼亚", "KEN"),
        ("Кения", "KEN"),
        ("cote d’ivoire", "CIV"),
        ("Ivory Coast", "CIV"),
        ("Iran", "IRN"),
        ("Netherlands", "NLD"),
        ("bolivar", "VEN"),
    ],
)
def test_names_states(name: str, code: str) -> None:
    assert name_states([name]) == {name: Named((code,))}


def test_says_when_a_name_is_nobodys_or_several_have_it() -> None:
    found = name_states(["Atlantis", "united", "", "\x00", "%", "k"])
    assert found["united"] == Named(is_ambiguous=True)
    assert {name for name, named in found.items() if named == Named()} == {
        "Atlantis",
        "",
        "\x00",
        "%",
        "k",
    }


def test_costs_one_query_whatever_is_named(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        assert len(name_states(["Kenya", "Fiji", "Peru", "Атлантида"])) == 4


def test_names_regions_but_not_the_world() -> None:
    assert name_regions(["Afrique", "World", "002"]) == {
        "Afrique": Named(("002",)),
        "World": Named(),
        "002": Named(("002",)),
    }


def test_a_broad_theme_means_the_narrower_ones_too() -> None:
    narrow = Concept.objects.filter(scheme__code="themes", parent__isnull=False).first()
    assert narrow is not None
    assert narrow.parent is not None
    broad = narrow.parent
    for code in ("ar", "fr", "ru"):
        codes = name_themes([broad.label_in(code)])[broad.label_in(code)].codes
        assert codes[0] == broad.code
        assert narrow.code in codes


def test_labels_codes_in_the_readers_language(
    django_assert_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facets.HELD, "look_again_seconds", 3600.0)
    theme = Concept.objects.filter(scheme__code="themes").first()
    assert theme is not None
    codes = {
        "states": ["KEN", "FJI", "XXX"],
        "regions": ["002"],
        "themes": [theme.code, "\x7f"],
        "sdgs": ["nonsense"],
    }
    vocabulary = facets.ReferenceVocabulary()
    # What they stand at, and each of them.
    with django_assert_num_queries(4):
        labels = vocabulary.labels(codes, BY_CODE["fr"])
    assert labels == {
        "states": {"FJI": "Fidji", "KEN": "Kenya"},
        "regions": {"002": "Afrique"},
        "themes": {theme.code: theme.label_in("fr")},
        "sdgs": {},
    }
    # In the order of the reader's alphabet, not of the codes.
    assert list(labels["states"]) == ["FJI", "KEN"]
    with django_assert_num_queries(0):
        in_spanish = vocabulary.labels({"states": ["CHE", "DEU"]}, BY_CODE["es"])
    assert list(in_spanish["states"].items()) == [("DEU", "Alemania"), ("CHE", "Suiza")]


def test_labels_change_with_the_vocabulary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets.HELD, "look_again_seconds", 0.0)
    vocabulary, french = facets.ReferenceVocabulary(), BY_CODE["fr"]
    assert vocabulary.labels({"states": ["KEN"]}, french)["states"] == {"KEN": "Kenya"}
    kenya = State.objects.get(iso3="KEN")
    kenya.labels = {**kenya.labels, "fr": "République du Kenya"}
    kenya.save()
    assert vocabulary.labels({"states": ["KEN"]}, french)["states"] == {
        "KEN": "République du Kenya"
    }
