"""The questionnaire as pages: one question each, the answers so far in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from activities.funds.fitting.advice import CHECKLISTS, complements, otherwise
from activities.funds.fitting.intending import address_for
from activities.funds.fitting.questions import answered, next_question, read
from activities.funds.fitting.rules import Effect, Judgement, Verdict, judge
from activities.funds.funds import FUNDS, Fund
from activities.funds.models import FundPage
from portal.languages import Language, active_language
from portal.pages.public import public_pages
from portal.works.cards import Card
from portal.works.registry import cards_for

if TYPE_CHECKING:
    from uuid import UUID

#: Name, in the address, of the question that was just sent.
ASKED: Final = "asked"
HEADINGS: Final[dict[Verdict, str | Promise]] = {
    Verdict.FITS: _("Fits"),
    Verdict.MAY_FIT: _("May fit: something is still open"),
    Verdict.DOES_NOT_FIT: _("Does not fit"),
}


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer that was given, and the address at which its question is asked again."""

    question: str | Promise
    answer: str | Promise
    change: str


@dataclass(frozen=True, slots=True)
class ShownFund:
    """A fund in the answer.

    Attributes:
        card: of its page, if that is public.
        checklist: what to prepare; nothing for a fund that does not fit.
        intend: where the intention to apply is recorded; empty where it is not.
    """

    code: str
    name: str | Promise
    card: Card | None
    speaks_for: list[str | Promise]
    still_open: list[str | Promise]
    speaks_against: list[str | Promise]
    checklist: tuple[str | Promise, ...]
    intend: str


@dataclass(frozen=True, slots=True)
class Group:
    """The funds of a verdict."""

    verdict: Verdict
    heading: str | Promise
    funds: list[ShownFund]


@require_safe
def which(request: HttpRequest) -> HttpResponse:
    """Ask the next question; once everything is known, say which fund fits, and why."""
    given = read(request.GET.dict())
    question = next_question(given)
    context: dict[str, Any] = {
        "given": _shown_answers(given),
        "hidden": given.items(),
        "question": question,
        "asked": ASKED,
        "is_missing": question is not None and request.GET.get(ASKED) == question.name,
    }
    if question is None:
        context |= _answer(given, active_language())
    return render(request, "funds/which.html", context)


def _shown_answers(given: Mapping[str, str]) -> list[ShownAnswer]:
    shown, before = [], dict[str, str]()
    for question, answer in answered(given):
        shown.append(ShownAnswer(question.text, answer.label, f"?{urlencode(before)}"))
        before[question.name] = answer.code
    return shown


def _answer(given: Mapping[str, str], reader: Language) -> dict[str, Any]:
    judgements = judge(given)
    cards = _cards(reader)
    suitable = [one.fund for one in judgements if one.verdict is not Verdict.DOES_NOT_FIT]
    groups = [
        Group(
            verdict,
            heading,
            [_shown(one, cards, given["who"]) for one in judgements if one.verdict is verdict],
        )
        for verdict, heading in HEADINGS.items()
    ]
    return {
        "groups": [group for group in groups if group.funds],
        "together": [([fund.label for fund in pair], text) for pair, text in complements(suitable)],
        "otherwise": () if suitable else otherwise(given["who"]),
    }


def _shown(judgement: Judgement, cards: Mapping[Fund, Card], who: str) -> ShownFund:
    fits = judgement.verdict is not Verdict.DOES_NOT_FIT
    return ShownFund(
        code=judgement.fund.value,
        name=judgement.fund.label,
        card=cards.get(judgement.fund),
        speaks_for=judgement.said(Effect.FOR),
        still_open=judgement.said(Effect.OPEN),
        speaks_against=judgement.said(Effect.AGAINST),
        checklist=CHECKLISTS[judgement.fund] if fits else (),
        intend=address_for(judgement.fund, who) if fits else "",
    )


def _cards(reader: Language) -> dict[Fund, Card]:
    """Return the cards of the funds that have a public page; constant queries."""
    rows = public_pages(FundPage).values_list("fund", "translation_key")
    keys: dict[str, UUID] = dict(rows)
    cards = cards_for(keys.values(), reader)
    return {fund: cards[keys[fund]] for fund in FUNDS if keys.get(fund) in cards}
