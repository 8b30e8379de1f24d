"""Exactly once per alert and work, over random histories of publishes, withdrawals and crashes."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from pytest_django import Settings

from portal.languages import BY_CODE, Language
from portal.works import registry
from search.alerts.appearances import Look
from search.alerts.models import Alert, Appearance, AppearanceClock, Letter
from search.alerts.planning import plan
from search.alerts.posting import send_planned
from search.alerts.stored import digest
from search.alerts.subscribing import confirm
from search.forms import SearchRequest
from tests.search.alerts.postbox import Postbox
from tests.search.notes import Notes

WORDS = ("river", "forest")
CRASHES = ("no", "planning", "before the server has it", "after the server has it")


class Killed(BaseException):
    """The process ends here."""


def asleep(seen: Look, keys: Collection[UUID]) -> None:
    """Nothing has to be brought up to date: works are found by their titles."""


def die() -> None:
    raise Killed


def dying(_wanted: SearchRequest, _reader: Language, _keys: Collection[UUID]) -> set[UUID]:
    raise Killed


class History(RuleBasedStateMachine):
    """What may happen, with what subscribers must and must not have been told."""

    notes: Notes

    def __init__(self) -> None:
        super().__init__()
        Alert.objects.all().delete()
        Appearance.objects.all().delete()
        AppearanceClock.objects.all().delete()
        Postbox.empty()
        self.notes.works.clear()
        self.notes.hidden.clear()
        self.now = datetime.now(UTC)
        self.ever: set[UUID] = set()
        #: By address: word, works visible at the confirmation, works ever visible before it.
        self.alerts: dict[str, tuple[str, set[UUID], set[UUID]]] = {}
        #: In letters handed over when the process died, before the server had them; and those of
        #: them that were withdrawn after that, which nobody can promise.
        self.doubtful: set[UUID] = set()
        self.excused: set[UUID] = set()
        self.unnoted = self.runs = 0

    def public(self) -> set[UUID]:
        return self.notes.works.keys() - self.notes.hidden

    def find(self, wanted: SearchRequest, reader: Language, keys: Collection[UUID]) -> set[UUID]:
        assert reader.code == "en"
        cards = self.notes.cards(list(keys), reader)
        return {key for key, card in cards.items() if wanted.text in card.title}

    @initialize()
    def begin(self) -> None:
        for word in WORDS:
            self.subscribe(word, Alert.Frequency.DAILY)

    @rule(number=st.integers(0, 3), word=st.sampled_from(WORDS))
    def publish(self, number: int, word: str) -> None:
        key = self.notes.add(f"{word} {number}", en=f"{word} {number}")
        self.notes.hidden.discard(key)
        self.ever.add(key)

    @rule(number=st.integers(0, 3), word=st.sampled_from(WORDS))
    def withdraw(self, number: int, word: str) -> None:
        for key, work in self.notes.works.items():
            if work.versions[0].title == f"{word} {number}":
                self.notes.hidden.add(key)
                self.excused |= self.doubtful & {key}

    @rule(word=st.sampled_from(WORDS), frequency=st.sampled_from(Alert.Frequency.values))
    def subscribe(self, word: str, frequency: str) -> None:
        if len(self.alerts) == 3:
            return
        email = f"{len(self.alerts)}@example.org"
        query = {"text": word, "filters": {}, "scope": "own", "crossing": True}
        alert = Alert.objects.create(
            email=email,
            language="en",
            query=query,
            digest=digest(query, BY_CODE["en"]),
            frequency=frequency,
        )
        confirm(alert.pk, frequency)
        self.alerts[email] = (word, self.public(), set(self.ever))

    @rule(
        days=st.sampled_from((1, 31, 0)),
        crash=st.sampled_from(CRASHES),
        second_worker=st.booleans(),
        slips=st.booleans(),
    )
    def run(self, *, days: int, crash: str, second_worker: bool, slips: bool) -> None:
        # Something new for every run, else few histories would have anything to send.
        self.runs += 1
        for word in WORDS:
            self.publish(100 + self.runs, word)
        self.now += timedelta(days=days, minutes=1)
        before, after = Postbox.before, Postbox.after
        if second_worker:
            before.append(lambda: self.beside(before))
        if crash == "before the server has it":
            before.append(die)
        if crash == "after the server has it":
            after.append(self.die_after)
        away = set(self.notes.hidden)
        try:
            plan(self.now, find=dying if crash == "planning" else self.find, settle=asleep)
            if slips:
                self.notes.hidden |= self.public() - away
                self.excused |= self.doubtful
            send_planned(self.now)
        except Killed:
            assert crash != "no"
            self.note_doubtful()
        finally:
            before.clear()
            after.clear()
            self.notes.hidden = away

    def beside(self, hooks: list[Callable[[], None]]) -> None:
        """Be another worker, while one sends."""
        hooks.clear()
        plan(self.now, find=self.find, settle=asleep)
        send_planned(self.now)

    def note_doubtful(self) -> None:
        for letter in Letter.objects.filter(state=Letter.State.SENDING):
            if letter.message_id not in Postbox.accepted:
                self.doubtful |= set(letter.announcements.values_list("key", flat=True))

    def die_after(self) -> None:
        self.unnoted += 1
        raise Killed

    @invariant()
    def only_what_was_not_noted_as_sent_is_sent_again(self) -> None:
        assert len(Postbox.deliveries) - len(Postbox.accepted) <= self.unnoted

    @invariant()
    def nobody_is_told_twice_or_what_they_knew(self) -> None:
        told: set[tuple[str, UUID]] = set()
        for email, keys in Postbox.accepted.values():
            word, known, _ever = self.alerts[email]
            assert keys
            assert not keys & known
            for key in keys:
                assert self.notes.works[key].versions[0].title.startswith(word)
                assert (email, key) not in told
                told.add((email, key))

    def teardown(self) -> None:
        """When nothing goes wrong any more, everybody has been told of everything."""
        for _run in range(2):
            self.run(days=31, crash="no", second_worker=False, slips=False)
        told = {(email, key) for email, keys in Postbox.accepted.values() for key in keys}
        for email, (word, _known, ever) in self.alerts.items():
            for key in self.public() - ever - self.excused:
                if self.notes.works[key].versions[0].title.startswith(word):
                    assert (email, key) in told
        self.nobody_is_told_twice_or_what_they_knew()


def test_exactly_once_whatever_happens(
    notes: Notes, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EMAIL_BACKEND = "tests.search.alerts.postbox.Postbox"
    for name in {kind.name for kind in registry.kinds()} - {notes.name}:
        monkeypatch.delitem(registry._kinds, name)  # noqa: SLF001 -- as the fixture of notes
    monkeypatch.setattr(History, "notes", notes, raising=False)
    run_state_machine_as_test(History, settings=HYPOTHESIS)


HYPOTHESIS = settings(
    max_examples=30,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
