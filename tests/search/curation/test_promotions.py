"""Works that editors recommend: for a whole query, in one language, as long as they are public."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from portal.pages.models import HomePage
from search.curation import holding
from search.curation.models import PromotedWork, Promotion
from tests.search.content import published
from tests.search.notes import Notes
from tests.search.pages import Seen, get

Index = Callable[[], None]
Promote = Callable[..., Promotion]


def titles(page: Seen, heading: str) -> list[str]:
    """Return the titles of hits below a heading."""
    texts = [" ".join(text.split()) for text in page.headings]
    at = next((n for n, text in enumerate(texts) if text == heading), None)
    if at is None:
        return []
    found = []
    levels = [tag for tag, _a in page.elements if tag in {"h1", "h2", "h3"}]
    for text, level in zip(texts[at + 1 :], levels[at + 1 :], strict=True):
        if level != "h3":
            break
        found.append(text)
    return found


@pytest.mark.elasticsearch
def test_stands_first_and_once(
    client: Client, notes: Notes, indexed: Index, promote: Promote
) -> None:
    first = notes.add("first", en="A guide to panels")
    second = notes.add("second", fr="Guide")
    notes.add("found", en="Panel one")
    hidden = notes.add("hidden", en="Hidden panel")
    indexed()
    promote("Panél", *(f"/en/works/{key}/" for key in (second, first, hidden)))
    notes.hidden.add(hidden)
    page = get(client, "?q=PANEL")
    assert titles(page, "Recommended by the editors") == ["Guide", "A guide to panels"]
    text = " ".join(page.text.split())
    assert text.count("A guide to panels") == 1
    assert "Panel one" in text
    assert "Hidden panel" not in text
    assert page.links(f"/works/{second}/")
    # No heading stays above an empty list: all that was found stands before.
    promote("guide", f"/en/works/{first}/", f"/en/works/{second}/")
    text = " ".join(get(client, "?q=guide").text.split())
    assert "2 results in all languages" in text
    assert "in your language" not in text
    assert "in other languages" not in text
    promote("panel two", f"/en/works/{first}/")
    for query, code in (("panel one", "en"), ("panel -two", "en"), ("panel", "fr")):
        there = get(client, f"?{urlencode({'q': query})}", code)
        assert "A guide to panels" not in titles(there, "Recommended by the editors")
    assert titles(get(client, "?q=panel&page=2"), "Recommended by the editors") == []


@pytest.mark.elasticsearch
def test_gives_way_to_filters_symbols_and_dates(
    client: Client, notes: Notes, indexed: Index, promote: Promote
) -> None:
    english = notes.add("a", en="Chosen by editors")
    french = notes.add("b", en="Both", fr="Les deux")
    notes.add("c", en="The resolution", symbols=("A/HRC/RES/57/32",))
    indexed()
    both = [f"/en/works/{key}/" for key in (english, french)]
    promote("help", *both)
    promote("57/32", *both)
    today, day = timezone.localdate(), timedelta(days=1)
    promote("over", *both, ends_on=today - day)
    promote("coming", *both, starts_on=today + day)
    promote("now", *both, starts_on=today, ends_on=today)

    def recommended(query: str) -> list[str]:
        return titles(get(client, query), "Recommended by the editors")

    assert recommended("?q=help") == ["Chosen by editors", "Both"]
    assert recommended("?q=help&language=fr") == ["Both"]
    assert recommended("?q=57/32") == []
    assert recommended("?q=over") == recommended("?q=coming") == []
    assert len(recommended("?q=now")) == 2
    alone = " ".join(get(client, "?q=now").text.split())
    assert "Only what the editors recommend was found." in alone


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("looked_at_once")
def test_costs_one_look_and_holds_at_once(
    client: Client,
    notes: Notes,
    indexed: Index,
    promote: Promote,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key = notes.add("a", en="Chosen")
    indexed()
    saved = promote("panel", f"/en/works/{key}/")
    get(client, "?q=panel")
    with CaptureQueriesContext(connection) as queries:
        get(client, "?q=panel")
    assert not [q for q in queries if "curation" in q["sql"]]
    monkeypatch.setattr(holding.HELD, "look_again_seconds", 0.0)
    with CaptureQueriesContext(connection) as queries:
        get(client, "?q=panel")
    looks = [q for q in queries if "curation" in q["sql"]]
    assert {q["sql"] for q in looks} == {looks[0]["sql"]}
    monkeypatch.setattr(holding.HELD, "look_again_seconds", 3600.0)
    saved.delete()
    assert titles(get(client, "?q=panel"), "Recommended by the editors") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("إعاقة", "اعاقه"),
        ("技術合作", "技术合作"),
        ("  Capacity   building? ", "capacity-building"),
    ],
)
def test_queries_meet_as_in_search(one: str, other: str) -> None:
    Promotion(query=one, language="en").save()
    with pytest.raises(ValidationError) as refused:
        Promotion(query=other, language="en").full_clean(exclude=["folded"])
    assert "already" in str(refused.value)
    Promotion(query=other, language="fr").full_clean(exclude=["folded"])


def test_says_what_is_wrong() -> None:
    today = timezone.localdate()
    wrong = Promotion(query="x", starts_on=today, ends_on=today - timedelta(days=1))
    for row, says in (
        (wrong, "before the first"),
        (Promotion(query="?!"), "at least one letter"),
        (PromotedWork(), "one of the two"),
        (PromotedWork(address="/en/about/"), "no key"),
        (PromotedWork(address="/w/00000000-0000-0000-0000-000000000000"), "no public work"),
    ):
        with pytest.raises(ValidationError) as refused:
            row.clean()
        assert says in str(refused.value)


def test_a_page_is_written_in_the_admin(desk: Client) -> None:
    home = HomePage.objects.get(locale__language_code="en")
    page = published(Page.objects.get(pk=home.pk), "Chosen page")
    address = "/admin/snippets/search_curation/promotion/add/"
    form = desk.get(f"{address}?query=Help+me&language=fr&way=nonsense").content.decode()
    assert 'value="Help me"' in form
    assert '<option value="fr" selected>' in form
    sent = {
        "query": "Help me",
        "language": "fr",
        "works-TOTAL_FORMS": "1",
        "works-INITIAL_FORMS": "0",
        "works-MIN_NUM_FORMS": "1",
        "works-MAX_NUM_FORMS": "5",
        "works-0-page": str(page.pk),
        "works-0-address": "",
        "works-0-ORDER": "1",
    }
    refused = desk.post(address, {**sent, "works-0-page": ""})
    assert "one of the two" in refused.content.decode()
    assert desk.post(address, sent).status_code == 302
    held = holding.rules().recommended["fr", "help me"]
    assert [str(key) for key in held.keys] == [str(page.translation_key)]
