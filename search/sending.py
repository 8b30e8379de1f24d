"""Sending a question to the engine, and the order of what it answers."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from elasticsearch import Elasticsearch

from portal.languages import Language
from search.client import SEARCHES, EngineAway, RefusedError, cannot_serve, one_question
from search.masters import has_master
from search.questions import Question
from search.weighing import Weighed, weigh

Answer = Mapping[str, Any]
#: The lists of works, in the order a visitor sees them.
LISTS: Final = ("named", "own", "other")
#: What is shown in place of all of them when nothing was found.
RELATED: Final = "related"


@dataclass(frozen=True, slots=True)
class Sent:
    """What came back.

    Attributes:
        answers: of each search of the question, by name.
        is_fuzzy: whether words that no work holds were taken for mistyped.
        has_master: whether the index can follow changes at the moment.
    """

    answers: Mapping[str, Answer]
    is_fuzzy: bool = False
    has_master: bool = True


def send(question: Question, index: str) -> Sent:
    """Put a question to the engine; when nothing is found, once more for mistyped words.

    When those find nothing either, once more for works that are only related, if wanted.

    Raises:
        EngineAway: when the engine does not answer, has no such index, or refuses the question.
    """
    # Before the rest: it asks the engine by itself.
    crossed = question.crossed()
    with one_question(SEARCHES, "search") as client:
        weighed = (
            weigh(question.understood.words, index, client, question.synonyms)
            if question.understood.words
            else {}
        )
        answers = _answers(question, question.bodies(weighed, crossed), index, client)
        fuzzy = None
        if not _is_found(answers) and not question.exact:
            fuzzy = _fuzzy(question, weighed)
            if fuzzy is not None:
                answers = _answers(question, question.bodies(fuzzy, crossed), index, client)
        if question.related and not _is_found(answers):
            loose = question.loosened()
            if (words := loose.understood.words) != question.understood.words:
                weighed = weigh(words, index, client, question.synonyms)
            related = loose.related_body(weighed)
            if related is not None:
                answers |= _answers(loose, {RELATED: related}, index, client)
        return Sent(answers, is_fuzzy=fuzzy is not None, has_master=has_master(client))


def _is_found(answers: Mapping[str, Answer]) -> bool:
    return any(answers[name]["hits"]["total"]["value"] for name in LISTS)


def _fuzzy(
    question: Question, weighed: Mapping[Language, Weighed]
) -> dict[Language, Weighed] | None:
    """Return the words of the reader's language as mistyped; none when that cannot help."""
    own = weighed.get(question.reader)
    if own is None or not any(own.fuzzy().is_mistyped(word) for word in own.words):
        return None
    return {**weighed, question.reader: own.fuzzy()}


def _answers(
    question: Question, bodies: Mapping[str, Mapping[str, Any]], index: str, client: Elasticsearch
) -> dict[str, Answer]:
    # Equal questions go to the same copy of the index, so that pages follow each other.
    preference = hashlib.sha256(repr(question.understood).encode()).hexdigest()[:16]
    searches: list[Mapping[str, Any]] = []
    for body in bodies.values():
        searches += [{"index": index, "preference": preference}, body]
    responses = client.msearch(searches=searches)["responses"]
    answers = dict(zip(bodies, responses, strict=True))
    for answer in answers.values():
        if "error" in answer:
            why = str(answer["error"].get("type", ""))
            raise EngineAway(why) if cannot_serve(answer["status"]) else RefusedError(why)
    return answers


def ranked(sent: Sent, *lists: str) -> Iterator[UUID]:
    """Yield the keys of the works in some lists, list after list."""
    for name in lists:
        if name in sent.answers:
            for raw in sent.answers[name]["hits"]["hits"]:
                yield UUID(raw["_id"])
