"""A work as one entry of a listing, in the reader's language where it exists in it."""

from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import override

from portal.languages import DEFAULT, LANGUAGES, Language, active_language

VersionT = TypeVar("VersionT")


@dataclass(frozen=True, slots=True)
class Card:
    """What a listing or a search hit shows of a work.

    Attributes:
        key: the work's ``translation_key``.
        kind: name of its kind in the registry.
        kind_label: the kind's name for people, lazily translated.
        title: title of the version shown.
        summary: summary of the version shown, may be empty.
        url: where the work opens for this reader.
        language: language of the version shown.
        is_reader_language: whether that is the reader's own.
        available_in: every language the work really exists in.
        day: date of the work itself, when it has one.
        precision: how exactly that is known: ``year``, ``month`` or ``day``.
        symbol: official UN symbol, or empty.
        notice: what must be known before it is opened, such as that a meeting is cancelled.
        image: a Wagtail image, or ``None``.
        urls: address of every real version by language code, for links into one of them; also by
            the languages that it has nothing but a file in.
        stamp: the stamp of the work as it is now, to tell an outdated copy of its text.
    """

    key: UUID
    kind: str
    kind_label: str | Promise
    title: str
    summary: str
    url: str
    language: Language
    is_reader_language: bool
    available_in: tuple[Language, ...]
    day: date | None = None
    precision: str = "day"
    symbol: str = ""
    notice: str | Promise = ""
    image: Any = None
    urls: Mapping[str, str] = field(default_factory=dict)
    stamp: str = ""


def also_in(cards: Mapping[UUID, Card], said: Iterable[tuple[UUID, str]]) -> dict[UUID, Card]:
    """Return cards whose works open in some more languages, in the version that is shown.

    Args:
        cards: by key.
        said: keys, each with a language code in which something of the work is found, whether
            there is a version in it or not; in any order, the same again changes nothing.
    """
    found = dict(cards)
    for key, code in said:
        card = found[key]
        if code not in card.urls:
            urls = {**card.urls, code: card.urls[card.language.code]}
            found[key] = replace(card, urls=urls)
    return found


def work_url(key: UUID, reader: Language) -> str:
    """Return where a work opens in a reader's interface language when it has no version in it."""
    # Mostly it is the language that is active; to change to another and back takes longer.
    with nullcontext() if reader == active_language() else override(reader.code):
        return reverse("work", args=[key])


def version_for(
    versions: Mapping[str, VersionT], source_language: str, reader: Language
) -> tuple[Language, VersionT]:
    """Choose the version a reader sees: their language, else the source, else the first of six.

    Raises:
        LookupError: when there is no version at all.
    """
    for code in (reader.code, source_language, DEFAULT.code):
        if code in versions:
            return _language(code), versions[code]
    for language in LANGUAGES:
        if language.code in versions:
            return language, versions[language.code]
    raise LookupError("a work without any version cannot be shown")


def languages_of(codes: Iterable[str]) -> tuple[Language, ...]:
    """Return languages in the order of the switcher."""
    wanted = set(codes)
    return tuple(language for language in LANGUAGES if language.code in wanted)


def _language(code: str) -> Language:
    return next(language for language in LANGUAGES if language.code == code)
