"""Days by which something has to arrive at a fund, on its page and in calendars."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, override

from activities.funds.models import FundPage
from portal.calendars import GENEVA, CalendarEntry
from portal.languages import Language
from portal.pages.public import public_pages
from portal.works.cards import version_for, work_url

#: How long before a deadline a calendar reminds of it.
ALARMS: Final = (dt.timedelta(days=-30), dt.timedelta(days=-7))


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as a version of a page has it.

    Attributes:
        key: the same in every language and after a change of the day or the words.
    """

    key: UUID
    title: str
    day: dt.date
    note: str


def today() -> dt.date:
    """Return the day in Geneva, where the funds receive applications."""
    return timezone.now().astimezone(GENEVA).date()


def deadlines_of(page: FundPage) -> list[Deadline]:
    """Return the deadlines that have not passed, the next one first."""
    now = today()
    found = [
        Deadline(
            key=uuid5(page.translation_key, str(child.id)),
            title=child.value["title"],
            day=child.value["day"],
            note=child.value["note"] or "",
        )
        for child in page.deadlines
        if child.value["day"] is not None and child.value["day"] >= now
    ]
    return sorted(found, key=lambda one: one.day)


def entries(
    request: HttpRequest, reader: Language, keys: Iterable[UUID] | None = None
) -> list[CalendarEntry]:
    """Return the coming deadlines of public pages, in the reader's language where there is one.

    One query.

    Args:
        request: for absolute addresses.
        reader: whose calendar it is.
        keys: works to write; every fund when there is none.
    """
    pages = public_pages(FundPage).select_related("locale").order_by("pk")
    if keys is not None:
        pages = pages.filter(translation_key__in=list(keys))
    versions: dict[UUID, dict[str, FundPage]] = defaultdict(dict)
    for page in pages:
        versions[page.translation_key][page.locale.language_code] = page
    found = [entry for of in versions.values() for entry in _entries(request, reader, of)]
    return sorted(found, key=lambda one: (str(one.starts_at), one.title))


def _entries(
    request: HttpRequest, reader: Language, versions: dict[str, FundPage]
) -> Iterator[CalendarEntry]:
    source = next(iter(versions.values())).source_language
    language, page = version_for(versions, source, reader)
    url = request.build_absolute_uri(work_url(page.translation_key, reader))
    # Whatever version changed last: a calendar that took another one must take this one too.
    published = max(one.last_published_at for one in versions.values())
    for deadline in deadlines_of(page):
        with override(language.code):
            title = gettext("%(deadline)s (%(fund)s)") % {
                "deadline": deadline.title,
                "fund": page.title,
            }
        yield CalendarEntry(
            key=deadline.key,
            language=language,
            title=title,
            description="\n\n".join(text for text in (deadline.note, url) if text),
            place="",
            url=url,
            starts_at=deadline.day,
            ends_at=deadline.day + dt.timedelta(days=1),
            published_at=published,
            alarms=ALARMS,
        )
