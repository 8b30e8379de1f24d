"""Asking for an address as one of the people, and putting what came in a letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any, Final
from urllib.parse import urlsplit

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.activities.permissions.world import SECRET, World

SHOWN, DONE, REFUSED = "o", ">", "!"
SIGN_IN, SECOND_FACTOR, NOT_FOUND, FORBIDDEN, NOT_ALLOWED = "S", "2", "-", "x", "/"
#: Whoever gets one of these has not got any further.
KEPT_OUT = frozenset((SIGN_IN, SECOND_FACTOR, NOT_FOUND, FORBIDDEN, NOT_ALLOWED))
#: One for all: a new one would put all middleware together anew.
CLIENT: Final = Client(raise_request_exception=False)
WRITES: Final = ("INSERT", "UPDATE", "DELETE", "REPLACE")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came.

    Attributes:
        letter: as in the table.
        tells: something secret is in it.
        wrote: tables that were written to, sessions apart.
    """

    letter: str
    tells: bool
    wrote: tuple[str, ...]


def ask(world: World, name: str, address: str, sent: Mapping[str, Any] | None = None) -> Answer:
    """Ask as one of the people, and undo what that did.

    Args:
        world: whose people they are.
        name: of the person.
        address: what is asked for.
        sent: the form; a GET request without.
    """
    client = CLIENT
    client.cookies = world.sessions.get(name, SimpleCookie()).copy()
    connection.queries_log.clear()
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        response: Any = client.get(address) if sent is None else client.post(address, sent)
        parts = response.streaming_content if response.streaming else [response.content]
        body = b"".join(parts)
        transaction.set_rollback(True)
    return Answer(
        letter_of(response), SECRET.encode() in body, tuple(_written(queries.captured_queries))
    )


def letter_of(response: Any) -> str:
    """Return what an answer means, in one letter."""
    found = {200: SHOWN, 403: FORBIDDEN, 404: NOT_FOUND, 405: NOT_ALLOWED, 422: REFUSED}
    if response.status_code != 302:
        return found.get(response.status_code, str(response.status_code))
    path = urlsplit(response["Location"]).path
    if path == f"/en{response.request['PATH_INFO']}":
        # A path without a language is looked for in one before it is not found.
        return NOT_FOUND
    if path == reverse("account_login"):
        return SIGN_IN
    if path in {reverse("second_factor"), reverse("mfa_reauthenticate")}:
        return SECOND_FACTOR
    # So Wagtail turns away whoever may enter its pages, but not this one.
    return FORBIDDEN if path == reverse("wagtailadmin_home") else DONE


def _written(queries: list[dict[str, str]]) -> list[str]:
    """Return the statements that write, but for sessions, which note where people wanted to go."""
    statements = [query["sql"] for query in queries]
    return [
        sql[:200] for sql in statements if sql.startswith(WRITES) and "django_session" not in sql
    ]
