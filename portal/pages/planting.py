"""Writing thousands of invented pages at once, for measuring."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db.models import F
from wagtail.models import Page

from portal.pages.inserting import insert_children


class Planting:
    """Gives new pages their places below others, and writes them."""

    def __init__(self, parents: Iterable[Page]) -> None:
        """Read where the next page below each goes; nothing else may add pages meanwhile."""
        self._steps: dict[int, int] = {}
        for parent in parents:
            last = parent.get_children().order_by("path").last()
            self._steps[parent.pk] = Page._str2int(last.path[-Page.steplen :]) if last else 0  # noqa: SLF001 -- treebeard has no other
        self._made: Counter[int] = Counter()

    def place(self, page: Page, parent: Page) -> None:
        """Let a page be the last one below another, in whose language it is."""
        self._steps[parent.pk] += 1
        self._made[parent.pk] += 1
        page.path = Page._get_path(parent.path, parent.depth + 1, self._steps[parent.pk])  # noqa: SLF001 -- as above
        page.depth = parent.depth + 1
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.draft_title = page.title
        page.locale = parent.locale

    def insert(self, pages: Sequence[Page]) -> None:
        """Write placed pages of one model; sets their keys and sends no signal."""
        insert_children(pages, Page)
        for pk, count in self._made.items():
            Page.objects.filter(pk=pk).update(numchild=F("numchild") + count)
        self._made.clear()
