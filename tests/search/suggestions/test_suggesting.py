"""What is suggested while somebody types, on a real node, in six languages."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries, Settings

from portal.languages import CODES
from portal.pages.models import HomePage
from portal.reference.loading.load import load_reference
from portal.works.registry import kinds
from search import client as engine_client
from search.suggestions.vocabulary import forget
from tests.search.asked_badly import NASTY
from tests.search.content import published
from tests.search.notes import Notes

Index = Callable[[], None]


def ask(client: Client, text: str, language: str = "en") -> dict[str, Any]:
    response = client.get(f"/{language}/search/suggestions/", {"q": text})
    assert response.status_code == 200
    told: dict[str, Any] = response.json()
    return told


def texts(told: dict[str, Any], group: str = "") -> list[str]:
    return [
        suggestion["text"]
        for found in told["groups"]
        if group in {"", found["name"]}
        for suggestion in found["suggestions"]
    ]


@pytest.fixture
def vocabularies(db: None) -> None:  # noqa: ARG001 -- the database itself
    load_reference()
    forget()


TITLES = {
    "ar": "تقديم المُساعدة التقنية إلى الدول المسؤولة",
    "zh-hans": "人权理事会的技术合作和能力建设",
    "en": "Résumé of the States' cooperation on accessibility",
    "fr": "Développement d’un répertoire en ligne",
    "ru": "Ещё один отчёт о правах человека",
    "es": "Creación de capacidad y niñez",
}
# Language of the interface, what is typed, and the language of the title that is meant.
TYPED = [
    ("ar", "المسا", "ar"),
    ("ar", "مساع", "ar"),
    ("ar", "تقن", "ar"),
    ("ar", "مسوو", "ar"),
    ("ar", "الدول مساعده", "ar"),
    ("ar", "المسعادة", "ar"),
    ("zh-hans", "技术", "zh-hans"),
    ("zh-hans", "能", "zh-hans"),
    ("zh-hans", "人權理", "zh-hans"),
    ("zh-hans", "的技術合作", "zh-hans"),
    ("en", "coop", "en"),
    ("en", "RESU", "en"),
    ("en", "access stat", "en"),
    ("en", "coopertaion", "en"),
    ("en", "acessib", "en"),
    ("fr", "répert", "fr"),
    ("fr", "repertoi", "fr"),
    ("fr", "devel", "fr"),
    ("fr", "un rep", "fr"),
    ("fr", "dévelopement", "fr"),
    ("ru", "отчет", "ru"),
    ("ru", "прав", "ru"),
    ("ru", "ЧЕЛОВ", "ru"),
    ("ru", "челвоека", "ru"),
    ("es", "creacion", "es"),
    ("es", "nin", "es"),
    ("es", "capacdiad", "es"),
    # From another language's interface.
    ("en", "техн", ""),
    ("en", "отчё", "ru"),
    ("es", "技术合", "zh-hans"),
    ("zh-hans", "répertoire", "fr"),
    ("ar", "coopera", "en"),
]


@pytest.mark.elasticsearch
def test_suggests_titles_by_the_beginning_of_any_word(
    client: Client, notes: Notes, indexed: Index
) -> None:
    for code, title in TITLES.items():
        notes.add_in(code, f"{title} | {title}")
    indexed()
    for language, text, code in TYPED:
        told = ask(client, text, language)
        assert texts(told, "works") == ([TITLES[code]] if code else []), text
        for group in told["groups"]:
            for suggestion in group["suggestions"]:
                expected = code.replace("hans", "Hans") if code != language else None
                assert suggestion.get("lang") == expected
    assert texts(ask(client, "zoop")) == []
    assert texts(ask(client, "cop")) == [], "three letters are taken as they are"


@pytest.mark.elasticsearch
def test_puts_the_readers_language_first(client: Client, notes: Notes, indexed: Index) -> None:
    notes.add("french only", fr="Panel")
    notes.add("long", en="The long report of the annual panel", fr="Le groupe")
    both = notes.add("both", en="Matching of needs", fr="Appariement des besoins")
    indexed()
    assert texts(ask(client, "pane")) == ["The long report of the annual panel", "Panel"]
    assert texts(ask(client, "pane", "fr")) == ["Panel", "The long report of the annual panel"]
    (group,) = ask(client, "appar")["groups"]
    assert group["suggestions"] == [
        {
            "text": "Appariement des besoins",
            "lang": "fr",
            "dir": "ltr",
            "url": f"/fr/notes/{both}/",
            "note": "Note",
        }
    ]


@pytest.mark.elasticsearch
def test_suggests_documents_by_the_beginning_of_any_form_of_their_symbol(
    client: Client, notes: Notes, indexed: Index
) -> None:
    notes.add("it", en="Enhancement", symbols=("A/HRC/RES/57/32",))
    notes.add("other", en="Other", symbols=("A/HRC/58/1",))
    indexed()
    for text in (
        "A/HRC/RES/5",
        "a hrc res 57",
        "a-hrc-57-3",
        "HRC/RES/57",
        "57/",
        "57/3",
        "resolution 57/3",
        "القرار ٥٧/٣",
        "第57/3",
        "５７／３２",
    ):
        assert texts(ask(client, text, "fr")) == ["Enhancement"], text
    assert len(texts(ask(client, "a hrc"))) == 2


@pytest.mark.elasticsearch
def test_suggests_people(client: Client, notes: Notes, indexed: Index) -> None:
    notes.add("panel", en="Panel", names=("Ms. María Ñandú", "Иван Ёлкин", "王小明", "مريم الأحمد"))
    indexed()
    for text, name in {
        "mari": "Ms. María Ñandú",
        "nandu ma": "Ms. María Ñandú",
        "елк": "Иван Ёлкин",
        "小明": "王小明",
        "احمد": "مريم الأحمد",
        "maria ivan": None,
    }.items():
        told = ask(client, text)
        assert texts(told, "people") == ([name] if name else []), text
    address = urlsplit(ask(client, "mari")["groups"][0]["suggestions"][0]["url"])
    assert address.path == "/en/search/"
    assert parse_qs(address.query) == {"q": ['"Ms. María Ñandú"']}


@pytest.mark.usefixtures("vocabularies")
def test_suggests_states_and_concepts_while_the_engine_is_away(
    client: Client, settings: Settings
) -> None:
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    engine_client.forget()
    for language, text, label, note in (
        ("en", "ken", "Kenya", None),
        ("en", "ivoire", "Côte d’Ivoire", None),
        ("en", "КЕНИ", "Kenya", "Кения"),
        ("en", "kneya", "Kenya", None),
        ("fr", "etats-unis d", "États-Unis d’Amérique", None),
        ("ar", "كيني", "كينيا", None),
        ("ar", "الصي", "الصين", None),
        ("ar", "صين", "الصين", None),
        ("zh-hans", "肯尼亞", "肯尼亚", None),
        ("zh-hans", "尼亚", "肯尼亚", None),
        ("ru", "кени", "Кения", None),
        ("es", "peru", "Perú", None),
    ):
        told = ask(client, text, language)
        assert label in texts(told, "states"), text
        found = told["groups"][0]["suggestions"]
        assert note in {suggestion.get("note") for suggestion in found}, text
    assert "Gender equality" in texts(ask(client, "equality g"), "concepts")
    assert "No poverty" in texts(ask(client, "pauvrete", "en"), "concepts")
    # Asked again when the engine is back.
    assert client.get("/en/search/suggestions/?q=ken")["Cache-Control"] == "no-store"
    engine_client.forget()


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("elasticsearch")
def test_suggests_nothing_that_is_not_public(
    client: Client, trees: dict[str, HomePage], indexed: Index, notes: Notes
) -> None:
    secret = notes.add("secret", en="Confidential memorandum", names=("Ann Onymous",))
    old = notes.add("old", en="Confidential old title", fr="Confidentiel", names=("Ann Onymous",))
    page = published(trees["en"], "Confidential page")
    indexed()
    assert len(texts(ask(client, "confid"))) == 3
    assert texts(ask(client, "onymous"), "people") == ["Ann Onymous"]
    # The index still holds all of it.
    notes.hidden.add(secret)
    notes.change(old, "2", en="Public new title")
    page.__class__.objects.filter(pk=page.pk).update(live=False)
    assert texts(ask(client, "confid")) == ["Public new title"]
    assert texts(ask(client, "onymous"), "people") == []


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("vocabularies")
def test_costs_the_same_whatever_is_found(
    client: Client,
    notes: Notes,
    indexed: Index,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    notes.add("only", en="Rare")
    for number in range(30):
        notes.add(f"n{number}", en=f"Panel {number}")
    indexed()
    ask(client, "rare")
    with CaptureQueriesContext(connection) as one:
        assert texts(ask(client, "rare"), "works") == ["Rare"]
    assert len(one) <= 2 * len(kinds())
    with django_assert_num_queries(len(one)):
        told = ask(client, "pan")
    # Panama, and as many titles as are shown at most.
    assert len(texts(told)) == 9
    assert told["status"] == "9 suggestions"
    with django_assert_num_queries(0):
        assert ask(client, "zzzz")["status"] == "No suggestions"


@pytest.mark.elasticsearch
def test_answers_whatever_is_typed(client: Client, notes: Notes, indexed: Index) -> None:
    notes.add("a", en="Panel", zh_hans="小组讨论会")
    indexed()
    for text in NASTY:
        for language in ("en", "zh-hans"):
            ask(client, text, language)
    assert client.get("/en/search/suggestions/?q=pan%ED%A0%80%E2%80").status_code == 200
    assert client.get("/en/search/suggestions/").json()["groups"] == []
    response = client.get("/en/search/suggestions/?q=pan")
    assert response["Cache-Control"] == "private, max-age=60"
    assert response["X-Robots-Tag"] == "noindex"
    assert client.post("/en/search/suggestions/").status_code == 405

    @hypothesis_settings(
        max_examples=50,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(text=st.text(max_size=30), language=st.sampled_from(CODES))
    def anything(text: str, language: str) -> None:
        data = {"q": text.encode("utf-8", "surrogatepass")}
        assert client.get(f"/{language}/search/suggestions/", data).status_code == 200

    anything()
