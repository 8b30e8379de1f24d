"""Making the works of the demonstration: once, again without a trace, never over an editor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from uuid import UUID, uuid5

from wagtail.blocks import Block, ListBlock, StreamValue, StructBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from portal.pages.models import BasePage, HomePage, SectionPage

PageT = TypeVar("PageT", bound=BasePage)
NAMESPACE: Final = UUID("5c1f0b1e-8a57-4c6e-9d0b-57320d0e0a10")


@dataclass(frozen=True)
class Grounds:
    """Where a content app can plant its works.

    Attributes:
        homes: home page by language code, all six.
        sections: section page by the section's name (``panels``, ``documents``,
            ``cooperation``), then by language code, all six.
    """

    homes: Mapping[str, HomePage]
    sections: Mapping[str, Mapping[str, SectionPage]]


def work_key(slug: str) -> UUID:
    """Return the translation key of a work of the demonstration, the same in every checkout."""
    return uuid5(NAMESPACE, slug)


def plant(
    model: type[PageT],
    slug: str,
    parents: Mapping[str, Page],
    versions: Mapping[str, Mapping[str, Any]],
    *,
    source_language: str = "en",
    **shared: Any,
) -> dict[str, PageT]:
    """Make or update one work: one live page for each language in ``versions``.

    A page is found again by its work's key and its language, wherever an editor moved it. It is
    left alone when nothing differs, when an editor has saved it since (its latest revision has
    an author; those made here have none), and when it was unpublished.

    Args:
        model: page type.
        slug: unique among the works of the demonstration; the same in every language's tree.
        parents: by language code, the page below which a version belongs.
        versions: by language code, values of the fields that differ between languages. A
            StreamField takes pairs of a block's name and its value as stored in JSON:
            ``[("heading", {"text": "Why", "level": "2"}), ("rich_text", "<p>…</p>")]``; images,
            documents and pages are named by primary key, items of a list block stand in a plain
            list.
        source_language: code of the language the work was written in.
        shared: values of the fields that all versions have in common.

    Returns:
        The pages by language code.

    Raises:
        ValidationError: when a value is refused by the model.
    """
    key = work_key(slug)
    found = model.objects.filter(translation_key=key).select_related("locale", "latest_revision")
    planted: dict[str, PageT] = {page.locale.language_code: page for page in found}
    for code, version in versions.items():
        values = {**shared, **version, "source_language": source_language}
        if code in planted:
            bring_up_to_date(planted[code], values)
        else:
            parent = parents[code]
            page = model(slug=slug, translation_key=key, locale=parent.locale)
            planted[code] = plant_new(page, parent, values)
    return {code: planted[code] for code in versions}


def plant_new(page: PageT, parent: Page, values: Mapping[str, Any]) -> PageT:
    """Publish a new page below another; return it."""
    page.live = False
    set_values(page, values)
    # Others may have planted below it since it was read; its count of children decides the path.
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision().publish()
    # What is published is the revision's own copy.
    page.refresh_from_db()
    return page


def bring_up_to_date(page: PageT, values: Mapping[str, Any]) -> bool:
    """Publish new values, unless nothing differs or the page is no longer the seed's own.

    Returns:
        Whether a revision was written.
    """
    edited = page.latest_revision is not None and page.latest_revision.user_id is not None
    if edited or not page.live or not set_values(page, values):
        return False
    # Publishing writes the whole row, and pages may have been planted below since it was read.
    page.refresh_from_db(fields=["path", "depth", "numchild", "url_path"])
    page.save_revision().publish()
    return True


def set_values(page: BasePage, values: Mapping[str, Any]) -> bool:
    """Give a page values in the form ``plant`` takes them; tell whether any differs."""
    differs = False
    for name, value in values.items():
        field = page._meta.get_field(name)  # noqa: SLF001 -- Django's documented model API
        held, wanted = getattr(page, name), value
        if isinstance(field, StreamField):
            wanted = _stream(field, page, value)
            changed = _as_stored(held) != _as_stored(wanted)
        else:
            changed = held != wanted
        if changed:
            setattr(page, name, wanted)
            differs = True
    return differs


def _stream(field: StreamField, page: BasePage, blocks: Sequence[tuple[str, Any]]) -> StreamValue:
    """Return a page's body, with identifiers of blocks that are the same in every checkout."""
    children = field.stream_block.child_blocks
    raw = []
    for number, (name, value) in enumerate(blocks):
        path = f"{field.name}-{number}"
        stored = _identified(children[name], value, page.translation_key, path)
        identifier = str(uuid5(page.translation_key, path))
        raw.append({"type": name, "value": stored, "id": identifier})
    return field.stream_block.to_python(raw)


def _as_stored(stream: StreamValue) -> list[tuple[str, str, Any]]:
    # Of the values, not of what they were read from: a page that was looked at before it was saved
    # is stored with what its blocks fill in.
    return [(child.block_type, child.id, child.get_prep_value()["value"]) for child in stream]


def _identified(block: Block, value: Any, key: UUID, path: str) -> Any:
    """Return a block's stored value; list items get identifiers, which translations hold on to."""
    if isinstance(block, ListBlock):
        return [
            {
                "type": "item",
                "value": _identified(block.child_block, item, key, f"{path}-{number}"),
                "id": str(uuid5(key, f"{path}-{number}")),
            }
            for number, item in enumerate(value)
        ]
    if isinstance(block, StructBlock):
        children = block.child_blocks
        return {
            name: _identified(children[name], part, key, f"{path}-{name}")
            for name, part in value.items()
        }
    return value
