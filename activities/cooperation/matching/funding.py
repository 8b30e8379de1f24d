"""Voluntary funds as candidates beside offers: asked elsewhere, and said so."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from activities.cooperation.matching.experience import experience_of
from activities.cooperation.matching.holding import Held
from activities.cooperation.matching.profiles import Candidate, Form, Wanted
from activities.funds.deadlines import Deadline, deadlines_of
from activities.funds.fitting.rules import Verdict, judge
from activities.funds.funds import Fund
from activities.funds.models import FundPage
from activities.repository.catalogue import Catalogue
from activities.repository.models import ActivityPage
from portal.languages import Language, active_language
from portal.pages.public import public_pages
from portal.works.cards import version_for, work_url

#: The kind of assistance, and the way of working together, that lead to funds.
FINANCING: Final = "financing"
FUND: Final = "fund"
#: Kinds of assistance that a fund gives, as the rules of “Which fund fits?” say it; every other
#: pays, and no more than that.
GIVES: Final = {
    Fund.TECHNICAL_COOPERATION: frozenset(
        {FINANCING, "training", "policy-advice", "institution-building"}
    )
}


@dataclass(frozen=True, slots=True)
class ShownFund:
    """A fund as a list shows it to one reader.

    Attributes:
        title: of the version shown.
        url: where it opens for this reader.
        language: of that version.
        is_reader_language: whether that is the reader's own.
        deadline: the next one; none where no day is set.
    """

    title: str
    url: str
    language: Language
    is_reader_language: bool
    deadline: Deadline | None


def funds_for(
    wanted: Wanted, gone: Collection[UUID], works: Catalogue, held: Held
) -> dict[UUID, Candidate]:
    """Return profiles of the funds that a State could ask. Two queries at most.

    Only where money is asked for, or a fund preferred; and only those of which “Which fund fits?”
    says that they fit or may fit.

    Args:
        wanted: the request.
        gone: keys of what was taken from the list.
        works: the catalogue as it is now.
        held: the vocabularies.
    """
    if FINANCING not in wanted.kinds and wanted.channel != FUND:
        return {}
    fits = {
        judgement.fund
        for judgement in judge(_answers(wanted))
        if judgement.verdict is not Verdict.DOES_NOT_FIT
    }
    rows = public_pages(FundPage).filter(fund__in=fits).order_by("pk")
    keys = {
        fund: key for key, fund in rows.values_list("translation_key", "fund") if key not in gone
    }
    experience = experience_of(works, keys, [wanted], held, facet="fund")
    completed = works.sets["status"].get(ActivityPage.Status.COMPLETED, 0)
    return {
        key: Candidate(
            key=str(key),
            recommendations=experience[fund].recommendations,
            issues=experience[fund].issues,
            kinds=GIVES.get(Fund(fund), frozenset({FINANCING})),
            channels=frozenset({FUND}),
            completed=(works.sets["fund"].get(fund, 0) & completed).bit_count(),
            form=Form.FUND,
        )
        for fund, key in keys.items()
    }


def funds_shown(keys: Collection[UUID]) -> dict[UUID, ShownFund]:
    """Return public funds as the reader sees them, by key. One query, and none without keys."""
    if not keys:
        return {}
    reader = active_language()
    versions: dict[UUID, dict[str, FundPage]] = defaultdict(dict)
    for page in public_pages(FundPage).filter(translation_key__in=keys).select_related("locale"):
        versions[page.translation_key][page.locale.language_code] = page
    found = {}
    for key, of in versions.items():
        language, page = version_for(of, next(iter(of.values())).source_language, reader)
        found[key] = ShownFund(
            title=page.title,
            url=work_url(key, reader),
            language=language,
            is_reader_language=language == reader,
            deadline=next(iter(deadlines_of(page)), None),
        )
    return found


def _answers(wanted: Wanted) -> dict[str, str]:
    """Return what the request answers of the questions of “Which fund fits?”."""
    group = next((one for one in ("ldc", "sids") if one in wanted.place.groups), "other")
    given = {"who": "state", "country": group}
    if wanted.recommendations:
        # Only supported ones anchor a request.
        return {**given, "purpose": "implement", "response": "supported"}
    return {**given, "purpose": "programme"}
