"""Seeding: drawing, planting and recording, a thousand works at a time."""

from collections.abc import Callable, Iterator
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from activities.agreement.workflow import ensure_workflow
from activities.repository.models import ActivityReference
from activities.repository.sections import sections
from activities.volume.drawing import Vocabularies, draw, key_of
from activities.volume.planting import Planter
from activities.volume.recording import Recorder
from portal.languages import LANGUAGES

#: Works held in memory at a time.
BATCH: Final = 1000


class NoSectionError(Exception):
    """There is no section for activities."""


@transaction.atomic
def seed_works(works: int, seed: int, tell: Callable[[int], None] = lambda _made: None) -> int:
    """Make those of the first ``works`` works of a seed that are missing.

    Neither signals nor search entries: whoever wants to find them rebuilds the search.

    Args:
        works: how many there are to be.
        seed: another one gives other works.
        tell: is told how many were made, after each thousand.

    Returns:
        How many were made.

    Raises:
        NoSectionError: there is nothing to plant them in.
    """
    found = sections().select_related("locale")
    by_code = {section.locale.language_code: section for section in found}
    if not by_code:
        raise NoSectionError
    owner, _made = User.objects.get_or_create(
        username="generated", defaults={"is_active": False, "password": "!"}
    )
    known = Vocabularies()
    planter = Planter(by_code, owner)
    recorder = Recorder(ensure_workflow(by_code.values()), owner)
    codes = [language.code for language in LANGUAGES if language.code in by_code]
    made = 0
    for numbers in _missing(works, seed):
        recorder.record(planter.plant([draw(seed, number, codes, known) for number in numbers]))
        made += len(numbers)
        tell(made)
    return made


def _missing(works: int, seed: int) -> Iterator[list[int]]:
    """Yield numbers of works that have no reference yet, up to a thousand at a time."""
    for start in range(0, works, BATCH):
        keys = {key_of(seed, number): number for number in range(start, min(start + BATCH, works))}
        held = ActivityReference.objects.filter(work_key__in=keys)
        for key in held.values_list("work_key", flat=True):
            del keys[key]
        if keys:
            yield list(keys.values())
