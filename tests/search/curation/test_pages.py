"""The pages of the admin: what is asked, why a result is found, the trial of synonyms."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.languages import BY_CODE
from search.curation.explaining import explain
from search.curation.models import AskedQuery, Promotion, SynonymGroup
from search.curation.telling import tell
from tests.search.notes import Notes
from tests.search.pages import get

Index = Callable[[], None]
RULES = "/admin/search-rules"


def asked(text: str, *, times: int = 3, without: int = 0, language: str = "en") -> None:
    AskedQuery.objects.create(
        day=timezone.localdate(),
        language=language,
        digest=text[:64],
        text=text,
        times=times,
        without_results=without,
    )


def test_editors_have_the_rights_on_every_installation() -> None:
    group = Group.objects.get(name="Editors")
    given = group.permissions.filter(content_type__app_label="search_curation")
    assert "curate_search" in given.values_list("codename", flat=True)
    assert given.count() == 9


def test_lists_what_is_asked(desk: Client) -> None:
    asked("prison", times=9)
    asked("أطباء", times=4, without=4, language="ar")
    AskedQuery.objects.create(day=timezone.localdate(), language="en", digest="x", times=50)
    page = desk.get(f"{RULES}/queries/").content.decode()
    assert page.index("prison") < page.index("أطباء")
    assert "/promotion/add/?language=en&amp;query=prison" in page
    assert "/synonymgroup/add/?language=en&amp;terms=prison" in page
    without = desk.get(f"{RULES}/queries/?only=without").content.decode()
    assert "أطباء" in without
    assert "prison" not in without
    assert desk.get(f"{RULES}/queries/?days=never&language=xx&p=-1").status_code == 200
    with CaptureQueriesContext(connection) as one:
        desk.get(f"{RULES}/queries/")
    for number in range(20):
        asked(f"query {number}")
    with CaptureQueriesContext(connection) as many:
        desk.get(f"{RULES}/queries/")
    assert len(many) == len(one)


def test_the_file_has_no_formula(desk: Client) -> None:
    asked('=HYPERLINK("x")')
    asked(" +1,2")
    lines = desk.get(f"{RULES}/queries/?format=csv").content.decode("utf-8-sig").splitlines()
    assert lines[0] == "query,language,times,times_without_results,last_day"
    assert lines[1].startswith("' +1") or lines[1].startswith("\"' +1")
    assert lines[2].startswith("\"'=HYPERLINK")


@pytest.mark.elasticsearch
def test_says_why(notes: Notes, indexed: Index, group: Callable[..., SynonymGroup]) -> None:
    notes.add("a", en="Visits to prisons | Judges visit.")
    notes.add("b", en="Visits to jails", passages={"en": [("para-1", "A jail is visited.")]})
    notes.add("c", en="Visits of a prison | x", symbols=("A/HRC/RES/57/32",))
    indexed()
    group("prison", "jail")
    found = explain("prison visits", BY_CODE["en"])
    told = {
        one.card.title: " ".join(tell(one, is_promoted=False, is_fuzzy=False).reasons)
        for one in found.lists["own"]
    }
    assert "“prison”, in one of its forms, is in: title (English)." in told["Visits to prisons"]
    assert (
        "“visits”, in one of its forms, is in: title, text (English)." in told["Visits to prisons"]
    )
    assert "“jail”, a synonym of “prison”, is in: title" in told["Visits to jails"]
    assert "one of its passages" in told["Visits to jails"]
    for one in found.lists["own"]:
        assert 98 <= sum(percent for _part, percent in one.shares) <= 102
        assert one.relative <= 100
    assert found.lists["own"][0].relative == 100
    (named,) = explain("57/32", BY_CODE["en"]).lists["named"]
    assert named.is_named
    assert explain("", BY_CODE["en"]).lists == {}


@pytest.mark.elasticsearch
def test_any_query_can_be_explained(
    desk: Client, notes: Notes, indexed: Index, promote: Callable[..., Promotion]
) -> None:
    key = notes.add("a", en="Kenya trains judges", facets={"states": ("KEN",)})
    notes.add("b", fr="Formation de juges")
    indexed()
    promote("judges", f"/works/{key}/")
    page = desk.get(f"{RULES}/why/?q=judges&language=en").content.decode()
    assert "Editors recommend it for this query" in page
    assert f"/en/works/{key}/" in page
    for query in ('"judges" -x OR y', "state:KEN", "<script>", "57/32", "juges", "----"):
        answer = desk.get(f"{RULES}/why/", {"q": query, "language": "fr"})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()
    assert desk.get(f"{RULES}/why/?q={'x' * 500}").status_code == 200
    assert "Why are these results here?" in get(desk, "?q=judges").text
    assert "Why are these results here?" not in get(Client(), "?q=judges").text


@pytest.mark.elasticsearch
def test_synonyms_are_tried_without_saving(desk: Client, notes: Notes, indexed: Index) -> None:
    notes.add("a", en="Visits to jails")
    indexed()
    sent = {"language": "en", "way": "equal", "terms": "prison\njail", "queries": "prison"}
    page = desk.post(f"{RULES}/try/", sent).content.decode()
    assert "Before: 0 results" in page
    assert "After: 1 result" in page
    assert "new among the first ten" in page
    assert not SynonymGroup.objects.exists()
    wrong = desk.post(f"{RULES}/try/", {**sent, "terms": "prison"})
    assert wrong.status_code == 422
    assert "prison" in wrong.content.decode()
    assert "at least two" in wrong.content.decode()
    many = desk.post(f"{RULES}/try/", {**sent, "queries": "\n".join("abcdef")})
    assert "five at a time" in many.content.decode()


def test_others_stay_outside(client: Client) -> None:
    user = User.objects.create_user("visitor", "visitor@example.org", "x")
    client.force_login(user)
    for path in ("queries/", "why/", "try/"):
        assert client.get(f"{RULES}/{path}").status_code in {302, 403}
