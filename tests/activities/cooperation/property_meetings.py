"""What people do with introductions, and with matches; the model is told of it."""

from datetime import timedelta
from typing import Final

from django.contrib.auth.models import User
from django.utils import timezone

from activities.cooperation import clock, introducing
from activities.cooperation.life import Kind
from activities.cooperation.matching.dismissing import dismiss, put_back
from activities.cooperation.models import (
    Introduction,
    Side,
)
from tests.activities.cooperation.property_doing import Doing
from tests.activities.cooperation.property_model import (
    LOOKING,
    UNDER_WAY,
    Asks,
    Meets,
    Offers,
)

#: What leads an introduction on from each status, and to which.
ONWARDS: Final = {
    "confirmed": (Kind.BEGUN, "under-way"),
    "under-way": (Kind.COMPLETED, "completed"),
}


class Meetings(Doing):
    """Introductions from the proposal to what was learned, and dismissed matches."""

    def propose(self, asks: Asks, offers: Offers, who: str, side: str) -> bool:
        """Propose that two get to know each other."""
        word = self.model.nonce()
        row, offer, user = self.row(asks), self.row(offers), self.user(who)
        done = self.tried(
            lambda: introducing.propose(row, offer, user, Side(side), f"A word: {word}")
        )
        if done:
            own = asks.owner if side == "state" else offers.owner
            assert own in self.model.bodies(who)
            assert self.model.reads(who, asks)
            assert self.model.is_public(offers)
            assert asks.status in LOOKING
            made = Introduction.objects.get(request=row, offer=offer, status="proposed")
            self.model.meets.append(Meets(made.pk, made.key, asks, offers, side, {word}))
            self.model.follow(asks)
        return done

    def go_on(self, meets: Meets, who: str) -> bool:
        """Have somebody do what leads an introduction on: confirm, begin, complete, look back."""
        row, user = Introduction.objects.get(pk=meets.pk), self.user(who)
        if meets.status == "completed":
            return self._feed_back(meets, row, user, who)
        if meets.status == "proposed":
            done, target = self.tried(lambda: introducing.answer(row, user, yes=True)), "confirmed"
            asked = meets.offers.owner if meets.by == "state" else meets.asks.owner
            assert not done or asked in self.model.bodies(who)
        elif meets.status in ONWARDS:
            kind, target = ONWARDS[meets.status]
            done = self.tried(lambda: introducing.go_on(row, kind, user))
        else:
            return False
        if done:
            meets.status = target
            self.model.follow(meets.asks)
        return done

    def _feed_back(self, meets: Meets, row: Introduction, user: User, who: str) -> bool:
        word = self.model.nonce()
        side = "state" if meets.asks.owner in self.model.bodies(who) else "partner"
        done = self.tried(
            lambda: introducing.give_feedback(row, user, Side(side), 4, f"We learned {word}")
        )
        if done:
            meets.feedback.add(side)
            meets.words.add(word)
            self.model.follow(meets.asks)
        return done

    def stop(self, meets: Meets, who: str, how: str) -> bool:
        """Decline or end an introduction, or let its time run out."""
        row, word = Introduction.objects.get(pk=meets.pk), self.model.nonce()
        if how == "lapsed":
            if meets.status != "proposed":
                return False
            late = timezone.now() - clock.PARTNER - timedelta(days=1)
            Introduction.objects.filter(pk=row.pk).update(status_since=late)
            done = bool(clock.run(timezone.now()))
        elif how == "declined":
            user, reason = self.user(who), f"Because of {word}"
            done = self.tried(lambda: introducing.answer(row, user, yes=False, reason=reason))
            meets.words |= {word} if done else set()
        else:
            done = self.tried(lambda: introducing.go_on(row, Kind.ENDED, self.user(who)))
        if done:
            assert meets.status in UNDER_WAY
            meets.status = how
            self.model.follow(meets.asks)
        return done

    def write(self, meets: Meets, who: str) -> bool:
        """Write to the other side."""
        word = self.model.nonce()
        row, user = Introduction.objects.get(pk=meets.pk), self.user(who)
        side = Side.STATE if meets.asks.owner in self.model.bodies(who) else Side.PARTNER
        done = self.tried(lambda: introducing.write(row, user, side, "en", f"Dear {word}"))
        if done:
            assert self.model.is_side(who, meets)
            meets.messages.add(word)
        return done

    def dismiss(self, asks: Asks, offers: Offers, who: str, side: str, *, back: bool) -> None:
        """Take a match from a list, or put it back."""
        row, place = self.row(asks), (asks.key, offers.key, side)
        if back:
            put_back(row, offers.key, Side(side), self.user(who))
            self.model.dismissed.discard(place)
        else:
            dismiss(row, offers.key, Side(side), self.user(who), "subject")
            self.model.dismissed.add(place)
