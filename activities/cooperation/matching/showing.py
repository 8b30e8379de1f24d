"""Matches as their page shows them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from uuid import UUID

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from activities.cooperation.matching.forms import DismissForm
from activities.cooperation.matching.holding import vocabularies
from activities.cooperation.matching.inviting import Asking
from activities.cooperation.matching.models import Dismissal
from activities.cooperation.matching.scoring import Match
from activities.cooperation.matching.subjects import Subject
from activities.cooperation.matching.wording import Reason, Wording, tenths
from portal.languages import active_language

#: Reasons that are named before the whole explanation is opened.
BEST_REASONS: Final = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One match.

    Attributes:
        one: what fits.
        points: of 100, with one decimal.
        reasons: all of them, in their order; their points sum to the match's.
        rows: the same as rows of a table; a template takes longer to make them than all the rest.
        best: those that give most.
        asking: of a good practice, whether its provider was asked for an offer, or can be.
        errors: of the form that was sent to take it from the list, and was not right.
    """

    one: Subject
    points: str
    reasons: list[Reason]
    rows: SafeString
    best: list[Reason]
    errors: list[str]
    asking: Asking | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """One dismissed match that may still be seen."""

    one: Subject
    dismissal: Dismissal


def entries(
    matches: Sequence[Match],
    shown: Mapping[UUID, Subject],
    refused: DismissForm | None,
    asked: Mapping[UUID, Asking] = MappingProxyType({}),
) -> list[Entry]:
    """Return matches with what they are of; what cannot be seen any more is left out.

    Args:
        matches: those of one page of the list.
        shown: what matches are of, by key.
        refused: the form that was sent and was not right, which stands where it was.
        asked: of good practices, whether their providers were asked for an offer, by key.
    """
    wording = Wording(vocabularies(), active_language())
    sent = refused["candidate"].value() if refused is not None else ""
    found = []
    for match in matches:
        keys = map(UUID, (match.candidate.key, match.wanted.key))
        key = next((key for key in keys if key in shown), None)
        if key is None:
            continue
        reasons = wording.reasons(match)
        order = sorted(zip(match.parts, reasons, strict=True), key=lambda one: -one[0].amount)
        found.append(
            Entry(
                one=shown[key],
                points=tenths(match.points),
                reasons=reasons,
                rows=_rows(reasons),
                best=[reason for _, reason in order[:BEST_REASONS] if reason.why],
                errors=[str(error) for error in refused.errors["reason"]]
                if refused is not None and sent == str(key) and "reason" in refused.errors
                else [],
                asking=asked.get(key),
            )
        )
    return found


def _rows(reasons: Iterable[Reason]) -> SafeString:
    weight = gettext("Weight: %(percent)s%%")
    return format_html_join(
        "\n",
        '<tr><th scope="row">{} <span class="match__weight">{}</span></th>'
        "<td>{}</td><td>{} {}</td></tr>",
        (
            (
                reason.title,
                weight % {"percent": reason.percent},
                reason.points,
                reason.why,
                format_html("<em>{}</em>", reason.missing) if reason.missing else "",
            )
            for reason in reasons
        ),
    )


def gone(dismissed: Iterable[Dismissal], shown: Mapping[UUID, Subject]) -> list[Gone]:
    """Return dismissed candidates with what they are of."""
    return [Gone(shown[one.candidate], one) for one in dismissed if one.candidate in shown]


def gone_requests(dismissed: Iterable[Dismissal], shown: Mapping[UUID, Subject]) -> list[Gone]:
    """Return dismissed requests, which are read with them, with what they are of."""
    return [Gone(shown[one.request.key], one) for one in dismissed if one.request.key in shown]
