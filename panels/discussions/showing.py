"""A panel as its page shows it to one reader at one moment."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from panels.discussions.access import AccessService, access_services
from panels.discussions.agenda import AGENDA
from panels.discussions.anchors import Anchored, anchored
from panels.discussions.blocks.person import ROLES, Role
from panels.discussions.cited_documents import CitedDocument, cited_documents
from panels.discussions.parts import has_section
from panels.discussions.phases import EXPLANATIONS, LABELS, ORDER, Phase, Section
from panels.discussions.programme import Step, moments
from panels.discussions.standing import EXPLANATIONS as STANDING_EXPLANATIONS
from panels.discussions.standing import Standing, standings_of
from panels.documents.symbol_lines import valid_symbols_in
from portal.images.pictures import picture, prefetch_renditions
from portal.languages import active_language
from portal.pages.public import public_pages
from portal.reference.models import State
from portal.works.references import Referred, resolve

if TYPE_CHECKING:
    from panels.discussions.models import PanelPage

PORTRAIT: Final = "portrait"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has a part in the panel; ``state`` is in the reader's language."""

    role: Role
    name: str
    function: str
    organisation: str
    state: str
    biography: str
    portrait: SafeString | None


@dataclass(frozen=True, slots=True)
class ShownPanel:
    """What the page shows.

    Attributes:
        phase: the panel's phase now, or one that is previewed.
        standing: whether it takes place; if not, that is said instead of the phase.
        sections: parts that have something to show, what matters most first.
        people: in the order of their roles.
        can_register: whether registration is open at this moment.
        agenda_title: title of the agenda item, in the reader's language.
    """

    phase: Phase
    standing: Standing
    phase_label: str | Promise
    explanation: str | Promise
    sections: tuple[Section, ...]
    services: list[AccessService]
    people: list[Person]
    steps: list[Step]
    questions: list[Anchored]
    ideas: list[Anchored]
    mandate: CitedDocument | None
    documents: list[CitedDocument]
    summary_report: CitedDocument | None
    related: list[Referred]
    can_register: bool
    agenda_title: str | Promise

    @property
    def is_over(self) -> bool:
        """Whether the panel has been held, or would have been."""
        return self.phase in {Phase.JUST_ENDED, Phase.ARCHIVE}

    @property
    def is_planned(self) -> bool:
        """Whether it takes place, or has taken place, as it was planned."""
        return self.standing is Standing.PLANNED

    @property
    def standing_explanation(self) -> str | Promise:
        """What it means that it does not."""
        return STANDING_EXPLANATIONS.get(self.standing, "")


def shown(page: "PanelPage", phase: Phase) -> ShownPanel:
    """Return what a page shows in a phase, in a constant number of queries."""
    mandate, documents, summary_report = _cited(page)
    related = resolve(map(str.strip, page.related_works.splitlines()), active_language())
    standing = _standing(page)
    panel = ShownPanel(
        phase=phase,
        standing=standing,
        phase_label=LABELS[phase],
        explanation=EXPLANATIONS[phase],
        sections=(),
        services=access_services(page.services),
        people=people(page),
        steps=steps(page),
        questions=anchored(page, "questions"),
        ideas=anchored(page, "ideas"),
        mandate=mandate,
        documents=documents,
        summary_report=summary_report,
        related=related,
        can_register=standing is Standing.PLANNED and _can_register(page, phase),
        agenda_title=AGENDA.get(page.agenda_item, ""),
    )
    return _ordered(panel, page)


def _ordered(panel: ShownPanel, page: "PanelPage") -> ShownPanel:
    filled = {
        Section.ACCESS: True,
        Section.REGISTRATION: panel.is_planned
        and bool(page.registration_url or page.registration_opens_at),
        Section.WATCH: panel.is_planned
        and bool(page.archive_url if panel.is_over else page.webcast_url),
        Section.RECORDINGS: page.recordings.exists(),
        Section.PROGRAMME: bool(panel.steps),
        Section.PEOPLE: bool(panel.people),
        Section.QUESTIONS: bool(panel.questions),
        Section.ABOUT: bool(page.body or page.concept_note_id),
        Section.IDEAS: bool(panel.ideas),
        Section.OUTCOME: panel.summary_report is not None,
        Section.STATEMENTS: has_section(Section.STATEMENTS, page),
        Section.DOCUMENTS: bool(panel.documents),
        Section.RELATED: bool(panel.related),
    }
    return replace(
        panel, sections=tuple(section for section in ORDER[panel.phase] if filled[section])
    )


def _standing(page: "PanelPage") -> Standing:
    if page.locale.language_code == page.source_language:
        return Standing(page.standing)
    versions = public_pages(type(page)).filter(translation_key=page.translation_key)
    return standings_of(versions).get(page.translation_key, Standing(page.standing))


def _can_register(page: "PanelPage", phase: Phase) -> bool:
    closes = page.registration_closes_at
    return (
        phase is Phase.REGISTRATION
        and bool(page.registration_url)
        and not (closes and closes <= timezone.now())
    )


def steps(page: "PanelPage") -> list[Step]:
    """Return the programme with the moment of each step."""
    blocks = anchored(page, "programme")
    starts = moments(page.starts_at, [block.value["time"] for block in blocks])
    return [
        Step(
            time=block.value["time"],
            title=block.value["title"],
            speakers=block.value["speakers"] or "",
            description=block.value["description"] or "",
            starts_at=moment,
            anchor=block.anchor,
        )
        for block, moment in zip(blocks, starts, strict=True)
    ]


def people(page: "PanelPage") -> list[Person]:
    """Return people in the order of their roles; one query for States, one for portraits."""
    values = [child.value for child in page.people]
    codes = {value["state"] for value in values if value["state"]}
    names = (
        {state.iso3: state.label for state in State.objects.filter(iso3__in=codes)} if codes else {}
    )
    prefetch_renditions(
        value[PORTRAIT]["image"] for value in values if value[PORTRAIT]["image"] is not None
    )
    return sorted(_people(values, names), key=lambda person: ROLES.index(person.role))


def _people(values: list[Any], names: dict[str, str]) -> Iterator[Person]:
    for value in values:
        portrait = value[PORTRAIT]
        alternative = "" if portrait["decorative"] else portrait["alt_text"] or ""
        yield Person(
            role=Role(value["role"]),
            name=value["name"],
            function=value["function"] or "",
            organisation=value["organisation"] or "",
            state=names.get(value["state"], ""),
            biography=value["biography"] or "",
            portrait=picture(portrait["image"], "card", alternative, eager=False)
            if portrait["image"] is not None
            else None,
        )


def _cited(
    page: "PanelPage",
) -> tuple[CitedDocument | None, list[CitedDocument], CitedDocument | None]:
    mandates = valid_symbols_in(page.mandate_symbol)
    named = valid_symbols_in(page.document_symbols)
    reports = valid_symbols_in(page.summary_report_symbol)
    every = list(dict.fromkeys([*mandates, *named, *reports]))
    found = cited_documents(every, active_language())
    return (
        found[mandates[0]] if mandates else None,
        [found[symbol] for symbol in named],
        found[reports[0]] if reports else None,
    )
