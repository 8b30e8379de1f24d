"""Organisations whose names are nearly the same."""

from difflib import SequenceMatcher
from typing import Final

from django.db.models import Q

from portal.organisations.models import Organisation
from portal.reference.folding import fold

#: Letters; shorter words, such as "of", say nothing about who somebody is.
TELLING: Final = 4
#: Of 1; "Institut des droits humains" and "Institut des droits de l’homme" have 0.8.
ALIKE: Final = 0.75
MOST_READ: Final = 200
MOST_SHOWN: Final = 5


def similar_to(name: str) -> list[Organisation]:
    """Return verified organisations whose name, in any language, is much like one, nearest first.

    Others are not told of: before an organisation is verified only its members know of it.
    """
    folded = fold(name)
    words = [word for word in folded.split() if len(word) >= TELLING] or [folded]
    condition = Q()
    for word in words[:10]:
        condition |= Q(search_text__contains=word)
    found = Organisation.objects.filter(condition, status=Organisation.Status.VERIFIED)
    scored = [(_likeness(folded, one.search_text), one) for one in found[:MOST_READ]]
    near = sorted((pair for pair in scored if pair[0] >= ALIKE), key=lambda pair: -pair[0])
    return [one for _score, one in near[:MOST_SHOWN]]


def _likeness(name: str, others: str) -> float:
    """Return how much a name is like the nearest of several, one a line, from 0 to 1."""
    return max(SequenceMatcher(None, name, other).ratio() for other in others.splitlines())
