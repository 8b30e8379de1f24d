"""A shortlist as the engine makes it, in memory: for worlds too many to index."""

from collections import defaultdict
from collections.abc import Mapping

from activities.cooperation.matching.profiles import Candidate, Wanted
from activities.cooperation.matching.scoring import USUAL, Match, Weights, rank
from activities.cooperation.matching.shortlist import groups, most_of, tags
from tests.activities.cooperation.matching.world import TREES


class Looking:
    """Finds who has most of what is looked for, and ranks those."""

    def __init__(self, offers: Mapping[str, Candidate]) -> None:
        self.offers = offers
        self._having: dict[str, list[str]] = defaultdict(list)
        for key, offer in offers.items():
            for name, codes in tags(offer).items():
                for code in codes:
                    self._having[f"{name}:{code}"].append(key)

    def shortlist(self, wanted: Wanted, weights: Weights = USUAL) -> list[str]:
        """Return keys of offers, those with most of it first."""
        return most_of(groups(wanted, TREES, weights), self._having)

    def matches(self, wanted: Wanted, weights: Weights = USUAL) -> list[Match]:
        """Return the ranked list of a request."""
        found = [self.offers[key] for key in self.shortlist(wanted, weights)]
        return rank(wanted, found, TREES, weights)
