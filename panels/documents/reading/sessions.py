"""Sessions of an organ, named as its documents name them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from panels.documents.symbols import Symbol

# Some organs count years instead ("E/CN.4/1999/10").
_MOST_SESSIONS: Final = 999
_TEENS: Final = range(11, 14)


def _english(number: int) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"}
    end = "th" if number % 100 in _TEENS else ends.get(number % 10, "th")
    return f"{number}{end} session"


_NAMES: Final[Mapping[str, Callable[[int], str]]] = MappingProxyType(
    {
        "ar": "الدورة {}".format,
        "zh-hans": "第{}届会议".format,
        "en": _english,
        "fr": lambda number: f"{number}{'re' if number == 1 else 'e'} session",
        "ru": "{}-я сессия".format,
        "es": "{}º período de sesiones".format,
    }
)


def session_of(symbol: Symbol | None, language: str) -> str:
    """Return the session a symbol names, in words of a language; empty when it names none.

    Resolutions taken from a compilation have no masthead, so that only their symbol tells.

    Args:
        symbol: of the document.
        language: the portal's code of a language.
    """
    number = symbol.session if symbol else None
    return _NAMES[language](number) if number and number <= _MOST_SESSIONS else ""
