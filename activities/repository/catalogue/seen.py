"""What decides about the public, as it was when a catalogue was read: to see what has changed."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count, Max, Min, Q, QuerySet, Sum
from wagtail.models import Page, PageViewRestriction

from activities.repository.models import ActivityPage, AgreedContent

#: From so many changes on, reading everything anew takes less time than finding out what they mean.
MOST_CHANGES: Final = 100


@dataclass(frozen=True, slots=True)
class State:
    """The state of the repository, in few words.

    Attributes:
        name: differs as soon as anything becomes public or stops being so.
        restrictions: likewise, for view restrictions alone; they apply to whole branches.
        published_until: the latest time at which anything was published, if anything was.
        agreed_until: the latest time of an agreement, if there is any.
    """

    name: str
    restrictions: str
    published_until: datetime | None
    agreed_until: datetime | None

    @classmethod
    def now(cls) -> "State":
        """Ask for the state as it is now. Four queries."""
        pages = _live().aggregate(
            Count("pk"), Sum("pk"), Sum("live_revision_id"), until=Max("last_published_at")
        )
        # Each of these two has an index to answer it; one aggregate passes over all agreements.
        agreed = AgreedContent.objects.count()
        latest = AgreedContent.objects.order_by("-agreed_at", "-pk").values_list("agreed_at", "pk")
        last = latest.first()
        closed = PageViewRestriction.objects.aggregate(Count("pk"), Max("pk"))
        values = [*pages.values(), agreed, last, *closed.values()]
        return cls(
            name=sha256(repr(values).encode()).hexdigest(),
            restrictions=repr(list(closed.values())),
            published_until=pages["until"],
            agreed_until=last[0] if last else None,
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """The rows that a catalogue was read from.

    A number can be another row's in a database put back to an earlier day: so what is younger than
    what was seen counts as changed, whatever its number.

    Attributes:
        state: of the repository then.
        database: when it was made; another one is told by it.
        live: of each live version, public or not, the revision that was published.
        agreed: of each agreement in force, the bytes of the work's key.
    """

    state: State
    database: datetime
    live: dict[int, int | None]
    agreed: dict[int, bytes]

    @classmethod
    def now(cls, state: State, before: "Seen | None" = None) -> "Seen":
        """Read them. Three queries, and one for the agreements that have come since then.

        Args:
            state: of the repository now.
            before: what was there; keys of works are taken from it, as most of the time goes into
                reading them.
        """
        made = MigrationRecorder.Migration.objects.aggregate(first=Min("applied"))["first"]
        live = dict(_live().values_list("pk", "live_revision_id"))
        rows = AgreedContent.objects.order_by()
        if before is None or before.database != made:
            return cls(state, made, live, _keys(rows))
        there = list(rows.values_list("pk", flat=True))
        new = set(there).difference(before.agreed)
        if len(new) > MOST_CHANGES:
            return cls(state, made, live, _keys(rows))
        young = Q(agreed_at__gt=before.state.agreed_until) if before.state.agreed_until else Q()
        known = before.agreed | _keys(rows.filter(Q(pk__in=new) | young))
        return cls(state, made, live, {row: known[row] for row in there if row in known})

    def changed_versions(self, before: "Seen") -> set[int]:
        """Return versions that were published since then, or are no longer live. One query."""
        found = {version for version, _revision in self.live.items() ^ before.live.items()}
        if until := before.state.published_until:
            young = _live().filter(last_published_at__gt=until)
            found.update(young.values_list("pk", flat=True))
        return found

    def changed_works(self, before: "Seen") -> set[UUID]:
        """Return keys of works with an agreement that began, changed or ended. One query."""
        found = {key for _row, key in self.agreed.items() ^ before.agreed.items()}
        if until := before.state.agreed_until:
            found.update(_keys(AgreedContent.objects.filter(agreed_at__gt=until)).values())
        return {UUID(bytes=key) for key in found}


def _keys(rows: QuerySet[AgreedContent]) -> dict[int, bytes]:
    found = rows.values_list("pk", "work_key")
    return {row: key.bytes for row, key in found}


def _live() -> QuerySet[Page]:
    # Asked of the table of all pages alone: the one of activities holds their long texts.
    activities = ContentType.objects.get_for_model(ActivityPage)
    found: QuerySet[Page] = Page.objects.filter(content_type=activities, live=True).order_by()
    return found
