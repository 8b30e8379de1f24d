"""What standing pages and sections show in lists of works of all kinds: where they stand."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import pgettext
from wagtail.models import Page

from portal.languages import Language
from portal.pages.frame import HOME_DEPTH, STEP
from portal.pages.public import public_pages
from portal.works.card_facts import Fact, title_fact
from portal.works.cards import Card


def facts_of_pages(cards: Sequence[Card], reader: Language) -> Mapping[UUID, Sequence[Fact]]:
    """Return the section a page is in, in the reader's language where it has one. Two queries."""
    # The cards are of public works; those above are asked for as anybody may see them.
    rows = Page.objects.live().filter(
        translation_key__in=[card.key for card in cards], depth__gt=HOME_DEPTH + 1
    )
    above = {key: path[:-STEP] for key, path in rows.values_list("translation_key", "path")}
    sections = _sections(set(above.values()), reader)
    return {key: [sections[path]] for key, path in above.items() if path in sections}


def _sections(paths: set[str], reader: Language) -> dict[str, Fact]:
    """Return what stands at some paths, by path."""
    if not paths:
        return {}
    works = Page.objects.filter(path__in=paths).values("translation_key")
    rows = public_pages().filter(translation_key__in=works).order_by()
    titles: dict[UUID, dict[str, str]] = defaultdict(dict)
    keys: dict[str, UUID] = {}
    for key, path, code, title in rows.values_list(
        "translation_key", "path", "locale__language_code", "title"
    ):
        titles[key][code] = title
        keys[path] = key
    label = pgettext("kind of work", "Section")
    return {path: title_fact(label, titles[key], "", reader) for path, key in keys.items()}
