"""Facets of a results page: counts of the engine, labelled and ordered for the reader."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.languages import LANGUAGES, Language
from portal.works.facets import Labels, WorkFacet, labels_for, work_facets
from portal.works.registry import kinds
from search.facet_counts import EVERY_FACET
from search.filtering import span
from search.questions import Question
from search.understanding.fields import YEAR

Counts = Mapping[str, int]
#: Values shown at once; of a longer facet the rest is a click away.
SHOWN: Final = 8
#: Works of earlier years are counted in the list, but have no bar.
MOST_BARS: Final = 60
BAR_HEIGHT: Final = 40

KIND: Final = WorkFacet("kind", _("Type"), 0)
YEARS: Final = WorkFacet(YEAR, _("Year"), 90)
LANGUAGE: Final = WorkFacet("language", _("Available in"), 95)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value to narrow by.

    Attributes:
        value: as in the query string.
        label: for people.
        count: works that remain when it is chosen, its own facet's choice aside.
        is_chosen: whether it is chosen now.
        language: language of the label when it is not the interface's.
    """

    value: str
    label: str | Promise
    count: int
    is_chosen: bool
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One year of a histogram, in units of its drawing.

    Attributes:
        place: from the earliest year, in tens.
        top: where it begins, from above.
        height: at least 1 where there is a work.
    """

    place: int
    top: int
    height: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """Works by year, from the first to the last; the values of its facet say the same in words."""

    first: str
    last: str
    bars: tuple[Bar, ...]

    @property
    def width(self) -> int:
        """Width of the drawing."""
        return 10 * (self.bars[-1].place // 10 + 1)


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow the results.

    Attributes:
        name: the parameter of the query string.
        title: for people.
        values: in the order people expect; a chosen one stays even where nothing has it.
        without: works that would be found with nothing chosen in this facet.
        histogram: of years, where there are several.
        has_range: whether a first and a last year can be typed; a range chosen so is no value.
        is_in_range: whether such a range is chosen.
    """

    name: str
    title: str | Promise
    values: tuple[FacetValue, ...]
    without: int = 0
    histogram: Histogram | None = field(default=None, repr=False)
    has_range: bool = False
    is_in_range: bool = False

    @property
    def is_chosen(self) -> bool:
        """Whether something of it is chosen."""
        return self.is_in_range or any(value.is_chosen for value in self.values)

    @property
    def is_open(self) -> bool:
        """Whether it shows its values at once."""
        return self.is_chosen or self.name in {KIND.name, LANGUAGE.name}

    @property
    def first(self) -> tuple[FacetValue, ...]:
        """What is chosen and what most works have; years by themselves."""
        if len(self.values) <= SHOWN + 1:
            return self.values
        if self.name == YEAR:
            return self.values[:SHOWN]
        ranked = sorted(self.values, key=lambda value: (not value.is_chosen, -value.count))
        chosen = sum(value.is_chosen for value in self.values)
        return tuple(ranked[: max(SHOWN, chosen)])

    @property
    def rest(self) -> tuple[FacetValue, ...]:
        """What is not among the first."""
        shown = {value.value for value in self.first}
        return tuple(value for value in self.values if value.value not in shown)


def read_facets(question: Question, aggregations: Mapping[str, Any]) -> tuple[Facet, ...]:
    """Return the facets that have values, in order of place.

    Costs the queries of ``labels_for``, and none where works have no codes.
    """
    counts = _counts(question, aggregations)
    work_codes = {facet.name: counts.get(facet.name, {}) for facet in work_facets()}
    labels = labels_for(work_codes, question.reader)
    found = []
    for facet in sorted((KIND, *work_facets(), YEARS, LANGUAGE), key=lambda facet: facet.place):
        chosen = question.filters.get(facet.name, ())
        held = counts.get(facet.name, {})
        typed = next((code for code in chosen if ".." in code), "") if facet is YEARS else ""
        values = tuple(
            FacetValue(code, label, held.get(code, 0), code in chosen, language)
            for code, label, language in _labelled(facet.name, held, labels)
            if code != typed
        )
        if values or typed:
            without = aggregations.get(facet.name, {}).get("doc_count", 0)
            drawn = _histogram(held) if facet is YEARS else None
            found.append(
                Facet(
                    facet.name,
                    facet.title,
                    values,
                    without,
                    drawn,
                    has_range=facet is YEARS,
                    is_in_range=bool(typed),
                )
            )
    return tuple(found)


def label_of(name: str, code: str, labels: Labels) -> tuple[str | Promise, Language | None]:
    """Return what a code of a facet is called, and the label's language if it is not the reader's.

    Args:
        name: of the facet.
        code: one of it.
        labels: of the facets of works.
    """
    found = {
        known: (label, language) for known, label, language in _labelled(name, {code: 0}, labels)
    }
    return found.get(code, (code, None))


def title_of(name: str) -> str | Promise:
    """Return the title of a facet."""
    every = {facet.name: facet.title for facet in (KIND, *work_facets(), YEARS, LANGUAGE)}
    return every.get(name, name)


def _counts(question: Question, aggregations: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """Return counts by facet, then code, what is chosen included."""
    counts: dict[str, dict[str, int]] = {}
    for pair, count in _buckets(aggregations[EVERY_FACET]):
        name, _colon, code = pair.partition(":")
        counts.setdefault(name, {})[code] = count
    for name, found in aggregations.items():
        if name != EVERY_FACET:
            start = 0 if name in {KIND.name, YEAR, LANGUAGE.name} else len(name) + 1
            counts[name] = {pair[start:]: count for pair, count in _buckets(found)}
    for name, codes in question.filters.items():
        held = counts.setdefault(name, {})
        for code in codes:
            if code not in held:
                held[code] = _in_span(code, held) if name == YEAR else 0
    return counts


def _buckets(aggregation: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for bucket in aggregation["values"]["buckets"]:
        yield bucket.get("key_as_string", bucket["key"]), bucket["doc_count"]


def _in_span(code: str, years: Counts) -> int:
    first, last = span(code)
    return sum(
        count
        for year, count in years.items()
        if year.isdecimal() and (first or 0) <= int(year) <= (last or 9999)
    )


def _labelled(
    name: str, codes: Counts, labels: Labels
) -> Iterator[tuple[str, str | Promise, Language | None]]:
    """Yield codes with their labels in the order people expect; unknown codes are left out."""
    if name == KIND.name:
        yield from ((k.name, k.plural_label, None) for k in kinds() if k.name in codes)
    elif name == LANGUAGE.name:
        yield from ((one.code, one.endonym, one) for one in LANGUAGES if one.code in codes)
    elif name == YEAR:
        yield from ((code, _year(code), None) for code in sorted(codes, key=_latest, reverse=True))
    else:
        yield from ((code, label, None) for code, label in labels.get(name, {}).items())


def _latest(code: str) -> tuple[int, str]:
    first, last = span(code)
    return (last or first or 0, code)


def _year(code: str) -> str:
    first, last = span(code)
    if first == last:
        return str(first)
    if last is None:
        return gettext("since %(year)s") % {"year": first}
    if first is None:
        return gettext("until %(year)s") % {"year": last}
    return f"{first}–{last}"


def _histogram(counts: Counts) -> Histogram | None:
    years = sorted((int(year), count) for year, count in counts.items() if year.isdecimal())
    years = [(year, count) for year, count in years if years[-1][0] - year < MOST_BARS]
    if len(years) < 2:  # noqa: PLR2004 -- one year has no course
        return None
    highest = max(1, *(count for _year, count in years))
    first = years[0][0]
    bars = []
    for year, count in years:
        height = -(-BAR_HEIGHT * count // highest)
        bars.append(Bar(10 * (year - first), BAR_HEIGHT - height, height))
    return Histogram(str(first), str(years[-1][0]), tuple(bars))
