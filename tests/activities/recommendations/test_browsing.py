"""Recommendations in public: found by what they are, at a permanent address, at a constant cost."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities.recommendations import implementations
from activities.recommendations.models import Issue, Recommendation
from portal.languages import BY_CODE, Language
from portal.reference.models import Concept, State
from portal.works.cards import Card

pytestmark = pytest.mark.usefixtures("homes", "reference")
LIST = "/en/recommendations/"


def recommended(
    key: str, text: str, state: str = "KEN", **fields: str | int | None
) -> Recommendation:
    """Return a recommendation by Fiji, filed under an issue that means the right to health."""
    row = Recommendation.objects.create(
        key=key,
        source=Issue.Source.UHRI,
        state=State.objects.get(iso3=state),
        text=text,
        **{"session": 21, "cycle": 2, "position": "supported", **fields},
    )
    row.recommending.add(State.objects.get(iso3="FJI"))
    issue, _created = Issue.objects.get_or_create(source=Issue.Source.UHRI, name="Health")
    issue.concepts.add(Concept.objects.get(scheme__code="themes", code="health"))
    row.issues.add(issue)
    return row


def shown(client: Client, query: str) -> str:
    response = client.get(LIST + query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("query", "first", "second"),
    [
        ("", True, True),
        ("?state=KEN", True, False),
        ("?recommending=FJI&position=noted", False, True),
        ("?recommending=FRA", False, False),
        ("?theme=health&session=21", True, False),
        ("?theme=economic-social-cultural", True, True),
        ("?theme=torture", False, False),
        ("?cycle=2", True, False),
        ("?cycle=none&position=noted", False, True),
        ("?q=MÉDICAUX+soins", False, True),
        ("?state=XXX&session=x&page=99", True, True),
        ("?q=%00", True, True),
    ],
)
def test_the_list_is_narrowed(client: Client, query: str, first: bool, second: bool) -> None:  # noqa: FBT001 -- a table
    recommended("uhri-1", "Train midwives in rural districts")
    recommended(
        "uhri-2",
        "Étendre les soins médicaux",
        "FRA",
        language="fr",
        session=3,
        cycle=None,
        position="noted",
    )
    text = shown(client, query)
    assert ("midwives" in text, "soins médicaux" in text) == (first, second)


def test_what_is_malformed_is_linked_to_its_field(client: Client) -> None:
    text = shown(client, "?session=x")
    assert 'href="#id_session"' in text
    assert 'aria-describedby="id_session_error"' in text


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.dictionaries(
        st.sampled_from(["state", "recommending", "theme", "position", "session", "q", "page"]),
        st.text(max_size=30) | st.integers().map(str) | st.just("9" * 5000),
    )
)
def test_no_query_string_is_an_error(client: Client, query: dict[str, str]) -> None:
    assert client.get(LIST, query).status_code == 200


def test_the_list_costs_the_same_however_long(client: Client) -> None:
    def cost(address: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    recommended("uhri-0", "First")
    shown(client, "")
    few = cost(LIST)
    for number in range(1, 45):
        recommended(f"uhri-{number}", f"Number {number}", session=number)
    assert cost(LIST) == few
    assert cost(f"{LIST}?theme=health&page=2") == few
    assert "Page 1 of 3" in shown(client, "")


def test_a_permalink_shows_it_and_what_implements_it(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = recommended("uhri-7", "Train <midwives>", position="noted")
    asked = []

    def finder(rows: list[int], reader: Language) -> dict[int, list[Card]]:
        asked.append((rows, reader))
        english = BY_CODE["en"]
        card = Card(
            uuid4(), "activity", "Activity", "Courses", "", "/en/x/", english,
            is_reader_language=True, available_in=(english,),
        )  # fmt: skip
        return {row.pk: [card]}

    monkeypatch.setattr(implementations, "_finders", [])
    implementations.register(finder)
    implementations.register(finder)
    response = client.get("/en/recommendations/uhri-7/")
    text = response.content.decode()
    assert "Train &lt;midwives&gt;" in text
    assert "It has not supported it." in text
    assert "Right to health" in text
    assert text.count("Courses") == 1
    assert response["Cache-Control"] == "no-cache"
    assert asked == [([row.pk], BY_CODE["en"])]


@pytest.mark.parametrize("address", ["recommendations/none/", "recommendations/a_b/"])
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(f"/en/{address}").status_code == 404
