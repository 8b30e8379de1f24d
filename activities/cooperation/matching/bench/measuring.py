"""Pages of matches and the raw engine's answers to the same, timed in turns."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from activities.cooperation.matching.holding import HELD, vocabularies
from activities.cooperation.matching.looking import KIND
from activities.cooperation.matching.rows import wanted_of
from activities.cooperation.matching.shortlist import LENGTH, groups
from activities.cooperation.models import Request
from search.bench.measuring import Latency
from search.client import SEARCHES, engine
from search.index import alias
from search.shortlists import question

WARM_UP: Final = 20
#: Seconds: longer than any measurement.
NEVER: Final = 86_400.0


@dataclass(slots=True)
class Measured:
    """What was measured.

    Attributes:
        pages: seconds of each page.
        raws: seconds of each request to the engine alone.
        queries: numbers of queries that pages took.
    """

    pages: list[float] = field(default_factory=list)
    raws: list[float] = field(default_factory=list)
    queries: set[int] = field(default_factory=set)

    @property
    def latencies(self) -> tuple[Latency, Latency]:
        """Of pages, and of the engine alone."""
        return Latency.of(self.pages), Latency.of(self.raws)


def measure(rows: Sequence[Request], times: int) -> Measured:
    """Ask for the matches of requests, each time both ways.

    Raises:
        RuntimeError: when the database answered, which is not what is measured.
    """
    visitor = Client()
    visitor.force_login(User.objects.get(is_superuser=True))
    held = vocabularies()
    # What is held is compared with the database from time to time, in one query.
    HELD.look_again_seconds = NEVER
    profiles = wanted_of(
        Request.objects.filter(pk__in=[row.pk for row in rows]).select_related("state", "channel"),
        held,
    )
    found = Measured()
    with engine(SEARCHES) as client, override("en"):
        for number in range(WARM_UP + times):
            row = rows[number % len(rows)]
            asked = question(KIND, groups(profiles[row.key], held.trees), LENGTH)
            address = reverse("matching:of_request", args=[row.key])
            raw = _timed(lambda asked=asked: client.search(index=alias(), **asked))  # type: ignore[misc]  # mypy cannot infer a default's type
            page = _timed(lambda address=address: _get(visitor, address))  # type: ignore[misc]  # as above
            if number >= WARM_UP:
                found.raws.append(raw)
                found.pages.append(page)
        for row in rows[:WARM_UP]:
            with CaptureQueriesContext(connection) as counted:
                _get(visitor, reverse("matching:of_request", args=[row.key]))
            found.queries.add(len(counted))
    return found


def _get(visitor: Client, address: str) -> None:
    response = visitor.get(address)
    shown = getattr(response, "context_data", {})
    if not shown.get("entries") or shown["is_reduced"]:
        raise RuntimeError(f"{address} was not answered by the engine")


def _timed(job: Callable[[], object]) -> float:
    started = time.perf_counter()
    job()
    return time.perf_counter() - started
