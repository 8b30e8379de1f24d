"""The panel that statements are for, as a visitor finds it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from panels.discussions.models import PanelPage
from panels.discussions.standing import Standing
from panels.statements.timing import Times, Window, times_of, window_of
from portal.languages import Language, active_language
from portal.pages.public import public_pages
from portal.works.cards import version_for, work_url


@dataclass(frozen=True, slots=True)
class ShownPanel:
    """A panel that anybody may see, and whether statements can be sent to it.

    Attributes:
        key: of its work.
        title: of the version shown.
        url: where it opens for this reader.
        language: of the version shown.
        is_reader_language: whether that is the reader's own.
    """

    key: UUID
    title: str
    url: str
    language: Language
    is_reader_language: bool
    window: Window
    times: Times


def shown_panels(keys: Iterable[UUID], *, drafts: bool = False) -> dict[UUID, ShownPanel]:
    """Return panels by key as the reader sees them; a constant number of queries.

    Args:
        keys: of works.
        drafts: show those as well that are not public, as the secretariat sees them.
    """
    pages = PanelPage.objects.all() if drafts else public_pages(PanelPage)
    versions: dict[UUID, dict[str, PanelPage]] = {}
    rows = pages.filter(translation_key__in=set(keys)).select_related("locale")
    for page in rows.defer("body"):
        versions.setdefault(page.translation_key, {})[page.locale.language_code] = page
    return {key: _shown(key, found) for key, found in versions.items()}


def shown_panel(key: UUID) -> ShownPanel | None:
    """Return one panel; none where nobody without rights may see it."""
    return shown_panels([key]).get(key)


def _shown(key: UUID, versions: dict[str, PanelPage]) -> ShownPanel:
    reader = active_language()
    source = next(iter(versions.values())).source_language
    language, page = version_for(versions, source, reader)
    # Translations learn of a new date when they are synchronised.
    dated = versions.get(source, page)
    mine = language == reader
    return ShownPanel(
        key=key,
        title=page.title,
        url=page.get_url() if mine else work_url(key, reader),
        language=language,
        is_reader_language=mine,
        window=window_of(dated, Standing(dated.standing), timezone.now()),
        times=times_of(dated),
    )
