"""Planting the activities of the demonstration, each through the steps of the real workflow."""

from collections.abc import Callable, Mapping
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from activities.agreement.answering import answer
from activities.agreement.demonstration.entries import Entry, Vocabularies, entries, page_of
from activities.agreement.demonstration.people import FOCAL_POINTS, MEMBERS, REVIEWERS, welcome
from activities.agreement.models import AgreementRequest, Decision
from activities.agreement.record import append
from activities.agreement.withdrawal import withdraw
from activities.agreement.workflow import ensure_workflow
from activities.repository.models import ActivityPage, ActivityReference
from portal.demonstration.people import unreachable
from portal.demonstration.planting import Grounds, work_key
from portal.pages.models import SectionPage


@transaction.atomic
def plant_activities(grounds: Grounds) -> None:
    """Make the activities that are missing, and the people who decide about them.

    An activity that was once made is left alone, whatever became of it: what it says now is
    what its States have agreed to, or what an editor made of it.
    """
    welcome()
    keys = {work_key(entry.said["slug"]): entry for entry in entries()}
    held = ActivityReference.objects.filter(work_key__in=keys).values_list("work_key", flat=True)
    for key in held:
        del keys[key]
    if not keys:
        return
    sections = grounds.sections["cooperation"]
    ensure_workflow(sections.values())
    known, people = Vocabularies(), _people()
    # Nobody waits for these letters.
    with unreachable():
        for entry in keys.values():
            page = _plant(entry, sections[entry.language], known)
            WAYS[entry.state](page, entry, people)


def _people() -> Mapping[str, User]:
    """Return who acts, by username."""
    people = (*REVIEWERS, *FOCAL_POINTS.values(), *MEMBERS.values())
    rows = User.objects.filter(username__in=[person.username for person in people])
    return {user.username: user for user in rows}


def _plant(entry: Entry, section: SectionPage, known: Vocabularies) -> ActivityPage:
    """Save an activity as a draft; return its page."""
    page = page_of(entry, known, locale=section.locale)
    # The section may have got children since it was read.
    SectionPage.objects.get(pk=section.pk).add_child(instance=page)
    page.save_revision()
    return page


def _leave(page: ActivityPage, entry: Entry, people: Mapping[str, User]) -> None:
    """Leave it a draft."""


def _publish(page: ActivityPage, _entry: Entry, people: Mapping[str, User]) -> None:
    """Note on paper that every State agrees, and publish."""
    for state in page.states.all():
        append(
            Decision.Kind.AGREED_ON_PAPER,
            work_key=page.translation_key,
            state=state,
            user=people[REVIEWERS[0].username],
            page=page,
            covers_translations=True,
        )
    page.get_latest_revision().publish()


def _submit(page: ActivityPage, entry: Entry, people: Mapping[str, User]) -> None:
    """Put it before the secretariat."""
    member = MEMBERS["valle-claro" if entry.language == "es" else "lakeside"]
    fresh = ActivityPage.objects.get(pk=page.pk)
    fresh.get_workflow().start(fresh, people[member.username])


def _ask(page: ActivityPage, entry: Entry, people: Mapping[str, User]) -> None:
    """Let the secretariat pass it on to the States."""
    _submit(page, entry, people)
    fresh = ActivityPage.objects.get(pk=page.pk)
    fresh.current_workflow_task_state.approve(user=people[REVIEWERS[0].username])


def _ask_and_answer(verdict: str) -> Callable[[ActivityPage, Entry, Mapping[str, User]], None]:
    """Return what lets one State answer; the others, if there are any, still have to."""

    def way(page: ActivityPage, entry: Entry, people: Mapping[str, User]) -> None:
        _ask(page, entry, people)
        # Of two States asked the later one in the alphabet answers.
        rows = AgreementRequest.objects.filter(work_key=page.translation_key)
        row = rows.select_related("state").latest("state__iso3")
        user = people[FOCAL_POINTS[row.state.iso3].username]
        answer(row, user, verdict, entry.said.get("reason", ""))

    return way


def _revise(page: ActivityPage, entry: Entry, people: Mapping[str, User]) -> None:
    """Publish it, and ask the States about a newer version."""
    _publish(page, entry, people)
    newer = ActivityPage.objects.get(pk=page.pk)
    newer.results = entry.said["revised"]
    newer.save_revision()
    _ask(newer, entry, people)


def _withdraw(page: ActivityPage, entry: Entry, people: Mapping[str, User]) -> None:
    """Publish it; then its State takes its agreement back."""
    _publish(page, entry, people)
    state = page.states.get()
    user = people[FOCAL_POINTS[state.iso3].username]
    withdraw(page.translation_key, state, user, entry.said["reason"])


#: How an activity gets as far as its file says.
WAYS: Final = {
    "public": _publish,
    "new-version": _revise,
    "draft": _leave,
    "review": _submit,
    "waiting": _ask,
    "waiting-partly": _ask_and_answer("agree"),
    "returned": _ask_and_answer("change"),
    "declined": _ask_and_answer("decline"),
    "withdrawn": _withdraw,
}
