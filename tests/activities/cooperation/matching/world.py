"""An invented world of requests, of partners that are good for them, and of others that seem so.

It tells stories and knows no score: how a partner comes to be good, and in what each near-miss
fails, is said in terms of who did what where. Parameters:

======================  ==========================================================================
requests                each of a State drawn from 195, on 1 or 2 themes, 1 to 3 kinds of assistance
planted partners        one a request: can talk with the State, and gives one of the kinds asked for
                        at least, on one of the themes at least; has worked in a State like this
                        one. Beyond that it is not perfect: each further trait is spoiled by itself
                        with ``IMPERFECT``, and half of the issues are new to it
near-misses             ``NEAR_MISSES`` a request: partners like the planted one that fail in one
                        thing that decides: another subject of the same branch, another kind of
                        help, another language and part of the world
others                  the rest up to ``OFFERS``: partners of any kind, drawn without any request
track record, capacity  drawn alike for everybody: they are no sign of a planted partner
age                     drawn alike for everybody, 0 to 364 days
======================  ==========================================================================
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from random import Random
from typing import Final

from activities.cooperation.matching.profiles import Candidate, Place, Trees, Wanted
from activities.cooperation.matching.tree import ConceptTree

REQUESTS: Final = 500
OFFERS: Final = 5_000
NEAR_MISSES: Final = 4
#: How often any one trait of a planted partner is not what it should be.
IMPERFECT: Final = 0.2

KINDS: Final = tuple(f"kind-{number}" for number in range(10))
LANGUAGES: Final = ("ar", "zh-hans", "en", "fr", "ru", "es")
CHANNELS: Final = ("peers", "south-south", "triangular", "ohchr", "country-team", "fund")
BRANCHES: Final = {f"t{one}": [f"t{one}.{two}" for two in range(8)] for one in range(8)}
THEMES: Final = [theme for themes in BRANCHES.values() for theme in themes]
GOALS: Final = {str(one): [f"{one}.{two}" for two in range(1, 7)] for one in range(1, 18)}
TARGETS: Final = [target for targets in GOALS.values() for target in targets]
#: Which targets go with a theme; each theme has three issues.
TARGETS_OF: Final = {
    theme: (TARGETS[3 * at % 102], TARGETS[(3 * at + 1) % 102]) for at, theme in enumerate(THEMES)
}
TREES: Final = Trees(
    ConceptTree({**dict.fromkeys(BRANCHES, ""), **{t: t.split(".")[0] for t in THEMES}}),
    ConceptTree({**dict.fromkeys(GOALS, ""), **{t: t.split(".")[0] for t in TARGETS}}),
)


@dataclass(frozen=True, slots=True)
class Country:
    """A State, and the languages it works in."""

    place: Place
    languages: frozenset[str]


@dataclass(frozen=True, slots=True)
class World:
    """Requests, offers by key, and the key of the partner planted for each request."""

    requests: list[Wanted]
    offers: dict[str, Candidate]
    planted: dict[str, str]


def countries(chance: Random) -> list[Country]:
    """Return 195 States in 20 sub-regions of five continents; neighbours share a language."""
    found = []
    for number in range(195):
        sub_region = number % 20
        groups = {name for name in ("ldc", "lldc", "sids") if chance.random() < 0.22}
        spoken = {LANGUAGES[sub_region % 6]} | ({"en"} if chance.random() < 0.4 else set())
        place = Place(
            f"S{number:02}", (f"1{sub_region:02}", f"00{2 + sub_region % 5}"), frozenset(groups)
        )
        found.append(Country(place, frozenset(spoken)))
    return found


class Story:
    """Makes one world.

    Args:
        seed: of the one source of chance, so that a world is always the same.
    """

    def __init__(self, seed: int = 5732) -> None:
        self.chance = Random(seed)  # noqa: S311 -- no secret: the same world each time
        self.countries = countries(self.chance)

    def world(self, requests: int = REQUESTS, offers: int = OFFERS) -> World:
        """Return a world of so many requests and offers."""
        made = World([], {}, {})
        for number in range(requests):
            wanted, country = self._request(number)
            partner = self._planted(wanted, country)
            key = self._add(made, partner)
            made.requests.append(wanted)
            made.planted[wanted.key] = key
            for way in range(NEAR_MISSES):
                self._add(made, self._near_miss(wanted, partner, way))
        while len(made.offers) < offers:
            self._add(made, self._somebody())
        return made

    def _add(self, made: World, offer: Candidate) -> str:
        # Keys in no order of making, so that ties are not broken in favour of the planted.
        key = f"{self.chance.getrandbits(64):016x}"
        made.offers[key] = replace(offer, key=key)
        return key

    def _request(self, number: int) -> tuple[Wanted, Country]:
        country = self.chance.choice(self.countries)
        themes = self._some(self.chance.choice(list(BRANCHES.values())), 1, 2)
        issues = [self._issue(theme) for theme in themes]
        wanted = Wanted(
            key=f"request-{number:03}",
            place=country.place,
            recommendations={
                f"r{number}-{at}": frozenset({issue}) for at, issue in enumerate(issues)
            },
            kinds=self._some(KINDS, 1, 3),
            themes=themes,
            sdgs=frozenset(self.chance.choice(TARGETS_OF[theme]) for theme in themes),
            languages=country.languages,
            channel=self.chance.choice(("", *CHANNELS)),
        )
        return wanted, country

    def _planted(self, wanted: Wanted, country: Country) -> Candidate:
        """Return who has done it before, for States like this one, but for a fault or two."""
        like = [
            other
            for other in self.countries
            if other.place.regions[0] == country.place.regions[0]
            or (other.place.groups and other.place.groups == country.place.groups)
        ]
        worked = self.chance.choice(self.countries if self._is_spoiled() else like)
        themes = self._some(wanted.themes, 1, 1)
        themes |= {self._spoiled_theme(theme) for theme in sorted(wanted.themes - themes)}
        kinds = self._some(wanted.kinds, 1, 1)
        kinds |= {kind for kind in sorted(wanted.kinds) if not self._is_spoiled()}
        return replace(
            self._somebody(),
            places=(worked.place,),
            regions=frozenset({self.chance.choice((worked.place, country.place)).regions[0]}),
            issues=frozenset(
                issue
                for issues in wanted.recommendations.values()
                for issue in issues
                if self.chance.random() < 0.5
            ),
            themes=themes,
            sdgs=frozenset(self.chance.choice(TARGETS_OF[theme]) for theme in sorted(themes)),
            kinds=kinds | self._some(KINDS, 1, 2),
            languages=self._some(wanted.languages, 1, 1) | self._some(LANGUAGES, 0, 1),
            channels=self._some(CHANNELS, 1, 2)
            | ({wanted.channel} if wanted.channel and not self._is_spoiled() else set()),
        )

    def _near_miss(self, wanted: Wanted, partner: Candidate, way: int) -> Candidate:
        other = replace(self._somebody(), places=partner.places, regions=partner.regions)
        near = replace(
            other,
            issues=partner.issues,
            themes=wanted.themes,
            sdgs=wanted.sdgs,
            kinds=wanted.kinds,
            languages=wanted.languages,
        )
        if way % 3 == 0:
            branch = next(iter(sorted(wanted.themes))).split(".")[0]
            themes = self._some([t for t in BRANCHES[branch] if t not in wanted.themes], 1, 2)
            sdgs = frozenset(TARGETS_OF[theme][0] for theme in themes)
            return replace(near, themes=themes, sdgs=sdgs, issues=frozenset())
        if way % 3 == 1:
            kinds = self._some([kind for kind in KINDS if kind not in wanted.kinds], 1, 3)
            return replace(near, kinds=kinds, issues=frozenset())
        far = [
            country
            for country in self.countries
            if country.place.regions[1] != wanted.place.regions[1]
            and not country.languages & wanted.languages
        ]
        elsewhere = self.chance.choice(far)
        return replace(
            near,
            places=(elsewhere.place,),
            regions=frozenset({elsewhere.place.regions[0]}),
            languages=elsewhere.languages,
        )

    def _somebody(self) -> Candidate:
        home = self.chance.choice(self.countries)
        themes = self._some(self.chance.choice(list(BRANCHES.values())), 1, 3)
        capacity = self.chance.choice((None, 2, 4, 8))
        return Candidate(
            key="",
            places=(home.place,),
            regions=frozenset(self.chance.choice(((), home.place.regions[:1], home.place.regions))),
            issues=frozenset(self._issue(t) for t in sorted(themes) if self.chance.random() < 0.3),
            kinds=self._some(KINDS, 1, 4),
            themes=themes,
            sdgs=frozenset(self.chance.choice(TARGETS_OF[theme]) for theme in sorted(themes)),
            languages=home.languages,
            channels=self._some(CHANNELS, 1, 3),
            completed=self.chance.randrange(7),
            feedback=tuple(self.chance.randint(1, 5) for _ in range(self.chance.randrange(4))),
            capacity=capacity,
            taken=self.chance.randint(0, capacity) if capacity else 0,
            age=self.chance.randrange(365),
        )

    def _issue(self, theme: str) -> str:
        return f"{theme}#{self.chance.randrange(3)}"

    def _spoiled_theme(self, theme: str) -> str:
        if not self._is_spoiled():
            return theme
        return self.chance.choice(BRANCHES[theme.partition(".")[0]])

    def _is_spoiled(self) -> bool:
        return self.chance.random() < IMPERFECT

    def _some(self, among: Iterable[str], least: int, most: int) -> frozenset[str]:
        known = sorted(among)
        number = min(len(known), self.chance.randint(least, most))
        return frozenset(self.chance.sample(known, number))
