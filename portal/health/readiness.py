"""What the portal needs to do its work, and how each part is."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.db import Error, connection
from django.utils.module_loading import import_string

State = Literal["ok", "degraded", "down"]
Probe = Callable[[], State]
News = Mapping[str, str | int | None]

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Readiness:
    """How the portal is now.

    Attributes:
        database: without it nothing can be served.
        parts: the probes of ``READINESS_PROBES`` by name; the portal serves without any of them.
        news: what ``READINESS_NEWS`` tell of work under way; it changes nothing of the state.
    """

    database: State
    parts: Mapping[str, State]
    news: Mapping[str, News]

    @property
    def ready(self) -> bool:
        """Whether requests should be sent to this process."""
        return self.database == "ok"

    @property
    def status(self) -> State:
        """The whole in one word: ``down`` without the database, ``degraded`` with a part away."""
        if not self.ready:
            return "down"
        return "ok" if all(state == "ok" for state in self.parts.values()) else "degraded"

    def as_dict(self) -> dict[str, State | News]:
        """Return ``status``, ``database``, one entry a probe and one for each piece of news."""
        return {"status": self.status, "database": self.database, **self.parts, **self.news}


def readiness() -> Readiness:
    """Ask the database, and then the probes; they are not asked when the database is away.

    A probe says itself whether its part is ``ok`` or ``degraded`` and never raises: the rooms
    that own the parts know which of their errors mean that.
    """
    database = _database()
    names: Mapping[str, str] = settings.READINESS_PROBES
    if database != "ok":
        return Readiness(database, dict.fromkeys(names, "degraded"), {})
    probes: dict[str, Probe] = {name: import_string(path) for name, path in names.items()}
    tellers: dict[str, Callable[[], News | None]] = {
        name: import_string(path) for name, path in settings.READINESS_NEWS.items()
    }
    told = {name: teller() for name, teller in tellers.items()}
    return Readiness(
        database,
        {name: probe() for name, probe in probes.items()},
        {name: news for name, news in told.items() if news is not None},
    )


def _database() -> State:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except Error as error:
        logger.warning("database_away", extra={"error": str(error)})
        connection.close()
        return "down"
    return "ok"
