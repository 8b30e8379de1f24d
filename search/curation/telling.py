"""Saying in words why a work is found."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from search.curation.explaining import Found
from search.curation.parts import Where

FIELDS: Final[dict[str, str | Promise]] = {
    "title": pgettext_lazy("where a word stands", "title"),
    "summary": pgettext_lazy("where a word stands", "summary"),
    "body": pgettext_lazy("where a word stands", "text"),
    "long": pgettext_lazy("where a word stands", "long text"),
    "passages": pgettext_lazy("where a word stands", "one of its passages"),
}
PARTS: Final[dict[str, str | Promise]] = {
    "words": gettext_lazy("the words and how rare they are"),
    "near": gettext_lazy("words exactly as typed, or near each other"),
    "passages": gettext_lazy("its best passage"),
    "crossed": gettext_lazy("what the query is called in that language"),
}
LISTS: Final[dict[str, str | Promise]] = {
    "named": gettext_lazy("Documents whose symbol the query names"),
    "own": gettext_lazy("In the language of the reader"),
    "other": gettext_lazy("In other languages"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A work, and why it is found.

    Attributes:
        found: the work.
        reasons: sentences.
        shares: what its rank is made of, in words, and percent.
        is_promoted: whether editors recommend it for the query.
    """

    found: Found
    reasons: tuple[str, ...]
    shares: tuple[tuple[str | Promise, int], ...]
    is_promoted: bool


def tell(found: Found, *, is_promoted: bool, is_fuzzy: bool) -> Told:
    """Return the reasons of a work in the interface's language."""
    reasons = tuple(_reasons(found, is_promoted=is_promoted, is_fuzzy=is_fuzzy))
    shares = tuple((PARTS[part], percent) for part, percent in found.shares)
    return Told(found, reasons, shares, is_promoted)


def _reasons(found: Found, *, is_promoted: bool, is_fuzzy: bool) -> Iterator[str]:
    if is_promoted:
        yield _("Editors recommend it for this query, so it stands before everything else.")
    if found.is_named:
        yield _("Its symbol is in the query, so it stands before what only says the words.")
    if is_fuzzy:
        yield _(
            "No work has the words as they were typed; this one has words with one letter "
            "different."
        )
    for where in found.where:
        yield _said(where)
    for label, is_tagged in found.concepts:
        if is_tagged:
            yield _("It is tagged with “%(concept)s”, which the query names.") % {"concept": label}
        else:
            yield _("Its text names “%(concept)s”, which the query names too.") % {"concept": label}


def _said(where: Where) -> str:
    named = {
        "word": where.word,
        "said": where.said,
        "language": where.language.endonym,
        "places": ", ".join(str(FIELDS[field]) for field in where.fields),
    }
    if where.how == "synonym":
        return _("“%(said)s”, a synonym of “%(word)s”, is in: %(places)s (%(language)s).") % named
    if where.how == "translation":
        return _("“%(word)s” is found by what it is called in %(language)s: %(said)s.") % named
    return _("“%(word)s”, in one of its forms, is in: %(places)s (%(language)s).") % named
