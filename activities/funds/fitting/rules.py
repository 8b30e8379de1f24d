"""What speaks for and against each fund, as data, and what follows from it.

A fund fits when all that is known speaks for it; while something is open it may fit; one reason
against it is enough.
Every rule that an answer meets is a reason in words, so that nobody is told yes or no without why.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.funds.funds import FUNDS, Fund


class Effect(StrEnum):
    """What a reason does."""

    FOR = "for"
    OPEN = "open"
    AGAINST = "against"


class Verdict(StrEnum):
    """Whether a fund fits, the best first."""

    FITS = "fits"
    MAY_FIT = "may_fit"
    DOES_NOT_FIT = "does_not_fit"


@dataclass(frozen=True, slots=True)
class Rule:
    """A reason that holds for a fund when a question was answered in one of these ways."""

    fund: Fund
    question: str
    answers: frozenset[str]
    effect: Effect
    reason: str | Promise


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of a fund.

    Attributes:
        reasons: those that hold, in the order of the questions.
    """

    fund: Fund
    verdict: Verdict
    reasons: tuple[Rule, ...]

    def said(self, effect: Effect) -> list[str | Promise]:
        """Return the reasons of an effect in words."""
        return [rule.reason for rule in self.reasons if rule.effect is effect]


def _rule(fund: Fund, question: str, answers: str, effect: Effect, reason: str | Promise) -> Rule:
    return Rule(fund, question, frozenset(answers.split()), effect, reason)


_COOPERATION, _REVIEW = Fund.TECHNICAL_COOPERATION, Fund.UPR_PARTICIPATION
_COUNCIL, _IMPLEMENTING = Fund.LDC_SIDS, Fund.UPR_ASSISTANCE
_STATES_ONLY: Final = _("Only delegations of States are supported.")
_ANY_COUNTRY: Final = _("No group of countries is left out.")
_DEVELOPING: Final = _("It is meant for developing States, the least developed first.")

RULES: Final = (
    _rule(
        _COOPERATION, "who", "state", Effect.FOR, _("States ask for technical cooperation."),
    ),
    _rule(
        _COOPERATION, "who", "nhri", Effect.OPEN,
        _("A national human rights institution can be strengthened, but the State has to ask."),
    ),
    _rule(
        _COOPERATION, "who", "un", Effect.OPEN,
        _("A United Nations entity can help to prepare cooperation, but the State has to ask."),
    ),
    _rule(
        _COOPERATION, "who", "civil", Effect.AGAINST,
        _(
            "Civil society organizations cannot ask for it themselves; they can take part in what "
            "their State has asked for."
        ),
    ),
    _rule(_COOPERATION, "country", "ldc sids developing other", Effect.FOR, _ANY_COUNTRY),
    _rule(
        _COOPERATION, "purpose", "programme", Effect.FOR,
        _("Advice, training and institution-building in the country are its purpose."),
    ),
    _rule(
        _COOPERATION, "purpose", "implement", Effect.OPEN,
        _("Recommendations can be carried out within a wider programme, if the State asks for it."),
    ),
    _rule(
        _COOPERATION, "purpose", "review council", Effect.AGAINST,
        _("It pays for work in the country, not for taking part in meetings in Geneva."),
    ),
    _rule(_COOPERATION, "request", "yes", Effect.FOR, _("The request of the State is there.")),
    _rule(
        _COOPERATION, "request", "planned", Effect.OPEN,
        _("The State’s request to the Office of the High Commissioner has to come first."),
    ),
    _rule(
        _COOPERATION, "request", "no", Effect.AGAINST,
        _("Without a request of the State there is no technical cooperation."),
    ),
    _rule(
        _REVIEW, "who", "state", Effect.FOR,
        _("It helps delegations of States to take part in their review."),
    ),
    _rule(_REVIEW, "who", "nhri civil un", Effect.AGAINST, _STATES_ONLY),
    _rule(_REVIEW, "country", "ldc sids developing", Effect.FOR, _DEVELOPING),
    _rule(_REVIEW, "country", "other", Effect.AGAINST, _DEVELOPING),
    _rule(
        _REVIEW, "purpose", "review", Effect.FOR,
        _("Taking part in the universal periodic review is its purpose."),
    ),
    _rule(
        _REVIEW, "purpose", "programme implement council", Effect.AGAINST,
        _("It pays for nothing but taking part in the universal periodic review."),
    ),
    _rule(
        _REVIEW, "delegation", "capital", Effect.FOR,
        _("It pays for the travel of members of the delegation."),
    ),
    _rule(
        _REVIEW, "delegation", "geneva", Effect.AGAINST,
        _("Who is in Geneva already does not have to travel."),
    ),
    _rule(
        _COUNCIL, "who", "state", Effect.FOR,
        _("It helps delegations of States to take part in the work of the Council."),
    ),
    _rule(_COUNCIL, "who", "nhri civil un", Effect.AGAINST, _STATES_ONLY),
    _rule(
        _COUNCIL, "country", "ldc sids", Effect.FOR,
        _(
            "It is for least developed countries and small island developing States, and this is "
            "one of them."
        ),
    ),
    _rule(
        _COUNCIL, "country", "developing other", Effect.AGAINST,
        _("It is only for least developed countries and small island developing States."),
    ),
    _rule(
        _COUNCIL, "purpose", "council", Effect.FOR,
        _("Taking part in the work of the Human Rights Council is its purpose."),
    ),
    _rule(
        _COUNCIL, "purpose", "review", Effect.AGAINST,
        _("For the universal periodic review there is a fund of its own."),
    ),
    _rule(
        _COUNCIL, "purpose", "programme implement", Effect.AGAINST,
        _("It pays for taking part in sessions and for training, not for work in the country."),
    ),
    _rule(_COUNCIL, "delegates", "travel", Effect.FOR, _("It pays for travel to sessions.")),
    _rule(_COUNCIL, "delegates", "training", Effect.FOR, _("It pays for training of delegates.")),
    _rule(
        _IMPLEMENTING, "who", "state", Effect.FOR,
        _("It helps States to carry out what they have supported."),
    ),
    _rule(
        _IMPLEMENTING, "who", "nhri civil un", Effect.OPEN,
        _("Others can be partners in a project, if the State concerned consents."),
    ),
    _rule(_IMPLEMENTING, "country", "ldc sids developing other", Effect.FOR, _ANY_COUNTRY),
    _rule(
        _IMPLEMENTING, "purpose", "implement", Effect.FOR,
        _("Carrying out recommendations of the universal periodic review is its purpose."),
    ),
    _rule(
        _IMPLEMENTING, "purpose", "programme", Effect.OPEN,
        _("It depends on whether the work carries out recommendations the State has supported."),
    ),
    _rule(
        _IMPLEMENTING, "purpose", "review council", Effect.AGAINST,
        _("It begins after the review: it pays for carrying out, not for taking part."),
    ),
    _rule(
        _IMPLEMENTING, "response", "supported", Effect.FOR,
        _("The recommendations are supported by the State."),
    ),
    _rule(
        _IMPLEMENTING, "response", "pending", Effect.OPEN,
        _("The State has to say first that it supports the recommendations."),
    ),
    _rule(
        _IMPLEMENTING, "response", "noted", Effect.AGAINST,
        _("Only recommendations that the State has supported can be the ground of a project."),
    ),
)  # fmt: skip


def judge(given: Mapping[str, str]) -> list[Judgement]:
    """Return what is said of every fund, those that fit best first.

    Args:
        given: answers by question, as ``questions.read`` returns them.
    """
    found = [_judgement(fund, given) for fund in FUNDS]
    return sorted(found, key=lambda one: list(Verdict).index(one.verdict))


def _judgement(fund: Fund, given: Mapping[str, str]) -> Judgement:
    order = list(given)
    reasons = sorted(
        (rule for rule in RULES if rule.fund is fund and given.get(rule.question) in rule.answers),
        key=lambda rule: order.index(rule.question),
    )
    effects = {rule.effect for rule in reasons}
    if Effect.AGAINST in effects or not effects:
        verdict = Verdict.DOES_NOT_FIT
    elif Effect.OPEN in effects:
        verdict = Verdict.MAY_FIT
    else:
        verdict = Verdict.FITS
    return Judgement(fund, verdict, tuple(reasons))
