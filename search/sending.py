"""Sending a question to the engine, and the order of what it answers."""

import hashlib
import logging
from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from elasticsearch import ApiError

from search.client import SEARCHES, EngineAway, engine
from search.questions import Question

logger = logging.getLogger(__name__)

Answer = Mapping[str, Any]
#: The lists of works, in the order a visitor sees them.
LISTS: Final = ("named", "own", "other")


def send(question: Question, index: str) -> dict[str, Answer]:
    """Return the engine's answers to the searches of a question, by name.

    Raises:
        EngineAway: when the engine does not answer, has no such index, or refuses the question.
    """
    bodies = question.bodies()
    # Equal questions go to the same copy of the index, so that pages follow each other.
    preference = hashlib.sha256(repr(question.understood).encode()).hexdigest()[:16]
    searches: list[Mapping[str, Any]] = []
    for body in bodies.values():
        searches += [{"index": index, "preference": preference}, body]
    try:
        with engine(SEARCHES) as client:
            responses = client.msearch(searches=searches)["responses"]
    except ApiError as error:
        logger.exception("search refused")
        raise EngineAway(f"status {error.status_code}") from error
    answers = dict(zip(bodies, responses, strict=True))
    for answer in answers.values():
        if "error" in answer:
            logger.warning("search failed", extra={"why": answer["error"].get("type", "")})
            raise EngineAway(str(answer["error"].get("type", "")))
    return answers


def ranked(answers: Mapping[str, Answer]) -> Iterator[UUID]:
    """Yield the keys of the works found, list after list."""
    for name in LISTS:
        for raw in answers[name]["hits"]["hits"]:
            yield UUID(raw["_id"])
