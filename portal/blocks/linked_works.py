"""Links of a block, resolved for one reader."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from wagtail.blocks import StructValue

from portal.languages import Language
from portal.works.cards import Card


@dataclass(frozen=True, slots=True)
class Link:
    """A link as the reader sees it.

    Attributes:
        url: address to follow.
        text: words of the link.
        text_language: language of the words if they are not the page's own, else ``None``.
        target_language: language of what is found there if it is not the reader's, else ``None``.
        description: what is found there, may be empty.
        is_external: whether it leaves the portal.
    """

    url: str
    text: str
    text_language: Language | None
    target_language: Language | None
    description: str
    is_external: bool


def work_keys(links: Iterable[StructValue]) -> list[UUID]:
    """Return the keys of the works that links of a list lead to."""
    return [link["page"].translation_key for link in links if link["page"]]


def resolve_links(links: Iterable[StructValue], cards: Mapping[UUID, Card]) -> list[Link]:
    """Return the links that lead somewhere, in order, without a query.

    Args:
        links: values of ``LinkBlock``.
        cards: the public works among ``work_keys(links)`` as the reader sees them. A link to a
            work that is no longer public drops out.
    """
    resolved: list[Link] = []
    for link in links:
        description = link["description"] or ""
        if link["url"]:
            resolved.append(
                Link(link["url"], link["text"] or link["url"], None, None, description, True)
            )
        elif link["page"] and (card := cards.get(link["page"].translation_key)):
            other = None if card.is_reader_language else card.language
            resolved.append(
                Link(
                    url=card.url,
                    text=link["text"] or card.title,
                    text_language=None if link["text"] else other,
                    target_language=other,
                    description=description,
                    is_external=False,
                )
            )
    return resolved
