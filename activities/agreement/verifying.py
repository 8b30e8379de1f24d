"""Reading the whole record again, and comparing what is in force and public with it."""

from collections.abc import Iterator
from uuid import UUID

from activities.agreement.models import Decision, RecordHead
from activities.agreement.record import GIVE, REFUSE, hash_of
from activities.repository.content import content_of, fingerprint
from activities.repository.models import ActivityPage, AgreedContent
from activities.repository.public import public_sources

#: Rows held in memory at a time.
BATCH = 1000
#: What is in force: work, State and fingerprint, with whether translations are covered.
InForce = dict[tuple[UUID, int, str], bool]


def problems() -> Iterator[str]:
    """Yield a sentence for everything that is not as the record says.

    The number of queries does not depend on how long the record is; those for public pages are
    a constant number for each thousand of them.
    """
    in_force: InForce = {}
    yield from _problems_of_chain(in_force)
    yield from _problems_of_rows(in_force)
    yield from _problems_of_pages(in_force)


def _problems_of_chain(in_force: InForce) -> Iterator[str]:
    """Check numbers and hashes, and follow into ``in_force`` what each entry does."""
    head = RecordHead.objects.first() or RecordHead()
    number, previous = 0, ""
    for decision in Decision.objects.order_by("number").iterator(BATCH):
        for missing in range(number + 1, decision.number):
            yield f"Entry {missing} is missing."
        if decision.previous_hash != previous:
            yield f"Entry {decision.number} does not follow the entry before it."
        if decision.hash != hash_of(decision):
            yield f"Entry {decision.number} is not what was written: its hash differs."
        fingerprints = {code: fingerprint(one) for code, one in decision.content.items()}
        if fingerprints != decision.fingerprints:
            yield f"Entry {decision.number}: its fingerprints are not those of its content."
        number, previous = decision.number, decision.hash
        _follow(decision, in_force)
    if (head.count, head.hash) != (number, previous):
        yield f"The record ends at entry {number}, its head says {head.count}."


def _follow(decision: Decision, in_force: InForce) -> None:
    work, state = decision.work_key, decision.state_id
    if decision.kind == Decision.Kind.WITHDRAWN:
        for key in [key for key in in_force if key[:2] == (work, state)]:
            del in_force[key]
    for mark in decision.fingerprints.values():
        if decision.kind in GIVE:
            in_force[work, state, mark] = decision.covers_translations
        elif decision.kind in REFUSE:
            in_force.pop((work, state, mark), None)


def _problems_of_rows(in_force: InForce) -> Iterator[str]:
    """Compare the rows in force with what follows from the record."""
    rows = {
        (work, state, mark): covers
        for work, state, mark, covers in AgreedContent.objects.values_list(
            "work_key", "state_id", "fingerprint", "covers_translations"
        ).iterator(BATCH)
    }
    for key in sorted(rows.keys() | in_force.keys(), key=str):
        work, state, mark = key
        if key not in in_force:
            yield f"Work {work}, State {state}: content {mark} is in force without an entry."
        elif key not in rows:
            yield f"Work {work}, State {state}: content {mark} is not in force, but was agreed to."
        elif rows[key] != in_force[key]:
            yield f"Work {work}, State {state}: translations of {mark} are not as agreed to."


def _problems_of_pages(in_force: InForce) -> Iterator[str]:
    """Check that each public source version says what each of its States agreed to."""
    pages: Iterator[ActivityPage] = (
        public_sources()
        .select_related("locale", "modality")
        .prefetch_related(
            "states",
            "themes",
            "sdgs",
            "groups",
            "providers__type",
            "implemented__recommendation",
            "funding",
            "identifiers",
            "links",
            "documents",
        )
        .iterator(BATCH)
    )
    for page in pages:
        mark = fingerprint(content_of(page))
        if mark != page.content_fingerprint:
            yield f"{page.reference}: what it says is not what its fingerprint was made of."
        for state in page.states.all():
            if (page.translation_key, state.pk, mark) not in in_force:
                yield f"{page.reference}: public without the agreement of {state.iso3}."
