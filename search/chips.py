"""What was understood of a search, as parts that can be taken out of it one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.languages import Language
from portal.works.facets import labels_for
from search.facets import Facet, label_of, title_of
from search.forms import SearchRequest
from search.understanding import FieldTerm, Misread, Understood
from search.understanding.fields import SYMBOL

TITLES: Final = {
    "words": _("Words"),
    "phrase": _("Exact phrase"),
    "any": _("Any of these"),
    "excluded": _("Without"),
    "symbol": _("Symbol"),
}
NOTES: Final = {
    "unknown": _(
        "Nothing called “%(text)s” is known as “%(field)s”; it was searched for as words."
    ),
    "ambiguous": _(
        "“%(text)s” can mean several entries of “%(field)s”; it was searched for as words. Write "
        "the whole name to choose one."
    ),
    "malformed": _(
        "“%(text)s” is no year; it was searched for as words. Write a year as 2024, several as "
        "2020-2024."
    ),
    "mixed": _(
        "“Or” can join values of the same field, or words, but not the two; “%(text)s” was "
        "searched for as words."
    ),
}
#: More of them help nobody.
MOST_NOTES: Final = 5


@dataclass(frozen=True, slots=True)
class Chip:
    """A part of a search.

    Attributes:
        title: what kind of part it is.
        text: what it says.
        url: the same search without it, from its first page.
        language: of the text, when it is known and not the interface's.
        without: works that are found without it, where that is known.
    """

    title: str | Promise
    text: str | Promise
    url: str
    language: Language | None = None
    without: int | None = None


def chips(
    wanted: SearchRequest, understood: Understood, facets: tuple[Facet, ...], reader: Language
) -> tuple[Chip, ...]:
    """Return the parts of a search: those of the query, then what is chosen in facets.

    A query of plain words is not taken apart: it says itself what it means. Costs the queries of
    ``labels_for``, and none where the query has no fields.
    """
    return (*_of_query(wanted, understood, reader), *_of_facets(wanted, facets))


def notes(understood: Understood) -> list[str]:
    """Return sentences about fields that could not be read."""
    return [
        str(NOTES[one.reason]) % {"text": one.text, "field": _field_title(one)}
        for one in understood.misread[:MOST_NOTES]
    ]


def _of_query(wanted: SearchRequest, understood: Understood, reader: Language) -> Iterator[Chip]:
    parts = understood.parts
    if all(part.kind == "words" for part in parts):
        return
    codes: dict[str, set[str]] = {}
    for term in understood.fields:
        codes.setdefault(term.field, set()).add(term.codes[0])
    labels = labels_for(codes, reader)
    for part in parts:
        url = wanted.address(text=understood.without(part))
        if part.field is None:
            yield Chip(TITLES[part.kind], part.text, url)
        else:
            text, language = label_of(part.field.field, part.field.codes[0], labels)
            yield Chip(_title(part.field), text, url, language)


def _of_facets(wanted: SearchRequest, facets: tuple[Facet, ...]) -> Iterator[Chip]:
    counted = {facet.name: facet.without for facet in facets}
    for name, codes in wanted.filters.items():
        for code in codes:
            text, language = label_of(name, code, wanted.labels)
            left = tuple(other for other in codes if other != code)
            yield Chip(
                title_of(name),
                text,
                wanted.address(filters={**wanted.filters, name: left}),
                language,
                # The count is that of the whole facet, so it is known for a single choice only.
                counted.get(name) if not left else None,
            )


def _title(term: FieldTerm) -> str | Promise:
    title = title_of(term.field)
    return format_lazy(_("Without {title}"), title=title) if term.is_excluded else title


def _field_title(one: Misread) -> str | Promise:
    return TITLES["symbol"] if one.field == SYMBOL else title_of(one.field)
