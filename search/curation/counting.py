"""Counting what is asked: without anything about who asks, and without keeping anybody waiting.

A query is counted under a keyed hash. Its words are kept only from the third time on that it is
asked, and never when they may name a person: addresses of e-mail, long numbers, long texts.
"""

import hashlib
import logging
import re
import threading
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F, Sum
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_tasks import task

from search.curation.folding import asked_as
from search.curation.models import AskedQuery
from search.forms import SearchRequest
from search.results import Results

logger = logging.getLogger(__name__)

#: How often a query must have been asked before its words are kept.
TIMES_TO_READ: Final = 3
LONGEST_READABLE: Final = 80
KEPT: Final = timedelta(days=90)
WRITE_EVERY_SECONDS: Final = 10.0
#: More different queries than this between two writes are not counted.
MOST_WAITING: Final = 500
_SALT: Final = "search.curation.counting"
_YEARS: Final = re.compile(r"\b(?:19|20)[0-9]{2}\s*[-–]\s*(?:19|20)[0-9]{2}\b")
_BETWEEN_DIGITS: Final = re.compile(r"(?<=[0-9])[\s().\-–]+(?=[0-9(])")
_LONG_NUMBER: Final = re.compile(r"[0-9]{7,}")


@dataclass(slots=True)
class _Count:
    text: str
    times: int = 0
    without: int = 0


_Address = tuple[date, str, str]
_waiting: dict[_Address, _Count] = {}
_lock = threading.Lock()
_since: list[float] = []


def count(request: HttpRequest, wanted: SearchRequest, found: Results, language: str) -> None:
    """Remember that a query was asked; nothing is written before the answer is out.

    Only the first page of a search without filters counts: who turns pages or narrows asks the
    same again. Who sends ``DNT: 1`` or ``Sec-GPC: 1`` is not counted.

    Args:
        request: whose headers say whether it may be counted.
        wanted: what was asked for.
        found: what was found.
        language: code of the interface's language.
    """
    if "1" in (request.headers.get("DNT"), request.headers.get("Sec-GPC")):
        return
    if request.method != "GET" or wanted.page > 1 or wanted.is_filtered or wanted.scope != "own":
        return
    folded = asked_as(wanted.text)
    if not folded:
        return
    address = (timezone.localdate(), language, digest(folded))
    with _lock:
        if address not in _waiting and len(_waiting) >= MOST_WAITING:
            return
        if not _since:
            _since.append(time.monotonic())
        counted = _waiting.setdefault(address, _Count(readable(wanted.text)))
        counted.times += 1
        counted.without += not found.total and not found.is_reduced


def digest(folded: str) -> str:
    """Return the keyed hash that a query is counted under."""
    return salted_hmac(_SALT, folded, algorithm=hashlib.sha256().name).hexdigest()


def readable(text: str) -> str:
    """Return the words of a query that may be kept; empty when they may name a person."""
    plain = " ".join(text.split())
    joined = _BETWEEN_DIGITS.sub("", _YEARS.sub(" ", plain))
    is_private = "@" in plain or _LONG_NUMBER.search(joined) or len(plain) > LONGEST_READABLE
    return "" if is_private else plain


def write_when_due() -> None:
    """Write what waits, if it has waited for long enough."""
    if _since and time.monotonic() - _since[0] >= WRITE_EVERY_SECONDS:
        write()


def write() -> None:
    """Write what waits now. What cannot be written is lost: a count is not worth a failure."""
    with _lock:
        taken = dict(_waiting)
        _waiting.clear()
        _since.clear()
    if not taken:
        return
    try:
        with transaction.atomic():
            _store(taken)
    except DatabaseError:
        logger.warning("queries not counted", extra={"count": len(taken)}, exc_info=True)


def forget_waiting() -> None:
    """Drop what waits."""
    with _lock:
        _waiting.clear()
        _since.clear()


def _store(taken: dict[_Address, _Count]) -> None:
    for (day, language, digested), counted in taken.items():
        rows = AskedQuery.objects.filter(day=day, language=language, digest=digested)
        more = {
            "times": F("times") + counted.times,
            "without_results": F("without_results") + counted.without,
        }
        if not rows.update(**more):
            new = AskedQuery(
                day=day,
                language=language,
                digest=digested,
                times=counted.times,
                without_results=counted.without,
            )
            try:
                with transaction.atomic():
                    new.save(force_insert=True)
            except IntegrityError:
                # Another process was quicker.
                rows.update(**more)
    _keep_words(taken)


def _keep_words(taken: dict[_Address, _Count]) -> None:
    """Keep the words of what has been asked often enough."""
    texts = {
        (language, digested): counted.text
        for (_day, language, digested), counted in taken.items()
        if counted.text
    }
    asked = AskedQuery.objects.filter(digest__in={digested for _language, digested in texts})
    totals = asked.order_by().values("language", "digest").annotate(total=Sum("times"))
    often: dict[str, list[str]] = defaultdict(list)
    for row in totals.filter(total__gte=TIMES_TO_READ):
        often[row["language"]].append(row["digest"])
    for language, digests in often.items():
        for digested in digests:
            if text := texts.get((language, digested)):
                AskedQuery.objects.filter(language=language, digest=digested, text="").update(
                    text=text
                )


@task()
def forget_asked_queries() -> int:
    """Delete what was asked longer ago than it may be kept; return how many counts that were."""
    gone, _each = AskedQuery.objects.filter(day__lt=timezone.localdate() - KEPT).delete()
    return gone
