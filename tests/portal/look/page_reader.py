"""Reads a rendered page for its landmarks, headings, identifiers and languages."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class PageReader(HTMLParser):
    """What a page's HTML says about itself, collected while it is fed."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def named(self, *tags: str) -> list[dict[str, str]]:
        """Return the attributes of every element of some names, in order."""
        return [attrs for tag, attrs in self.elements if tag in tags]

    def values(self, attribute: str) -> list[str]:
        """Return every value of an attribute, in order."""
        return [attrs[attribute] for _tag, attrs in self.elements if attribute in attrs]


def read(html: str) -> PageReader:
    """Return what a page says about itself."""
    reader = PageReader()
    reader.feed(html)
    return reader
