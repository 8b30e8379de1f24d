"""What people and time do to requests, offers and introductions; the model is told of it."""

from datetime import timedelta
from typing import Any, Final

from django.contrib.auth.models import Group
from django.utils import timezone

from activities.agreement.withdrawal import withdraw as withdraw_agreement
from activities.cooperation import clock
from activities.repository.models import ActivityPage
from portal.accounts.access import SECRETARIAT
from portal.organisations.models import FocalPoint, Membership, Organisation
from portal.reference.models import State
from tests.activities.cooperation.property_meetings import Meetings
from tests.activities.cooperation.property_model import (
    Asks,
    Thing,
)
from tests.activities.cooperation.property_things import Things
from tests.activities.making import agree_to

YEAR: Final = timedelta(days=366)
MONTH: Final = timedelta(days=31)
#: States that people answer for, and bodies that they act for, as long as they do.
OFFICES: Final = {"focal": "KEN", "other_state": "UGA"}
MEMBERS: Final = {"partner": "partner", "author": "nhri"}


class Acts(Things, Meetings):
    """Everything that is done; here what time and the secretariat do to people and things."""

    def grow_old(self, thing: Thing) -> None:
        """Let so much time pass without a word that the next thing happens of itself."""
        row: Any = self.row(thing)
        rows = type(row).objects.filter(pk=row.pk)
        now = timezone.now()
        shown = "open" if isinstance(thing, Asks) else "published"
        if thing.status == "stale":
            rows.update(renewed_at=now - 2 * YEAR, asked_at=now - MONTH)
            target = "archived"
        elif thing.status == shown and row.asked_at:
            rows.update(renewed_at=now - YEAR, asked_at=now - MONTH)
            target = "stale"
        else:
            rows.update(renewed_at=now - YEAR)
            target = thing.status
        clock.run(now)
        thing.status = target

    def verify(self, body: str, *, yes: bool) -> None:
        """Let the secretariat know a body, or know it no more."""
        if yes == (body in self.model.verified):
            return
        organisation = Organisation.objects.get(pk=self.bodies[body].pk)
        status = Organisation.Status
        organisation.status = status.VERIFIED if yes else status.REFUSED
        organisation.save()
        (self.model.verified.add if yes else self.model.verified.discard)(body)

    def change_role(self, who: str, *, yes: bool) -> None:
        """Let somebody be what they were, or be it no more."""
        if yes == bool(self.model.roles(who)):
            return
        user = self.user(who)
        if who == "secretary":
            group = Group.objects.get(name=SECRETARIAT)
            (user.groups.add if yes else user.groups.remove)(group)
            (self.model.desk.add if yes else self.model.desk.discard)(who)
        elif who in OFFICES:
            points = FocalPoint.objects.filter(user=user)
            points.update(ended_at=None if yes else timezone.now())
            self.model.office[who] = {OFFICES[who]} if yes else set()
        else:
            body = MEMBERS[who]
            if yes:
                Membership.objects.get_or_create(user=user, organisation=self.bodies[body])
            else:
                Membership.objects.filter(user=user).delete()
            self.model.member[who] = {body} if yes else set()

    def agree_to_activity(self, *, yes: bool) -> None:
        """Let the State agree to the activity, or take that back."""
        page = ActivityPage.objects.get(pk=self.activity.pk)
        if yes and not self.model.is_agreed:
            agree_to(page)
            page.get_latest_revision().publish()
        elif not yes:
            state = State.objects.get(iso3="KEN")
            user = self.user("focal")
            yes = not self.tried(lambda: withdraw_agreement(page.translation_key, state, user))
            yes = yes and self.model.is_agreed
        self.model.is_agreed = yes
