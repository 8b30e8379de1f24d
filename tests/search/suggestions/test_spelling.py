"""Other spellings of what finds little, on a real node."""

from collections.abc import Callable
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.works.registry import kinds
from tests.search.notes import Notes
from tests.search.pages import Seen, get
from tests.trees import plant_homes

pytestmark = pytest.mark.elasticsearch

Index = Callable[[], None]
#: What links of the page have that lead to the same search in another way.
ELSEWHERE = {"exact", "page", "in", "kind", "language", "sort", "crossing"}


@pytest.fixture(autouse=True)
def _site(db: None) -> None:  # noqa: ARG001 -- the database itself
    plant_homes("localhost")


def meant(page: Seen) -> list[tuple[str, str | None]]:
    """Return the spellings a page offers, with the language they are marked with."""
    inside = [
        attributes
        for tag, attributes in page.elements
        if tag == "a" and (attributes.get("href") or "").startswith("?")
    ]
    offered = []
    for attributes in inside:
        address = urlsplit(attributes["href"] or "")
        asked = parse_qs(address.query)
        # What leads to the results of the same search has their place on the page with it.
        if asked.get("q") and not address.fragment and not ELSEWHERE & set(asked):
            offered.append((asked["q"][0], attributes.get("lang")))
    return offered


# Interface, what is typed, what is meant, and its language when it is not the interface's.
MISTYPED = [
    ("en", "technical coperation", "technical cooperation", None),
    ("en", "ACCESSIBLITY", "ACCESSIBILITY", None),
    ("en", "trainnig -nothing", "training -nothing", None),
    ("en", '"technical cooperation" trainnig', '"technical cooperation" training', None),
    ("fr", "repertoir", "répertoire", None),
    ("fr", "devoloppement", "développement", None),
    ("en", "apparoement", "appariement", "fr"),
    ("es", "crecaion capacidad", "creación capacidad", None),
    ("ru", "сотрудничетво", "сотрудничество", None),
    ("en", "сотрудничетво", "сотрудничество", "ru"),
    ("ar", "مسعادة", "مُساعدة", None),
    ("ar", "الاعقاة", "الإعاقة", None),
]


def test_offers_another_spelling_in_every_language(
    client: Client, notes: Notes, indexed: Index
) -> None:
    notes.add("en", en="Technical cooperation | and training for the accessibility of panels")
    notes.add("fr", fr="Développement d’un répertoire en ligne | Appariement des besoins")
    notes.add("es", es="Creación de capacidad | niñez")
    notes.add("ru", ru="Сотрудничество | в области прав человека")
    notes.add("ar", ar="تقديم مُساعدة | للأشخاص ذوي الإعاقة")
    notes.add("zh", zh_hans="技术合作 | 能力建设")
    indexed()
    for language, typed, spelling, marked in MISTYPED:
        page = get(client, f"?q={quote(typed)}", language)
        assert meant(page) == [(spelling, marked)], typed
        assert "exact=1" in "".join(page.links("exact=1"))
        assert sum(tag == "h3" for tag, _ in page.elements) >= 1, typed
    # Nothing is offered for what is right, what is another word, a phrase, a symbol or Chinese.
    for language, typed in (
        ("en", "technical cooperation"),
        ("en", "cooperated"),
        ("en", "repertoire"),
        ("en", "zzyzx"),
        ("en", '"technical coperation"'),
        ("en", "A/HRC/99/99"),
        ("zh-hans", "技木合作"),
    ):
        assert meant(get(client, f"?q={quote(typed)}", language)) == [], typed


def test_shows_what_was_meant_in_place_of_nothing_unless_asked_not_to(
    client: Client, notes: Notes, indexed: Index
) -> None:
    for number in range(12):
        notes.add(f"n{number}", en=f"Cooperation {number}")
    notes.add("other", en="Panel of States")
    indexed()
    page = get(client, "?q=coperation")
    assert "Nothing was found for “coperation”." in page.text
    assert "12 results in your language" in page.text
    second = get(client, "?q=coperation&page=2")
    assert sum(tag == "h3" for tag, _ in second.elements) == 2
    asked_so = get(client, "?q=coperation&exact=1")
    assert "Nothing was found." in asked_so.text
    assert meant(asked_so) == [("cooperation", None)]
    assert "Did you mean:" in asked_so.text
    # Something was found: it stays, and the other spelling is offered.
    some = get(client, f"?q={quote('panel OR coperation')}")
    assert "Panel of States" in some.text
    assert meant(some) == [("panel OR cooperation", None)]


def test_tells_no_word_of_what_is_not_public(client: Client, notes: Notes, indexed: Index) -> None:
    secret = notes.add("secret", en="Whistleblowers | of Ruritania")
    notes.add("public", en="Whistleblower")
    changed = notes.add("changed", en="Memorandum")
    indexed()
    assert meant(get(client, "?q=ruritannia")) == [("ruritania", None)]
    assert meant(get(client, "?q=memorandun")) == [("memorandum", None)]
    notes.hidden.add(secret)
    notes.change(changed, "2", en="Another title")
    assert meant(get(client, "?q=ruritannia")) == []
    assert meant(get(client, "?q=memorandun")) == []
    # The likelier form stands in the other work only: what a public one has is offered.
    assert meant(get(client, "?q=whistlblowers")) == [("whistleblower", None)]


def test_costs_a_constant_number_of_queries(client: Client, notes: Notes, indexed: Index) -> None:
    for number in range(12):
        notes.add(f"n{number}", en=f"Cooperation {number}")
    indexed()
    get(client, "?q=coperation")
    with CaptureQueriesContext(connection) as mistyped:
        get(client, "?q=coperation")
    # The cards of one more page of results, and the two of the menu.
    assert len(mistyped) <= 2 * len(kinds()) + 2
