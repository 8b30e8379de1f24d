"""What a step does."""

from typing import Any, ClassVar, Final, TypeVar

from django import forms
from django.db.models import Model, QuerySet
from django.utils.datastructures import MultiValueDict

from activities.submissions.models import Submission

Row = TypeVar("Row", bound=Model)

#: Rows that a search in a picker shows.
MOST_FOUND: Final = 30


class StepForm(forms.Form):
    """A step; ``typed`` is what the browser sent, by field."""

    heading: ClassVar[Any] = ""
    #: Fields that only help to fill in others, or are kept elsewhere: no facts.
    helpers: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, *args: Any, submission: Submission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.submission = submission
        self.prepare()

    def prepare(self) -> None:
        """Offer what depends on the submission."""

    def typed(self, name: str) -> list[str]:
        """Return what was typed in a field, before it is checked."""
        return self.data.getlist(name) if isinstance(self.data, MultiValueDict) else []

    def asked_for(self, name: str) -> str:
        """Return what a picker is asked to find, not too much of it."""
        return "".join(self.typed(name)[-1:])[:200].strip()

    def picked(self, name: str, offered: QuerySet[Row], found: QuerySet[Row]) -> list[Row]:
        """Return the rows of a picker: what is chosen already, then what it finds.

        Args:
            name: of the field that they are chosen in, by primary key.
            offered: all that may be chosen.
            found: those that are asked for, in their order.
        """
        chosen = [one for one in self.typed(name) if _is_key(one)]
        return [*offered.filter(pk__in=chosen), *found.exclude(pk__in=chosen)[:MOST_FOUND]]

    def facts(self) -> dict[str, Any]:
        """Return what is valid as it is kept in the submission's data."""
        return {
            name: value.isoformat() if hasattr(value, "isoformat") else value or ""
            for name, value in self.cleaned_data.items()
            if name not in self.helpers
        }


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18  # noqa: PLR2004 -- digits of a bigint
