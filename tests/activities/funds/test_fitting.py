"""Every way through the questions ends in an answer that is explained."""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape
from django.utils.translation import override

from activities.funds.fitting.advice import CHECKLISTS, complements, otherwise
from activities.funds.fitting.questions import QUESTIONS, next_question, read
from activities.funds.fitting.rules import RULES, Effect, Verdict, judge
from activities.funds.funds import FUNDS, Fund
from portal.languages import CODES
from portal.pages.models import HomePage
from tests.activities.funds.making import a_fund

WHICH = "/en/funds/which/"


def paths(given: dict[str, str] | None = None) -> Iterator[dict[str, str]]:
    """Yield every way through the questions."""
    given = given or {}
    question = next_question(given)
    if question is None:
        yield given
        return
    for answer in question.answers:
        yield from paths({**given, question.name: answer.code})


PATHS = list(paths())


def fitting(**given: str) -> dict[Fund, Verdict]:
    assert given in PATHS
    return {one.fund: one.verdict for one in judge(given) if one.verdict != "does_not_fit"}


def test_every_path_says_why_of_every_fund() -> None:
    assert len(PATHS) == 64
    for given in PATHS:
        judgements = judge(given)
        assert {one.fund for one in judgements} == set(FUNDS)
        for one in judgements:
            decisive = {
                Verdict.FITS: Effect.FOR,
                Verdict.MAY_FIT: Effect.OPEN,
                Verdict.DOES_NOT_FIT: Effect.AGAINST,
            }[one.verdict]
            assert one.said(decisive), (given, one.fund)
            assert CHECKLISTS[one.fund]
        suitable = [one.fund for one in judgements if one.verdict is not Verdict.DOES_NOT_FIT]
        assert complements(suitable) if suitable else otherwise(given["who"])


def test_no_rule_is_idle_and_none_contradicts_another() -> None:
    answers = {question.name: {one.code for one in question.answers} for question in QUESTIONS}
    for rule in RULES:
        assert rule.answers <= answers[rule.question], rule
        assert any(given.get(rule.question) in rule.answers for given in PATHS), rule
    for fund in FUNDS:
        said = [
            (rule.question, code) for rule in RULES if rule.fund is fund for code in rule.answers
        ]
        assert len(said) == len(set(said)), fund


def test_each_fund_is_found_by_those_it_is_for() -> None:
    state = {"who": "state", "country": "ldc"}
    assert fitting(**state, purpose="review", delegation="capital") == {
        Fund.UPR_PARTICIPATION: Verdict.FITS
    }
    assert fitting(**state, purpose="council", delegates="training") == {
        Fund.LDC_SIDS: Verdict.FITS
    }
    assert fitting(**state, purpose="implement", response="supported") == {
        Fund.UPR_ASSISTANCE: Verdict.FITS,
        Fund.TECHNICAL_COOPERATION: Verdict.MAY_FIT,
    }
    assert fitting(**state, purpose="programme", request="yes") == {
        Fund.TECHNICAL_COOPERATION: Verdict.FITS,
        Fund.UPR_ASSISTANCE: Verdict.MAY_FIT,
    }
    # A State decides: nobody is helped without it, and what it only noted is no ground.
    assert all(
        one.verdict is not Verdict.FITS
        for given in PATHS
        for one in judge(given)
        if given["who"] != "state"
    )
    assert Fund.UPR_ASSISTANCE not in fitting(**state, purpose="implement", response="noted")
    assert fitting(who="state", country="developing", purpose="council", delegates="travel") == {}


def test_an_address_is_read_as_far_as_it_makes_sense() -> None:
    assert read({}) == read({"who": "x"}) == read({"purpose": "review"}) == {}
    assert read(
        {"who": "nhri", "country": "ldc", "purpose": "review", "delegation": "capital"}
    ) == {
        "who": "nhri",
        "purpose": "review",
    }
    assert read({"who": "state", "country": "\x00", "purpose": "review"}) == {"who": "state"}


def text_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("code", CODES)
def test_one_can_go_from_question_to_question_to_the_answer(
    homes: dict[str, HomePage], client: Client, code: str
) -> None:
    """By what the forms themselves send; without a script."""
    del homes
    sent: dict[str, str] = {}
    for _question in range(4):
        shown = text_of(client, f"/{code}/funds/which/?{urlencode(sent)}")
        sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', shown))
        name, first = re.findall(r'type="radio" id="[^"]+" name="(\w+)" value="(\w+)"', shown)[0]
        assert sent["asked"] == name
        sent[name] = first
    shown = text_of(client, f"/{code}/funds/which/?{urlencode(sent)}")
    assert 'type="radio"' not in shown
    with override(code):
        (best, *_others) = judge(read(sent))
        assert best.verdict is Verdict.FITS
        for text in (*best.said(Effect.FOR), *CHECKLISTS[best.fund], best.fund.label):
            assert escape(str(text)) in shown


def test_who_sends_no_answer_is_told_so_and_loses_nothing(
    homes: dict[str, HomePage], client: Client
) -> None:
    del homes
    shown = text_of(client, f"{WHICH}?who=state&asked=country")

    assert "<title>Error: Which group of countries" in shown
    assert 'role="alert"' in shown
    assert 'name="who" value="state"' in shown
    assert "Error:" not in text_of(client, f"{WHICH}?who=state&asked=who")


def test_an_answer_can_be_changed_and_leads_to_pages_of_the_funds(
    homes: dict[str, HomePage], client: Client
) -> None:
    page = a_fund(homes["en"])
    hidden = a_fund(homes["en"], "Hidden", slug="hidden", fund="ldcsids")
    hidden.unpublish()
    asked = "?who=state&country=ldc&purpose=review&delegation=capital"

    with CaptureQueriesContext(connection) as queries:
        shown = text_of(client, WHICH + asked)

    assert f'href="{page.url}"' in shown
    assert "Hidden fund" not in shown
    for before in ("?", "?who=state", "?who=state&amp;country=ldc"):
        assert f'href="{WHICH}{before}"' in shown
    assert len(queries) < 12


def test_what_to_do_when_no_fund_fits(homes: dict[str, HomePage], client: Client) -> None:
    del homes
    shown = text_of(client, f"{WHICH}?who=civil&purpose=review")

    assert "None of the four funds fits" in shown
    assert all(escape(str(text)) in shown for text in otherwise("civil"))
    assert shown.index("None of the four") < shown.index("Does not fit")


def test_the_section_of_the_funds_leads_to_the_questions(
    homes: dict[str, HomePage], client: Client
) -> None:
    page = a_fund(homes["en"])

    for url in ("/en/funds/", page.url):
        assert f'href="{WHICH}"' in text_of(client, url)
