"""What the content apps add to the demonstration, registered in ``AppConfig.ready()``."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portal.demonstration.planting import Grounds


@dataclass(frozen=True, slots=True)
class Contribution:
    """Demonstration content of one app.

    Attributes:
        name: stable and unique, such as ``panels.documents``.
        plant: makes or updates the content; called in one transaction with the others.
        order: contributions are planted in ascending order, so that one may lead to another.
    """

    name: str
    plant: Callable[["Grounds"], None]
    order: int


_contributions: dict[str, Contribution] = {}


def register(name: str, plant: Callable[["Grounds"], None], order: int) -> None:
    """Add an app's content to the demonstration.

    Raises:
        ValueError: when the name is taken.
    """
    if name in _contributions:
        raise ValueError(f"a contribution named {name!r} is registered already")
    _contributions[name] = Contribution(name, plant, order)


def contributions() -> tuple[Contribution, ...]:
    """Return every contribution, in the order in which they are planted."""
    return tuple(sorted(_contributions.values(), key=lambda one: (one.order, one.name)))
