"""Every kind of work is known by name, once."""

import pytest
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, get_page_models

from portal.languages import BY_CODE, CODES
from portal.pages.models import BasePage, HomePage, SectionPage, StandardPage
from portal.works.registry import cards_for, kind_named, kind_of, kinds, register
from tests.portal.sharing.works import published
from tests.trees import plant_homes


def test_names_and_models_belong_to_one_kind_each() -> None:
    names = [kind.name for kind in kinds()]
    models = [model for kind in kinds() for model in kind.sources()]
    assert len(names) == len(set(names))
    assert len(models) == len(set(models))
    assert {SectionPage, StandardPage} <= set(models)
    for kind in kinds():
        assert kind_named(kind.name) is kind
        for model in kind.sources():
            assert kind_of(model) is kind


def test_every_page_type_but_home_is_a_work() -> None:
    types = [model for model in get_page_models() if issubclass(model, BasePage)]
    assert [model for model in types if kind_of(model) is None] == [HomePage]


def test_what_is_no_work_has_no_kind() -> None:
    assert kind_named("nonsense") is None
    assert kind_of(Page) is None


def test_a_name_cannot_be_taken_twice() -> None:
    taken = kinds()[0]
    with pytest.raises(ValueError, match="registered already"):
        register(taken)
    assert kinds().count(taken) == 1


@pytest.mark.parametrize("code", CODES)
def test_every_kind_has_its_names_in_every_language(code: str) -> None:
    with override(code):
        labels = [str(kind.label) for kind in kinds()] + [
            str(kind.plural_label) for kind in kinds()
        ]
    assert all(labels)
    if code != "en":
        with override("en"):
            english = {str(kind.label) for kind in kinds() if kind.name != "section"}
        assert set(labels) != english


@pytest.mark.django_db
def test_cards_come_in_the_order_asked_for_each_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    home = plant_homes()["en"]
    pages = [published(home, f"Page {number}", f"page-{number}") for number in range(3)]
    keys = [page.translation_key for page in reversed(pages)]
    cards_for(keys, BY_CODE["en"])  # the first time Wagtail reads where its sites are
    # The pages of a kind; no page here has a picture.
    with django_assert_num_queries(len(kinds())):
        cards = cards_for([*keys, keys[0], home.translation_key], BY_CODE["en"])
    assert list(cards) == keys
    assert [card.title for card in cards.values()] == ["Page 2", "Page 1", "Page 0"]


@pytest.mark.django_db
def test_no_keys_cost_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert cards_for([], BY_CODE["en"]) == {}
