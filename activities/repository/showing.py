"""A content as people read it: every field with its label, in full, and what changed in it.

Works on the content that is hashed, so what a State is shown is exactly what it agrees to.
"""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.translation import gettext
from wagtail.documents import get_document_model

from activities.recommendations.models import Recommendation
from activities.repository.content import Content
from activities.repository.models import ActivityFunding, ActivityPage, ActivityProvider
from portal.languages import Language, active_language, language_of
from portal.organisations.models import Organisation
from portal.reference.models import Concept, State

#: Facts that are codes of a concept scheme.
SCHEMES: Final = {"modality": "modalities", "themes": "themes", "sdgs": "sdgs", "groups": "groups"}
#: A word, a Chinese character, or the white space between.
_TOKENS: Final = re.compile(r"[㐀-鿿]|[^\s㐀-鿿]+|\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text: ``kind`` is ``new``, ``old`` or empty where both versions agree."""

    kind: str
    text: str


class FileName(str):
    """A value that names a file, and where that is served to who may read it."""

    __slots__ = ("url",)
    url: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A field.

    Attributes:
        text: of a text field, with markup in the description only.
        lines: of a fact, one value each; in the reader's language but for names. A document is a
            ``FileName``.
    """

    name: str
    label: str
    text: str = ""
    lines: Sequence[str] = ()
    parts: list[Part] = field(default_factory=list)


def shown(content: Content) -> list[Shown]:
    """Return the fields that are not empty, texts first. Costs a constant number of queries."""
    texts = [
        Shown(name, _label(name), text=text) for name, text in content["texts"].items() if text
    ]
    facts = [
        Shown(name, label, lines=lines)
        for name, label, lines in _facts(content.get("facts"))
        if lines
    ]
    return texts + facts


def changes(old: Content, new: Content) -> list[Shown]:
    """Return the fields that differ, each with what is new and what is gone."""
    found = []
    for name, text in new["texts"].items():
        before = old["texts"].get(name, "")
        if before != text:
            found.append(Shown(name, _label(name), text=text, parts=_difference(before, text)))
    old_facts = {name: lines for name, _label, lines in _facts(old.get("facts"))}
    for name, label, lines in _facts(new.get("facts")):
        before_lines = old_facts.get(name, [])
        if before_lines != lines:
            parts = [Part("new", line) for line in lines if line not in before_lines]
            parts += [Part("old", line) for line in before_lines if line not in lines]
            found.append(Shown(name, label, lines=lines, parts=parts))
    return found


def language_of_content(content: Content) -> Language:
    """Return the language a content's texts are in."""
    return language_of(content["language"])


def _difference(old: str, new: str) -> list[Part]:
    """Compare word by word, without markup."""
    before, after = _TOKENS.findall(_plain(old)), _TOKENS.findall(_plain(new))
    parts = []
    matcher = difflib.SequenceMatcher(None, before, after)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            parts.append(Part("", "".join(before[start:end])))
            continue
        if end > start:
            parts.append(Part("old", "".join(before[start:end])))
        if new_end > new_start:
            parts.append(Part("new", "".join(after[new_start:new_end])))
    return parts


def _plain(text: str) -> str:
    return strip_tags(re.sub(r"</(p|li|h3)>|<br/?>", "\n", text))


def _label(name: str) -> str:
    label = str(ActivityPage._meta.get_field(name).verbose_name)  # noqa: SLF001 -- Django's own way
    return label[:1].upper() + label[1:]


def _facts(facts: dict[str, Any] | None) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Yield name, label and values of each fact, for people."""
    if facts is None:
        return
    states = State.objects.in_bulk(facts["states"], field_name="iso3")
    yield "states", _label("states"), sorted(state.label for state in states.values())
    yield "status", _label("status"), [str(ActivityPage.Status(facts["status"]).label)]
    for name, precision in (("starts_on", "start_precision"), ("ends_on", "end_precision")):
        yield name, _label(name), _day(facts[name], facts[precision])
    yield from _concepts(facts)
    yield "providers", gettext("Providers and partners"), _providers(facts["providers"])
    recommendations = Recommendation.objects.filter(key__in=facts["recommendations"])
    yield (
        "recommendations",
        gettext("Recommendations implemented"),
        [f"{row.text} ({row.get_position_display()})" for row in recommendations.order_by("key")],
    )
    for name in ("good_practice", "helps_peers"):
        yield name, _label(name), [gettext("Yes") if facts[name] else gettext("No")]
    hub_kind = facts["hub_kind"]
    hub_kinds = [str(ActivityPage.HubKind(hub_kind).label)] if hub_kind else []
    yield "hub_kind", _label("hub_kind"), hub_kinds
    yield "funding", gettext("Funding"), [_funding(row) for row in facts["funding"]]
    files = get_document_model().objects.in_bulk([pk for pk, _title in facts["documents"]])
    yield (
        "documents",
        gettext("Documents"),
        [_file(title, files[pk]) for pk, title in facts["documents"] if pk in files],
    )
    yield "links", gettext("Links"), [f"{title}: {url}" for url, title in facts["links"]]
    identifiers = [
        " ".join(filter(None, (f"{scheme}: {value}", url)))
        for scheme, value, url in facts["identifiers"]
    ]
    yield "identifiers", gettext("External identifiers"), identifiers


def _concepts(facts: dict[str, Any]) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Yield the facts that are concepts."""
    codes = {name: [facts[name]] if name == "modality" else facts[name] for name in SCHEMES}
    rows = Concept.objects.filter(
        scheme__code__in=SCHEMES.values(), code__in=[one for row in codes.values() for one in row]
    ).select_related("scheme")
    labels = {(row.scheme.code, row.code): row.label for row in rows}
    for name, scheme in SCHEMES.items():
        found = [labels[scheme, code] for code in codes[name] if (scheme, code) in labels]
        yield name, _label(name), found


def _providers(rows: list[dict[str, Any]]) -> list[str]:
    """Return who takes part; an organisation that is not verified is not named either."""
    verified = Organisation.objects.filter(status=Organisation.Status.VERIFIED)
    named = verified.in_bulk([row["organisation"] for row in rows if row["organisation"]])
    kinds = Concept.objects.filter(
        scheme__code="provider-types", code__in=[row["type"] for row in rows]
    )
    labels = {kind.code: kind.label for kind in kinds}
    code = active_language().code
    lines = []
    for row in rows:
        organisation = named.get(row["organisation"])
        name = organisation.name_in(code) if organisation else gettext("Not named")
        role = ActivityProvider.Role(row["role"]).label
        lines.append(f"{name} ({labels.get(row['type'], row['type'])}, {role})")
    return lines


def _file(title: str, document: Any) -> FileName:
    name = FileName(f"{title} ({document.filename})")
    name.url = document.url
    return name


def _funding(row: dict[str, Any]) -> str:
    fund = ActivityFunding.Fund(row["fund"]).label if row["fund"] else ""
    amount = f"{row['amount']} {row['currency']}" if row["amount"] else ""
    return " · ".join(str(part) for part in (row["source"], amount, fund) if part)


def _day(day: str, precision: str) -> list[str]:
    """Return a date as exactly as it is shown."""
    if not day:
        return []
    formats = {"year": "Y", "month": "YEAR_MONTH_FORMAT", "day": "DATE_FORMAT"}
    value = ActivityPage._meta.get_field("starts_on").to_python(day)  # noqa: SLF001 -- as above
    return [date_format(value, formats[precision])]
