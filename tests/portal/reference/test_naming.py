"""What people call a State, a region or a theme."""

import pytest
from pytest_django import DjangoAssertNumQueries

from portal.languages import BY_CODE
from portal.reference.facets import ReferenceVocabulary
from portal.reference.models import Concept
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
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    theme = Concept.objects.filter(scheme__code="themes").first()
    assert theme is not None
    codes = {
        "states": ["KEN", "FJI", "XXX"],
        "regions": ["002"],
        "themes": [theme.code, "\x7f"],
        "sdgs": ["nonsense"],
    }
    with django_assert_num_queries(3):
        labels = ReferenceVocabulary().labels(codes, BY_CODE["fr"])
    assert labels == {
        "states": {"FJI": "Fidji", "KEN": "Kenya"},
        "regions": {"002": "Afrique"},
        "themes": {theme.code: theme.label_in("fr")},
    }
