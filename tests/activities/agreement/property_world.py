"""The small world of the property test, and who said yes to what in it.

Every change of a text puts a word into it that is never used again, so that whatever a visitor is
shown can be told from what anybody else wrote. The model knows these words, the States named and
the answers given; it knows nothing of fingerprints.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.contrib.auth.models import User
from wagtail.models import WorkflowState

from activities.agreement.models import AgreementRequest
from activities.repository.models import ActivityLink, ActivityPage
from portal.pages.models import SectionPage
from portal.reference.models import State

STATES: Final = ("KEN", "UGA")
LANGUAGES: Final = ("en", "fr")
NONCE: Final = re.compile(r"Nonce\d+x")
#: In every title, for a search to find all of them by.
COMMON: Final = "Unmistakable"
TEXTS: Final = ("title", "summary", "body")


class Said(NamedTuple):
    """What one version says, as far as the model is concerned.

    Attributes:
        texts: words of its own texts.
        facts: words of its links; none of a translation, which shows those of its source.
        states: States it names; likewise.
    """

    texts: frozenset[str]
    facts: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()


class Yes(NamedTuple):
    """To what a State has said yes."""

    iso3: str
    key: UUID
    said: Said


@dataclass
class Ledger:
    """Who said yes to what, and of what each translation was made.

    Attributes:
        agreed: what is agreed to, with whether translations are covered.
        made_from: source texts by the texts of a translation.
    """

    agreed: dict[Yes, bool] = field(default_factory=dict)
    made_from: dict[frozenset[str], frozenset[str]] = field(default_factory=dict)
    words: int = 0

    def nonce(self) -> str:
        """Return a word never used before."""
        self.words += 1
        return f"Nonce{self.words}x"

    def note(self, iso3: str, key: UUID, said: Said, verdict: str, *, covers: bool) -> None:
        """Take an answer down."""
        yes = Yes(iso3, key, said)
        self.agreed.pop(yes, None)
        if verdict == "agree":
            self.agreed[yes] = covers

    def take_back(self, iso3: str, key: UUID) -> None:
        """Forget all that a State said yes to in one work."""
        self.agreed = {
            yes: covers for yes, covers in self.agreed.items() if (yes.iso3, yes.key) != (iso3, key)
        }

    def copy(self) -> "Ledger":
        """Return a ledger to go on from here."""
        return deepcopy(self)


@dataclass(frozen=True)
class Row:
    """One version as it is in the database, whoever may see it."""

    pk: int
    key: UUID
    language: str
    live: bool
    reference: str
    said: Said


@dataclass
class World:
    """What every example begins with.

    Attributes:
        keys: works, in their order.
    """

    sections: dict[str, SectionPage]
    secretary: User
    root: User
    points: dict[str, User]
    keys: list[UUID]
    ledger: Ledger


@dataclass
class Now:
    """What the database holds at one moment.

    Attributes:
        rows: versions by work and language.
        asked: open requests, by work and State in their order.
        step: where the workflow of a version stands: name of its task, empty when it was sent
            back; no entry when none is under way.
    """

    rows: dict[tuple[UUID, str], Row]
    asked: list[AgreementRequest]
    step: dict[int, str]

    @classmethod
    def of(cls, keys: list[UUID]) -> "Now":
        """Read it."""
        states = dict(State.objects.filter(iso3__in=STATES).values_list("pk", "iso3"))
        pages = ActivityPage.objects.filter(translation_key__in=keys).order_by("pk")
        named: dict[int, set[str]] = {}
        for pk, state in pages.filter(states__isnull=False).values_list("pk", "states"):
            named.setdefault(pk, set()).add(states[state])
        links: dict[int, list[str]] = {}
        for pk, title in ActivityLink.objects.values_list("page_id", "title"):
            links.setdefault(pk, []).append(title)
        rows = {}
        for row in pages.values(
            "pk", "translation_key", "locale__language_code", "live", "reference", *TEXTS
        ):
            pk, language = row["pk"], row["locale__language_code"]
            found = said(row, links.get(pk, []), named.get(pk, set()), language)
            key = row["translation_key"]
            rows[key, language] = Row(pk, key, language, row["live"], row["reference"], found)
        asked = list(
            AgreementRequest.objects.filter(
                work_key__in=keys, closed_at__isnull=True
            ).select_related("state", "task_state__revision")
        )
        asked.sort(key=lambda one: (keys.index(one.work_key), one.state.iso3))
        under_way = WorkflowState.objects.filter(
            status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES]
        ).values_list("object_id", "status", "current_task_state__task__name")
        step = {
            int(pk): task if status == WorkflowState.STATUS_IN_PROGRESS else ""
            for pk, status, task in under_way
        }
        return cls(rows, asked, step)

    def may_be_seen(self, ledger: Ledger) -> dict[tuple[UUID, str], Row]:
        """Return the versions that every State concerned has agreed to."""
        seen = {}
        for (key, language), row in self.rows.items():
            source = self.rows.get((key, "en"))
            if source is None or not source.live or not row.live or not source.said.states:
                continue
            yes = {iso3: Yes(iso3, key, source.said) for iso3 in source.said.states}
            if any(one not in ledger.agreed for one in yes.values()):
                continue
            if language != "en":
                if ledger.made_from.get(row.said.texts) != source.said.texts:
                    continue
                if any(
                    not ledger.agreed[one] and Yes(iso3, key, row.said) not in ledger.agreed
                    for iso3, one in yes.items()
                ):
                    continue
            seen[key, language] = row
        return seen


def said(row: Mapping[str, Any], links: list[str], states: set[str], language: str) -> Said:
    """Return what a version says."""
    texts = frozenset(word for name in TEXTS for word in NONCE.findall(row[name]))
    if language != "en":
        return Said(texts)
    facts = frozenset(word for title in links for word in NONCE.findall(title))
    return Said(texts, facts, frozenset(states))


def said_in(content: Mapping[str, Any], language: str) -> Said:
    """Return what a revision says."""
    states = State.objects.filter(pk__in=content["states"]).values_list("iso3", flat=True)
    links = [link["title"] for link in content["links"]]
    return said(content, links, set(states), language)
