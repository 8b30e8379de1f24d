"""What a work says, in every language it exists in: the shape that search reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

#: Anchor of the place on a work's page where a file is had, of passages that are pages of the file.
FILE_ANCHOR: Final = "file"


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a version with an address of its own.

    Attributes:
        anchor: fragment of the version's page, such as ``para-12``.
        label: language-neutral name such as ``12``; empty when it has none.
        text: plain text, without markup.
        address: empty where it stands in the version's page as that opens; else what chooses it
            there, such as ``?transcript=fr``, or the path of a file.
    """

    anchor: str
    label: str
    text: str
    address: str = ""

    @property
    def is_in_page(self) -> bool:
        """Whether it stands in the version's page."""
        return not self.address or self.address.startswith("?")


@dataclass(frozen=True, slots=True)
class Version:
    """One language version of a work, as plain text.

    Attributes:
        language: code of one of the six languages.
        title: the version's title.
        summary: one paragraph, may be empty.
        text: everything of the body that is not in ``passages``.
        passages: parts with an anchor, in reading order.
    """

    language: str
    title: str
    summary: str = ""
    text: str = ""
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkDocument:
    """A public work with all its public language versions.

    Attributes:
        key: the work's ``translation_key``.
        kind: name of its kind in the registry.
        source_language: code of the language it was written in.
        versions: at least one, each in another language.
        symbols: UN document symbols that name it, in their official form.
        day: date of the work itself (adoption, event, publication), when it has one.
        facets: codes by facet name, such as ``{"states": ("KEN",)}``.
        stamp: changes whenever a version is published, edited or withdrawn.
        names: people who have a part in it, as it names them, in whatever script.
    """

    key: UUID
    kind: str
    source_language: str
    versions: tuple[Version, ...]
    stamp: str
    symbols: tuple[str, ...] = ()
    day: date | None = None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: tuple[str, ...] = ()
