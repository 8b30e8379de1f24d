"""Activities as they are written down, and the pages that are made of them."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from importlib.resources import files
from itertools import zip_longest
from typing import Any, Final

from django.utils.html import format_html_join

from activities.recommendations.demonstration.planting import key_of
from activities.recommendations.models import Recommendation
from activities.repository.models import (
    ActivityFunding,
    ActivityIdentifier,
    ActivityLink,
    ActivityPage,
    ActivityProvider,
    ActivityRecommendation,
)
from portal.demonstration.planting import work_key
from portal.demonstration.texts import read
from portal.languages import CODES
from portal.organisations.demonstration.planting import SCHEME
from portal.organisations.models import Organisation
from portal.organisations.models.organisation import PROVIDER_TYPES
from portal.reference.models import Concept, State

CONTENT: Final = files("activities.repository.demonstration") / "content"
#: Fields of the page that stand in the file under their own name.
TEXTS: Final = ("title", "summary", "beneficiaries", "results", "lessons")
PRECISIONS: Final = {4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, slots=True)
class Entry:
    """An activity of a file.

    Attributes:
        language: code of the language it is written in.
        contact: what stands in the place of a contact; says that it is a demonstration.
        said: its table in the file.
    """

    language: str
    contact: str
    said: Mapping[str, Any]

    @property
    def state(self) -> str:
        """How far it has come; ``public`` where the file does not say."""
        return str(self.said.get("state", "public"))


def entries() -> list[Entry]:
    """Return every activity, in turns one of each language, as they would come in."""
    files_of = []
    for code in CODES:
        content = read(CONTENT / f"{code}.toml")
        files_of.append([Entry(code, content["contact"], said) for said in content["activity"]])
    return [entry for turn in zip_longest(*files_of) for entry in turn if entry is not None]


class Vocabularies:
    """What activities name by code, each kind read once, when it is first needed."""

    @cached_property
    def states(self) -> dict[str, State]:
        """Return States by ISO 3166 code."""
        return {state.iso3: state for state in State.objects.all()}

    @cached_property
    def concepts(self) -> dict[tuple[str, str], Concept]:
        """Return concepts by the codes of their scheme and their own."""
        rows = Concept.objects.select_related("scheme")
        return {(row.scheme.code, row.code): row for row in rows}

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """Return the demonstration's organisations by their key."""
        rows = Organisation.objects.filter(identifiers__has_key=SCHEME).select_related("type")
        return {row.identifiers[SCHEME]: row for row in rows}

    @cached_property
    def recommendations(self) -> dict[str, Recommendation]:
        """Return recommendations by their key."""
        return {row.key: row for row in Recommendation.objects.all()}


def page_of(entry: Entry, known: Vocabularies, **fields: Any) -> ActivityPage:
    """Return the page of an activity, in memory.

    Args:
        entry: the activity.
        known: what it names.
        fields: further values of the page, such as its locale.

    Raises:
        KeyError: it names what does not exist.
    """
    said = entry.said
    starts_on, start_precision = moment(said["starts"], end=False)
    ends_on, end_precision = moment(said.get("ends", ""), end=True)
    page = ActivityPage(
        translation_key=work_key(said["slug"]),
        source_language=entry.language,
        live=False,
        **{name: said.get(name, "") for name in TEXTS},
        body=format_html_join("", "<p>{}</p>", ((text,) for text in said["body"])),
        starts_on=starts_on,
        start_precision=start_precision,
        ends_on=ends_on,
        end_precision=end_precision,
        status=said["status"],
        modality=known.concepts["modalities", said["modality"]],
        good_practice="good" in said,
        good_practice_reason=said.get("good", ""),
        helps_peers=said.get("peers", False),
        hub_kind=said.get("hub", ""),
        public_contact=entry.contact,
        **fields,
    )
    page.states = [known.states[iso3] for iso3 in said["states"]]
    for scheme in ("themes", "sdgs", "groups"):
        setattr(page, scheme, [known.concepts[scheme, code] for code in said[scheme]])
    page.providers = list(_providers(said, known))
    page.implemented = [
        ActivityRecommendation(recommendation=known.recommendations[key_of(name)])
        for name in said.get("recommendations", ())
    ]
    page.funding = [
        ActivityFunding(**{**row, "amount": Decimal(row["amount"])})
        for row in said.get("funding", ())
    ]
    page.links = [ActivityLink(**row) for row in said.get("links", ())]
    page.identifiers = [ActivityIdentifier(**row) for row in said.get("identifiers", ())]
    return page


def moment(text: str, *, end: bool) -> tuple[date | None, str]:
    """Return a day and how exactly it is known, of ``2024``, ``2024-05``, ``2024-05-31`` or ``""``.

    Args:
        text: what is known of it.
        end: whether it is the last day of the year or month rather than the first.

    Raises:
        KeyError: it has another length.
        ValueError: there is no such day.
    """
    if not text:
        return None, "day"
    precision = PRECISIONS[len(text)]
    year, month, day = (*(int(part) for part in text.split("-")), 0, 0)[:3]
    month = month or (12 if end else 1)
    day = day or (monthrange(year, month)[1] if end else 1)
    return date(year, month, day), precision


def _providers(said: Mapping[str, Any], known: Vocabularies) -> Iterable[ActivityProvider]:
    """Yield who provides it: those named, and the kinds of those that are not."""
    roles = ActivityProvider.Role
    for name, role in (("providers", roles.PROVIDER), ("partners", roles.PARTNER)):
        for key in said.get(name, ()):
            organisation = known.organisations[key]
            yield ActivityProvider(organisation=organisation, type=organisation.type, role=role)
    for code in said.get("hidden", ()):
        yield ActivityProvider(type=known.concepts[PROVIDER_TYPES, code], role=roles.PARTNER)
