"""A focal point's desk: what waits, what was answered, what is in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Max

from activities.agreement.models import AgreementRequest
from activities.repository.models import ActivityPage, ActivityReference, AgreedContent
from portal.languages import Language, active_language, language_of
from portal.organisations.models import FocalPoint
from portal.reference.models import State

#: Rows of the list of what was answered.
LATEST = 50


@dataclass(frozen=True, slots=True)
class Title:
    """What a work is called, and in which language that is."""

    reference: str
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class InForce:
    """An agreement that can be withdrawn."""

    work_key: UUID
    state: State
    agreed_at: datetime
    title: Title


def states_answered_for(user: User) -> list[State]:
    """Return the States a person is focal point in office of."""
    points = FocalPoint.objects.in_office().filter(user=user).select_related("state")
    return [point.state for point in points]


def requests_of(states: Iterable[State]) -> list[AgreementRequest]:
    """Return requests to some States: those that wait first, by when an answer is hoped for."""
    rows = AgreementRequest.objects.filter(state__in=states).select_related(
        "state", "answer", "delegate"
    )
    waiting = rows.filter(closed_at__isnull=True).order_by("answer_by", "pk")
    answered = rows.filter(answer__isnull=False).order_by("-closed_at")[:LATEST]
    return [*waiting, *answered]


def in_force(states: Iterable[State]) -> list[InForce]:
    """Return the agreements of some States that are in force, the latest first."""
    rows = list(
        AgreedContent.objects.filter(state__in=states)
        .values("work_key", "state")
        .annotate(when=Max("agreed_at"))
        .order_by("-when")
    )
    named = titles({row["work_key"] for row in rows})
    by_pk = {state.pk: state for state in states}
    return [
        InForce(row["work_key"], by_pk[row["state"]], row["when"], named[row["work_key"]])
        for row in rows
        if row["work_key"] in named
    ]


def titles(work_keys: set[UUID]) -> dict[UUID, Title]:
    """Return what works are called: in the reader's language, else as they were written.

    A work whose pages are gone is called by its reference.
    """
    code = active_language().code
    found = {
        reference.work_key: Title(reference.reference, "", active_language())
        for reference in ActivityReference.objects.filter(work_key__in=work_keys)
    }
    pages = ActivityPage.objects.filter(translation_key__in=work_keys).select_related("locale")
    for page in sorted(pages, key=lambda page: (page.locale.language_code != code, page.pk)):
        own = page.locale.language_code == code
        if own or (page.is_source_version and not found[page.translation_key].text):
            language = language_of(page.locale.language_code)
            found[page.translation_key] = Title(page.reference, page.draft_title, language)
    return found
