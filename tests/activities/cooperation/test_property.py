"""Whatever is done in whatever order, each reader is shown what they may see, and all of it."""

import gc
import logging
from collections.abc import Iterator
from typing import Final

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    precondition,
    rule,
    run_state_machine_as_test,
)
from pytest_django import Settings
from wagtail.signal_handlers import disable_reference_index_auto_update

from activities.repository.models import ActivityRecommendation
from portal.pages.models import SectionPage
from search import client
from search.alerts.models import Alert
from search.client import WRITES, engine
from search.index import alias
from search.models import IndexClock
from search.rebuilding import rebuild
from tests.activities.cooperation.making import People, a_recommendation, signed_in
from tests.activities.cooperation.property_acts import MEMBERS, OFFICES, Acts
from tests.activities.cooperation.property_looking import ENDED, Count, Looking, World
from tests.activities.cooperation.property_model import (
    COMMON,
    NONCE,
    READERS,
    Meets,
    Model,
)
from tests.activities.cooperation.property_surfaces import Surfaces, at
from tests.activities.making import a_public_activity, agree_to

EXAMPLES: Final = 10
STEPS: Final = 205
WANTED: Final = 2000
#: As many requests, and as many offers, are alive at a time.
ALIVE: Final = 5
ALERTED: Final = "alerted@example.org"

#: What must have been done, and what must have shown something.
DONE: Final = {"opened", "published", "restricted", "returned", "withdrawn", "matched", "confirmed"}
SHOWN: Final = {"requests", "offers", "request", "offer", "own", "introduction", "search", "State"}

NUMBERS: Final = st.integers(0, 59)
WHO: Final = st.sampled_from(READERS[2:])
VISIBILITIES: Final = st.sampled_from(["public", "partners", "secretariat"])
SIDES: Final = st.sampled_from(["state", "partner"])
MOSTLY: Final = st.sampled_from([True, True, False])


class Life(Looking):
    """The life of some requests, offers and introductions, by the portal's own functions."""

    # What people do.

    @rule(by=st.sampled_from(["", "", "nhri", "UGA"]), visibility=VISIBILITIES, french=MOSTLY)
    def ask(self, by: str, visibility: str, french: bool) -> None:  # noqa: FBT001 -- Hypothesis passes it
        if sum(one.status not in ENDED for one in self.model.asks) < ALIVE:
            owner, author = ("UGA", "") if by == "UGA" else ("KEN", by)
            self.acts.ask(owner, author, visibility, french=french)
            self.about.append(self.model.asks[-1])

    @rule(owner=st.sampled_from(["partner", "partner", "nhri", "UGA"]), practice=st.booleans())
    def offer(self, owner: str, practice: bool) -> None:  # noqa: FBT001 -- as above
        if sum(one.status not in ENDED for one in self.model.offers) < ALIVE:
            practice = practice and owner == "partner"
            self.acts.offer(owner, practice=practice, french=practice)
            self.about.append(self.model.offers[-1])

    @rule(number=NUMBERS, who=WHO)
    def advance(self, number: int, who: str) -> None:
        self.acts.advance(self.any_of_both(number), who)

    @rule(number=NUMBERS)
    def go_the_whole_way(self, number: int) -> None:
        """Have everybody do their part until it is shown, from wherever it stands."""
        thing = self.any_of_both(number)
        while thing.status not in {"open", "published"}:
            if not any(self.acts.advance(thing, who) for who in READERS[2:]):
                break

    @rule(number=NUMBERS)
    def rewrite(self, number: int) -> None:
        self.acts.rewrite(self.any_of_both(number))

    @rule(number=NUMBERS, who=WHO)
    def give_back(self, number: int, who: str) -> None:
        self.acts.give_back(self.any_of_both(number), who)

    @rule(number=NUMBERS, visibility=VISIBILITIES, who=st.sampled_from(["focal", "other_state"]))
    def restrict(self, number: int, visibility: str, who: str) -> None:
        self.acts.restrict(self.asked(number), who, visibility)

    @rule(number=NUMBERS, who=WHO)
    def renew(self, number: int, who: str) -> None:
        self.acts.renew(self.any_of_both(number), who)

    @rule(number=NUMBERS, who=WHO)
    def withdraw(self, number: int, who: str) -> None:
        self.acts.withdraw(self.any_of_both(number), who)

    @rule(number=NUMBERS, other=NUMBERS, who=WHO, side=SIDES)
    def propose(self, number: int, other: int, who: str, side: str) -> None:
        asks, offers = self.asked(number), self.offered(other)
        if self.acts.propose(asks, offers, who, side):
            self.about.append(self.model.meets[-1])

    @rule(number=NUMBERS, other=NUMBERS, side=SIDES)
    def bring_together(self, number: int, other: int, side: str) -> None:
        """Have whoever may propose, and confirm."""
        known = len(self.model.meets)
        for who in READERS[2:]:
            self.propose(number, other, who, side)
            if len(self.model.meets) > known:
                break
        for meets in self.model.meets[known:]:
            self.about.append(meets)
            any(self.acts.go_on(meets, who) for who in READERS[2:])

    @precondition(lambda self: self.model.meets)
    @rule(number=NUMBERS)
    def go_on(self, number: int) -> None:
        meets: Meets = self.one_of(self.model.meets, number)
        any(self.acts.go_on(meets, who) for who in READERS[2:])

    @precondition(lambda self: self.model.meets)
    @rule(number=NUMBERS, who=WHO, how=st.sampled_from(["declined", "ended", "lapsed"]))
    def stop(self, number: int, who: str, how: str) -> None:
        self.acts.stop(self.one_of(self.model.meets, number), who, how)

    @precondition(lambda self: self.model.meets)
    @rule(number=NUMBERS, who=WHO)
    def write(self, number: int, who: str) -> None:
        self.acts.write(self.one_of(self.model.meets, number), who)

    @precondition(lambda self: self.model.meets)
    @rule(number=NUMBERS)
    def read_contact(self, number: int) -> None:
        """Ask for the contact as everybody: the two sides get the other's, once both confirmed."""
        meets: Meets = self.one_of(self.model.meets, number)
        for who in READERS:
            path = at("cooperation:introduction", meets.key)
            _status, text = self.surfaces.ask(who, path, {"show_contact": "1"})
            may = meets.status in {"confirmed", "under-way", "completed"}
            own = meets.asks.owner in self.model.bodies(who)
            secrets = meets.offers.secrets if own else meets.asks.secrets
            may = may and self.model.is_side(who, meets)
            known = self.model.may_know(who) | (secrets if may else set())
            found = set(NONCE.findall(text))
            place = f"contact of {meets.reference} ({meets.status}) to {who}"
            self.refuse(f"{place}: {word}" for word in sorted(found - known))
            self.refuse(f"{place} lacks {word}" for word in sorted(secrets - found) if may)

    @rule(number=NUMBERS, other=NUMBERS, side=SIDES, back=MOSTLY)
    def dismiss(self, number: int, other: int, side: str, back: bool) -> None:  # noqa: FBT001 -- as above
        asks, offers = self.asked(number), self.offered(other)
        who = "focal" if side == "state" else "partner"
        self.acts.dismiss(asks, offers, who, side, back=not back)

    # What time and the secretariat do to all of them.

    @rule(number=NUMBERS)
    def grow_old(self, number: int) -> None:
        self.acts.grow_old(self.any_of_both(number))

    @rule(body=st.sampled_from(["partner", "nhri"]), yes=MOSTLY)
    def verify(self, body: str, yes: bool) -> None:  # noqa: FBT001 -- as above
        self.acts.verify(body, yes=yes)

    @rule(who=st.sampled_from([*OFFICES, *MEMBERS, "secretary"]), yes=MOSTLY)
    def change_role(self, who: str, yes: bool) -> None:  # noqa: FBT001 -- as above
        self.acts.change_role(who, yes=yes)

    @rule(yes=MOSTLY)
    def agree_to_activity(self, yes: bool) -> None:  # noqa: FBT001 -- as above
        self.acts.agree_to_activity(yes=yes)

    @rule()
    def everything_is_as_it_was(self) -> None:
        """Give everybody back what they were, so that things go on."""
        for body in ("partner", "nhri"):
            self.acts.verify(body, yes=True)
        for who in (*OFFICES, *MEMBERS, "secretary"):
            self.acts.change_role(who, yes=True)


@pytest.fixture
def world(people: People, sections: dict[str, SectionPage]) -> World:
    """Requests, offers, a good practice, and a search by e-mail."""
    model = Model(
        office={who: {state} for who, state in OFFICES.items()},
        member={who: {body} for who, body in MEMBERS.items()},
        verified={"partner", "nhri"},
        desk={"secretary"},
    )
    model.activity = {word := model.nonce()}
    activity = a_public_activity(
        sections["en"],
        title=f"{COMMON} {word}",
        provider=people.partner_body,
        good_practice=True,
        good_practice_reason="Others did the same.",
        helps_peers=True,
    )
    activity.implemented = [ActivityRecommendation(recommendation=a_recommendation())]
    agree_to(activity)
    activity.save_revision().publish()
    bodies = {"partner": people.partner_body, "nhri": people.nhri}
    acts = Acts(model, bodies, activity)
    acts.ask("KEN", "", "public", french=True)
    acts.ask("KEN", "nhri", "partners", french=False)
    acts.ask("UGA", "", "partners", french=False)
    acts.offer("partner", practice=False, french=True)
    acts.offer("partner", practice=True, french=False)
    acts.offer("UGA", practice=False, french=False)
    for thing in (model.asks[0], model.asks[2], *model.offers):
        while any(acts.advance(thing, who) for who in READERS[2:]):
            pass
    cookies = {}
    for who in READERS[1:]:
        browser = signed_in(getattr(people, who))
        cookies[who] = "; ".join(f"{name}={one.value}" for name, one in browser.cookies.items())
    Alert.objects.create(
        email=ALERTED,
        language="en",
        query={"text": COMMON, "filters": {}, "scope": "own", "crossing": True},
        frequency="daily",
        confirmed=timezone.now(),
        due=timezone.now(),
    )
    return World(model, acts, cookies, people.partner_body.pk)


@pytest.fixture
def index(engine_url: str, settings: Settings, world: World) -> Iterator[None]:
    """A live index of the world; every index made meanwhile is deleted, each by its name."""
    del world
    settings.ELASTICSEARCH_URL = engine_url
    client.forget()
    rebuild()
    yield
    with engine(WRITES) as writer:
        for name in writer.indices.get(index=f"{alias()}-*").body:
            writer.indices.delete(index=name)
    client.forget()


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("index")
def test_each_reader_sees_what_they_may_and_all_of_it(
    request: pytest.FixtureRequest, world: World
) -> None:
    # Thousands of pages that are not there: each would be a line.
    logging.disable(logging.CRITICAL)
    request.addfinalizer(lambda: logging.disable(logging.NOTSET))
    surfaces, count = Surfaces(world.cookies), Count(tick=IndexClock.current().tick)
    # The second database sees the first steps of the same lives: its SQL differs, not the rules.
    whole = connection.vendor == "sqlite"
    examples = EXAMPLES if whole else 1
    gc.freeze()
    request.addfinalizer(gc.unfreeze)
    with disable_reference_index_auto_update():
        run_state_machine_as_test(
            lambda: Life(world, surfaces, count),  # type: ignore[arg-type]  # any factory will do
            settings=settings(
                max_examples=examples + 1,
                stateful_step_count=STEPS,
                # The same steps in every run, and no minutes spent on making a failure shorter:
                # the steps are printed as they were.
                derandomize=True,
                database=None,
                phases=[Phase.generate],
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    assert count.steps >= examples * (STEPS - 1)
    assert min(count.letters, count.announced) > 0
    if whole:
        assert count.changes > count.steps / 4
        assert count.steps >= WANTED
        assert count.kinds >= DONE
        assert set(surfaces.shown) >= SHOWN
