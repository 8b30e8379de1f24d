"""Why a candidate fits, in the reader's language."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from babel import Locale
from babel.lists import format_list
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext_lazy

from activities.cooperation.matching.factors import Reading
from activities.cooperation.matching.holding import SDGS, THEMES, Held
from activities.cooperation.matching.profiles import Form
from activities.cooperation.matching.scoring import Match
from activities.cooperation.models.living import CHANNELS, KINDS
from portal.languages import BY_CODE, Language
from portal.reference.vocabulary import COUNTRY_GROUPS, REGIONS

#: What factors are called.
TITLES: Final[Mapping[str, str | Promise]] = {
    "recommendation": gettext_lazy("UPR recommendations"),
    "themes": gettext_lazy("Themes"),
    "kinds": pgettext_lazy("reason for a match", "Assistance"),
    "language": gettext_lazy("Languages of work"),
    "region": gettext_lazy("Region"),
    "context": gettext_lazy("Comparable States"),
    "sdgs": gettext_lazy("SDG targets"),
    "record": gettext_lazy("Experience and feedback"),
    "channel": gettext_lazy("Way of working together"),
    "capacity": gettext_lazy("Capacity left"),
    "freshness": gettext_lazy("How current it is"),
}

#: Why a factor weighs nothing for some candidates.
NOT_ASKED_OF: Final[Mapping[Form, str | Promise]] = {
    Form.PRACTICE: gettext_lazy("This does not count for a good practice."),
    Form.FUND: gettext_lazy("This does not count for a fund."),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One row of an explanation.

    Attributes:
        title: of the factor.
        percent: what it weighs, of 100.
        points: what it gives, of as many, with one decimal.
        why: what fits.
        missing: what does not, or is not said.
    """

    title: str | Promise
    percent: int
    points: str
    why: str
    missing: str


class Wording:
    """Says matches in one language, which is the active one.

    Args:
        held: the vocabularies.
        reader: the active language.
    """

    def __init__(self, held: Held, reader: Language) -> None:
        self._held, self._reader = held, reader
        # Found once: by its name it is looked up anew for each list of names.
        self._locale = Locale.parse(reader.html_lang, sep="-")
        self._say: Mapping[str, Callable[[Reading], tuple[str, str]]] = {
            "recommendation": _recommendations,
            "themes": self._concepts(THEMES),
            "sdgs": self._concepts(SDGS),
            "kinds": self._concepts(KINDS),
            "channel": self._concepts(CHANNELS),
            "language": self._languages,
            "region": self._region,
            "context": self._context,
            "record": _record,
            "capacity": _capacity,
            "freshness": _freshness,
        }

    def reasons(self, match: Match) -> list[Reason]:
        """Return every reason; their points sum to the match's, their percent to 100."""
        return [
            Reason(
                TITLES[part.factor.name],
                percent,
                tenths(points),
                *(
                    self._say[part.factor.name](part.reading)
                    if part.reading.applies
                    else ("", str(NOT_ASKED_OF[match.candidate.form]))
                ),
            )
            for part, points, percent in zip(
                match.parts, match.points_by_part(), match.percent_by_part(), strict=True
            )
        ]

    def _concepts(self, scheme: str) -> Callable[[Reading], tuple[str, str]]:
        def say(reading: Reading) -> tuple[str, str]:
            found, near, missing = (
                self._names(scheme, codes)
                for codes in (reading.found, reading.near, reading.missing)
            )
            why = [
                gettext("Fits: %(names)s.") % {"names": found} if found else "",
                gettext("Near to it: %(names)s.") % {"names": near} if near else "",
            ]
            return " ".join(filter(None, why)), _missing(reading, missing)

        return say

    def _languages(self, reading: Reading) -> tuple[str, str]:
        found, missing = (
            self._joined(BY_CODE[code].endonym for code in codes if code in BY_CODE)
            for codes in (reading.found, reading.missing)
        )
        why = gettext("Fits: %(names)s.") % {"names": found} if found else ""
        return why, _missing(reading, missing)

    def _region(self, reading: Reading) -> tuple[str, str]:
        if reading.is_unsaid:
            return gettext("Names no region: it may work anywhere."), ""
        found = self._names(REGIONS, reading.found)
        why = gettext("Knows the region: %(names)s.") % {"names": found} if found else ""
        return why, _missing(reading, self._names(REGIONS, reading.missing))

    def _context(self, reading: Reading) -> tuple[str, str]:
        found = self._names(COUNTRY_GROUPS, reading.found)
        why = gettext("Knows States of the same groups: %(names)s.") % {"names": found}
        missing = self._names(COUNTRY_GROUPS, reading.missing)
        return why if found else "", _missing(reading, missing)

    def _names(self, scheme: str, codes: Iterable[str]) -> str:
        return self._joined(self._held.labels_of(scheme, codes, self._reader.code))

    def _joined(self, names: Iterable[str]) -> str:
        return format_list(list(names), locale=self._locale)


def tenths(points: int) -> str:
    """Return points as a number of 100 with one decimal, as the active language writes it."""
    return number_format(Decimal(points) / 10, decimal_pos=1)


def _missing(reading: Reading, names: str) -> str:
    if reading.is_unsaid:
        return gettext("Nothing is known of this.")
    return gettext("Not found: %(names)s.") % {"names": names} if names else ""


def _recommendations(reading: Reading) -> tuple[str, str]:
    same, near, missing = len(reading.found), len(reading.near), len(reading.missing)
    why = []
    if same:
        why.append(
            ngettext(
                "Has helped to implement %(count)s of the recommendations.",
                "Has helped to implement %(count)s of the recommendations.",
                same,
            )
            % {"count": same}
        )
    if near:
        why.append(
            ngettext(
                "Works on the issues of %(count)s of the recommendations.",
                "Works on the issues of %(count)s of the recommendations.",
                near,
            )
            % {"count": near}
        )
    lacks = ngettext(
        "Nothing is known of %(count)s of the recommendations.",
        "Nothing is known of %(count)s of the recommendations.",
        missing,
    )
    return " ".join(why), lacks % {"count": missing} if missing else ""


def _record(reading: Reading) -> tuple[str, str]:
    completed, opinions = map(int, reading.found)
    why = []
    if completed:
        why.append(
            ngettext("%(count)s completed activity.", "%(count)s completed activities.", completed)
            % {"count": completed}
        )
    if opinions:
        why.append(
            ngettext("Feedback of %(count)s State.", "Feedback of %(count)s States.", opinions)
            % {"count": opinions}
        )
    return " ".join(why), _missing(reading, "")


def _capacity(reading: Reading) -> tuple[str, str]:
    if reading.is_unsaid:
        return "", _missing(reading, "")
    capacity = int(reading.found[0])
    said = ngettext(
        "Can answer %(count)s request a year.",
        "Can answer %(count)s requests a year.",
        capacity,
    ) % {"count": capacity}
    return said, "" if reading.value else gettext("It has no room for more at present.")


def _freshness(reading: Reading) -> tuple[str, str]:
    days = int(reading.found[0])
    said = ngettext(
        "Confirmed as current %(count)s day ago.",
        "Confirmed as current %(count)s days ago.",
        days,
    ) % {"count": days}
    return (said, "") if reading.value else ("", said)
