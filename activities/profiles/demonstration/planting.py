"""Planting the facts of the demonstration: sent in the form, decided about as in the admin."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from activities.cooperation.demonstration.people import acting
from activities.profiles.forms import FactForm
from activities.profiles.models import StateFact
from portal.demonstration.planting import Grounds, work_key
from portal.demonstration.texts import read
from portal.languages import BY_CODE, CODES
from portal.reference.models import State

HERE: Final = files(__package__)
Status = StateFact.Status


@transaction.atomic
def plant_facts(_grounds: Grounds) -> None:
    """Send the facts that are missing, and bring each as far as the file says.

    What was once sent is left alone, whatever became of it.
    """
    said = read(HERE / "facts.toml")
    wanted = {key_of(one): one for one in said["fact"]}
    for key in StateFact.objects.filter(key__in=wanted).values_list("key", flat=True):
        del wanted[key]
    if not wanted:
        return
    words = {code: read(HERE / "content" / f"{code}.toml") for code in CODES}
    states = {state.iso3: state for state in State.objects.all()}
    people = acting()
    for key, one in wanted.items():
        iso3 = one["state"]
        sent = {
            "kind": one["kind"],
            "day": one.get("day"),
            "source": said["sources"][iso3],
            "source_day": said["source_day"],
            **{f"texts_{BY_CODE[code].field}": known[one["text"]] for code, known in words.items()},
        }
        row = _send(StateFact(key=key, state=states[iso3], sender=people[iso3]), sent)
        _bring(row, Status(one["stage"]), people, said["reasons"].get(iso3, ""))


def key_of(said: Mapping[str, Any]) -> UUID:
    """Return the stable key of a fact of the file."""
    return work_key(f"fact-{said['state']}-{said['kind']}-{said['text']}")


def _send(row: StateFact, sent: Mapping[str, Any]) -> StateFact:
    """Send a fact as its focal point does.

    Raises:
        ValueError: the form refuses it.
    """
    made: StateFact = FactForm(sent, instance=row).save()
    return made


def _bring(row: StateFact, stage: Status, people: Mapping[str, User], reason: str) -> None:
    """Decide about a fact, as the secretariat does; only its State withdraws it.

    Raises:
        ValidationError: what is decided lacks something.
    """
    if stage == Status.SENT:
        return
    if stage == Status.WITHDRAWN:
        row.withdraw(people[row.state.iso3])
        return
    row.status, row.decided_by = stage, people["desk"]
    row.reason = reason if stage == Status.RETURNED else ""
    row.full_clean()
    row.save()
