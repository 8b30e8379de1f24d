"""A figure and the list that it counts."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

RECOMMENDATIONS: Final = "recommendations:list"
ACTIVITIES: Final = "repository:listing"
REQUESTS: Final = "cooperation:requests"
OFFERS: Final = "cooperation:offers"
STATEMENTS: Final = "profiles:statements"


@dataclass(frozen=True, slots=True)
class Figure:
    """How many there are.

    Attributes:
        number: of what is counted.
        url: the list that shows exactly these.
    """

    number: int
    url: str


def figure(number: int, name: str, **query: str | int) -> Figure:
    """Return a figure with the address of its list.

    Args:
        number: how many the list has.
        name: of the list's address.
        query: what the list is narrowed to.
    """
    return Figure(number, f"{reverse(name)}?{urlencode(query)}")
