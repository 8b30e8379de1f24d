"""What hits of each kind show beside title and passage: facts to choose by, and what they cost."""

import datetime as dt
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from activities.cooperation.models import Request
from activities.repository.models import AgreedContent
from panels.discussions.models import PanelRecording
from panels.recordings.models import Track
from panels.statements.models import Statement
from portal.languages import BY_CODE
from portal.pages.models import HomePage, SectionPage
from portal.reference.models import Concept, State
from portal.works import card_facts
from portal.works.card_facts import MOST_VALUES, Fact, facts_for
from portal.works.cards import Card
from portal.works.named import row_key
from portal.works.registry import cards_for
from search.results import Fragment, Hit
from tests.activities.cooperation.making import a_concept, a_request, an_offer
from tests.activities.funds.making import a_fund, day
from tests.activities.making import a_public_activity, an_organisation
from tests.activities.mechanisms.making import a_mechanism
from tests.activities.recommendations.test_browsing import recommended
from tests.panels.discussions.panels import document, panel, section
from tests.panels.documents.test_record_kind import record
from tests.panels.recordings.recordings import recording
from tests.panels.statements.stating import a_draft, with_text
from tests.portal.sharing.works import published


def shown(key: UUID, code: str = "en") -> dict[str, str]:
    """Return the facts of a work by label, values joined."""
    with override(code):
        reader = BY_CODE[code]
        cards = cards_for([key], reader)
        return {
            str(fact.label): " · ".join(
                [*map(str, fact.values), *(language.endonym for language in fact.languages)]
            )
            for fact in facts_for(cards.values(), reader).get(key, ())
        }


def test_a_panel_shows_its_session_and_what_can_be_watched(homes: dict[str, HomePage]) -> None:
    page = panel(section(homes["en"]), meeting="general_debate")
    facts = {"Meeting": "General debate", "Session of the Council": "59"}
    assert shown(page.translation_key) == facts
    one = recording({})
    PanelRecording.objects.create(page=page, recording=one)
    assert shown(page.translation_key) == {**facts, "To watch and read": "Recording"}
    Track.objects.create(recording=one, language="en", kind="descriptions", text="WEBVTT")
    assert shown(page.translation_key)["To watch and read"] == "Recording"
    Track.objects.create(recording=one, language="en", kind="captions", text="WEBVTT")
    assert shown(page.translation_key)["To watch and read"] == "Recording · Transcript"


def test_documents_show_type_and_session(homes: dict[str, HomePage]) -> None:
    page = document(section(homes["en"]), "A/HRC/RES/57/32", document_type="resolution")
    assert shown(page.translation_key) == {
        "Type of document": "Resolution",
        "Session of the Council": "57",
    }
    assert shown(record("A/HRC/S-30/1").key) == {"Session of the Council": "Special session 30"}
    assert shown(record("A/79/1").key) == {}


def test_an_activity_shows_its_facts_while_its_states_agree(
    sections: dict[str, SectionPage],
) -> None:
    page = a_public_activity(
        sections["en"],
        states=("UGA", "KEN"),
        modality=Concept.objects.filter(scheme__code="modalities").first(),
        starts_on=dt.date(2021, 1, 1),
        ends_on=dt.date(2024, 1, 1),
        status="completed",
        good_practice=True,
        good_practice_reason="It lasted.",
    )
    facts = shown(page.translation_key)
    assert facts.pop("Modality")
    assert facts == {
        "States concerned": "Kenya · Uganda",
        "Years": "2021–2024",
        "Status": "Completed",
        "Good practice": "Yes",
    }
    cards = cards_for([page.translation_key], BY_CODE["en"])
    AgreedContent.objects.filter(state__iso3="UGA").delete()
    # A card that was read a moment before gives nothing either.
    assert facts_for(cards.values(), BY_CODE["en"]) == {}


@pytest.mark.usefixtures("homes", "reference")
def test_a_recommendation_says_who_recommends_what_to_whom_and_the_answer() -> None:
    row = recommended("a1", "Train judges", position="noted")
    assert shown(row.work_key) == {
        "State under review": "Kenya",
        "Recommending States": "Fiji",
        "Position": "Noted",
        "Cycle": "2",
    }
    row.recommending.add(*State.objects.exclude(iso3="FJI")[:7])
    (card,) = cards_for([row.work_key], BY_CODE["en"]).values()
    many = facts_for([card], BY_CODE["en"])[row.work_key][1]
    assert (len(many.values), many.others) == (MOST_VALUES, 4)


@pytest.mark.usefixtures("homes", "reference")
def test_states_and_organisations_show_where_they_are() -> None:
    recommended("a1", "Train judges")
    recommended("a2", "Train more judges")
    facts = {"Region": "Eastern Africa", "Regional group": "African States"}
    assert shown(row_key("state", "KEN")) == {**facts, "UPR recommendations": "2"}
    assert shown(row_key("state", "UGA")) == {**facts, "UPR recommendations": "0"}
    kenya = State.objects.get(iso3="KEN")
    facts = shown(an_organisation(state=kenya).key)
    assert facts.pop("Kind of organisation")
    assert facts == {"State": "Kenya", "Region": "Eastern Africa"}


def test_a_fund_shows_who_can_apply_and_until_when(homes: dict[str, HomePage]) -> None:
    page = a_fund(homes["en"], deadlines=[])
    assert list(shown(page.translation_key)) == ["Who can apply"]
    deadlines = [
        ("deadline", {"title": "Forms", "day": day(ahead), "note": ""}) for ahead in (90, -9, 30)
    ]
    other = a_fund(homes["ar"], "كلمة", slug="other", fund="vffta", deadlines=deadlines)
    (card,) = cards_for([other.translation_key], BY_CODE["en"]).values()
    who, until = facts_for([card], BY_CODE["en"])[other.translation_key]
    assert who.language == BY_CODE["ar"]
    assert str((timezone.now() + dt.timedelta(days=30)).year) in str(until.values[0])


@pytest.mark.usefixtures("homes", "reference")
def test_an_offer_says_whose_it_is_and_in_which_languages() -> None:
    row = an_offer(an_organisation(), languages=["fr", "ar"], status="published")
    row.kinds.add(a_concept("assistance-kinds", "training"))
    facts = shown(row.key)
    assert facts.pop("Kinds of assistance")
    assert facts == {
        "Offered by": "Example Institute (fictitious)",
        "What is offered": "Standing offer of assistance",
        "Languages of work": "العربية · Français",
    }


@pytest.mark.usefixtures("homes", "reference")
def test_a_request_says_who_asks_for_what_while_everybody_may_read_it() -> None:
    row = a_request(languages=["fr"], status="open", visibility="public")
    row.kinds.add(a_concept("assistance-kinds", "training"))
    facts = shown(row.key)
    assert facts.pop("Kinds of assistance")
    assert facts == {"State": row.state.label_in("en"), "Languages of work": "Français"}
    cards = cards_for([row.key], BY_CODE["en"])
    Request.objects.update(visibility="secretariat")
    assert facts_for(cards.values(), BY_CODE["en"]) == {}


@pytest.mark.usefixtures("homes", "reference")
def test_a_mechanism_says_what_it_is_and_its_standing() -> None:
    assert shown(a_mechanism().key) == {
        "State": "Kenya",
        "Kind": "National human rights institution",
        "Accreditation under the Paris Principles": "A status: fully compliant",
    }
    other = a_mechanism("UGA", kind="nmirf")
    assert shown(other.key)["Type"] == "Institutionally separate"


@pytest.mark.usefixtures("reference")
def test_a_statement_names_its_panel_and_its_speaker(homes: dict[str, HomePage]) -> None:
    page = panel(section(homes["fr"]), title="Réunion")
    row = with_text(a_draft(page.translation_key, an_organisation()))
    Statement.objects.update(status="published", published_at=timezone.now())
    assert shown(row.key) == {
        "Panel discussion": "Réunion",
        "Speaker": "Ada Example",
        "How it is given": "Delivered in the room",
    }
    page.unpublish()
    assert shown(row.key) == {}


def test_a_page_names_the_section_it_is_in(sections: dict[str, SectionPage]) -> None:
    page = published(sections["en"], "How we work", "how")
    assert shown(page.translation_key) == {"Section": "Cooperation"}
    assert shown(page.translation_key, "ru") == {"Раздел": "Cooperation ru"}
    assert shown(sections["en"].translation_key) == {}


@pytest.mark.usefixtures("reference")
def test_they_cost_the_same_for_one_work_of_a_kind_and_for_many(
    homes: dict[str, HomePage],
) -> None:
    planted = Planted(homes)
    planted.add()
    few = planted.cost()
    for _round in range(2):
        planted.add()
    assert len(planted.keys) == 24
    assert planted.cost() == few == 14


@dataclass
class Planted:
    """Works of most kinds, some of each."""

    homes: dict[str, HomePage]

    def __post_init__(self) -> None:
        self.keys: list[UUID] = []
        self.parent = section(self.homes["en"])

    def add(self) -> None:
        """Add one of each kind."""
        number = len(self.keys)
        states = list(State.objects.order_by("pk")[number : number + 3])
        row = recommended(f"r{number}", "Train judges", states[0].iso3)
        row.recommending.add(*states)
        held = panel(self.parent, slug=f"panel-{number}")
        body = an_organisation(f"Body {number}", state=states[1])
        said = with_text(a_draft(held.translation_key, body))
        Statement.objects.update(status="published", published_at=timezone.now())
        paper = document(self.parent, f"A/HRC/57/{number + 1}")
        standing = published(self.parent, f"Page {number}", f"page-{number}")
        offer = an_offer(body, status="published")
        self.keys += [
            row.work_key,
            row_key("state", states[0].iso3),
            held.translation_key,
            body.key,
            said.key,
            paper.translation_key,
            standing.translation_key,
            offer.key,
        ]

    def cost(self) -> int:
        """Return the queries that their facts take."""
        cards = cards_for(self.keys, BY_CODE["en"])
        assert list(cards) == self.keys
        with CaptureQueriesContext(connection) as counted:
            facts = facts_for(cards.values(), BY_CODE["en"])
        assert set(facts) == set(self.keys)
        return len(counted)


def test_facts_of_a_kind_are_given_once() -> None:
    with pytest.raises(ValueError, match="registered already"):
        card_facts.register("panel", lambda _cards, _reader: {})


def test_long_values_are_cut_and_empty_ones_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    facts: Any = {
        UUID(int=1): [Fact("Long", ["word " * 99]), Fact("None", ["", ""]), Fact("All", "abcde")]
    }
    monkeypatch.setitem(card_facts._known, "note", lambda _cards, _reader: facts)  # noqa: SLF001 -- nobody else takes facts away
    card: Any = type("Card", (), {"kind": "note", "key": UUID(int=1)})
    found = facts_for([card], BY_CODE["en"])[UUID(int=1)]
    assert [str(fact.label) for fact in found] == ["Long", "All"]
    assert str(found[0].values[0]).endswith("…")
    assert (list(found[1].values), found[1].others) == (list("abcde"), 0)


def test_a_day_is_told_as_exactly_as_it_is_known() -> None:
    english = BY_CODE["en"]
    card = Card(
        key=uuid4(),
        kind="activity",
        kind_label="Activity",
        title="Courses",
        summary="",
        url="/en/courses/",
        language=english,
        is_reader_language=True,
        available_in=(english,),
        day=date(2021, 1, 1),
        precision="year",
    )
    hit = Hit(card, Fragment.plain(card.title, english))
    told = render_to_string("search/hit.html", {"hit": hit, "frame": {"language": english}})
    assert '<time datetime="2021">2021</time>' in told
