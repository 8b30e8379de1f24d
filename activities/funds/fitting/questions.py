"""What is asked, of whom, in which order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that can be chosen; ``code`` stands in the address."""

    code: str
    label: str | Promise


@dataclass(frozen=True, slots=True)
class Question:
    """A question.

    Attributes:
        name: in the address.
        hint: how to choose; may be empty.
        asked_if: answers, by question, one of which must have been given for it to be asked.
    """

    name: str
    text: str | Promise
    answers: tuple[Answer, ...]
    hint: str | Promise = ""
    asked_if: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def is_asked(self, given: Mapping[str, str]) -> bool:
        """Return whether earlier answers lead to it."""
        return all(given.get(name) in codes for name, codes in self.asked_if.items())

    def answer(self, code: str) -> Answer | None:
        """Return the answer of a code; nothing when it has none."""
        return next((one for one in self.answers if one.code == code), None)


QUESTIONS: Final = (
    Question(
        "who",
        _("Who would use the support?"),
        (
            Answer("state", _("A State: a ministry, a permanent mission or another authority")),
            Answer("nhri", _("A national human rights institution")),
            Answer("civil", _("A civil society organization")),
            Answer("un", _("A United Nations entity or country team")),
        ),
    ),
    Question(
        "country",
        _("Which group of countries does the State belong to?"),
        (
            Answer("ldc", _("Least developed countries")),
            Answer("sids", _("Small island developing States")),
            Answer("developing", _("Other developing countries")),
            Answer("other", _("None of these groups")),
        ),
        hint=_("If several are right, choose the first of them."),
        asked_if={"who": frozenset({"state"})},
    ),
    Question(
        "purpose",
        _("What is the support for?"),
        (
            Answer(
                "programme",
                _("Advice, training or institutions in the country, over a longer time"),
            ),
            Answer("review", _("Taking part in a universal periodic review")),
            Answer("implement", _("Carrying out recommendations of the universal periodic review")),
            Answer("council", _("Taking part in sessions of the Human Rights Council")),
        ),
        hint=_("If you have several plans, go through the questions once for each."),
    ),
    Question(
        "request",
        _("Has the Government asked the Office of the High Commissioner for it?"),
        (
            Answer("yes", _("Yes")),
            Answer("planned", _("Not yet, but it intends to")),
            Answer("no", _("No")),
        ),
        asked_if={"purpose": frozenset({"programme"})},
    ),
    Question(
        "delegation",
        _("Who would speak for the State at the review?"),
        (
            Answer("capital", _("Members of the Government who travel from the capital")),
            Answer("geneva", _("Only the permanent mission in Geneva")),
        ),
        asked_if={"purpose": frozenset({"review"}), "who": frozenset({"state"})},
    ),
    Question(
        "response",
        _("How did the State respond to these recommendations?"),
        (
            Answer("supported", _("It supported them")),
            Answer("pending", _("It has not responded yet")),
            Answer("noted", _("It took note of them")),
        ),
        asked_if={"purpose": frozenset({"implement"})},
    ),
    Question(
        "delegates",
        _("What do the delegates need?"),
        (
            Answer("travel", _("Travel to sessions and stay in Geneva")),
            Answer("training", _("Training for the work of the Council")),
        ),
        asked_if={"purpose": frozenset({"council"}), "who": frozenset({"state"})},
    ),
)


def read(asked: Mapping[str, str]) -> dict[str, str]:
    """Return the answers an address gives, as far as they follow one another.

    What stands behind a question that is not answered, or not asked, is left out.
    """
    given: dict[str, str] = {}
    for question in QUESTIONS:
        if question.is_asked(given):
            code = asked.get(question.name, "")
            if question.answer(code) is None:
                break
            given[question.name] = code
    return given


def next_question(given: Mapping[str, str]) -> Question | None:
    """Return what is to be asked next; nothing when everything is known."""
    return next((one for one in QUESTIONS if one.name not in given and one.is_asked(given)), None)


def answered(given: Mapping[str, str]) -> Iterator[tuple[Question, Answer]]:
    """Yield the questions that were answered, each with its answer."""
    for question in QUESTIONS:
        answer = question.answer(given.get(question.name, ""))
        if answer is not None:
            yield question, answer
