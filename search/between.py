"""The first and the last year that a visitor typed beside the histogram."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from search.normalisation import typed
from search.understanding.fields import years

FROM: Final = "from"
TO: Final = "to"
#: Enough to show somebody what was wrong.
LONGEST: Final = 20
NO_YEAR: Final = _(
    "“%(text)s” is no year; the results are not narrowed by it. Write a year in four digits, "
    "such as 2024."
)


@dataclass(frozen=True, slots=True)
class Between:
    """Two years, either of which may be missing.

    Attributes:
        first: for the first field: a year, what was typed in its place, or nothing.
        last: the same for the last field.
        code: the range as a code of the facet of years; empty when there is none.
    """

    first: str = ""
    last: str = ""
    code: str = ""

    @classmethod
    def read(cls, query: QueryDict, codes: Sequence[str]) -> "Between":
        """Read the two fields; when neither was sent, the first range among chosen years.

        Years may be in any digits and in either order; what is none counts as not given.
        """
        if FROM not in query and TO not in query:
            return cls.of(next((code for code in codes if ".." in code), ""))
        first, last = (typed(query.get(name, "")[:LONGEST]) for name in (FROM, TO))
        good_first, good_last = (text if _is_year(text) else "" for text in (first, last))
        code = years(f"{good_first}..{good_last}") if good_first or good_last else ""
        if good_first and good_last:
            return cls.of(code)
        return cls(first, last, code)

    @classmethod
    def of(cls, code: str) -> "Between":
        """Return a range, or a single year, as two fields."""
        first, dots, last = code.partition("..")
        return cls(first, last if dots else first, code)

    @property
    def malformed(self) -> tuple[str, ...]:
        """What was typed and is no year."""
        return tuple(text for text in (self.first, self.last) if text and not _is_year(text))

    @property
    def is_first_malformed(self) -> bool:
        """Whether the first field holds no year."""
        return self.first in self.malformed

    @property
    def is_last_malformed(self) -> bool:
        """Whether the last field holds no year."""
        return self.last in self.malformed

    @property
    def notes(self) -> list[str]:
        """Sentences about what could not be read."""
        return [str(NO_YEAR) % {"text": text} for text in dict.fromkeys(self.malformed)]


def _is_year(text: str) -> bool:
    return ".." not in text and years(text) == text
