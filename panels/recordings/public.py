"""Who may see a recording: everybody who may see a page that shows it, and editors.

A recording is public by the pages it stands on, and no other way. The rooms of those pages say
which they are, since this room knows none of them.
"""

from collections.abc import Iterator
from typing import TypeVar
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import HttpRequest

from panels.recordings.models import Recording
from portal.accounts.access import lacks_second_factor
from portal.pages.public import readable_pages
from portal.works.registry import kind_of

Use = TypeVar("Use", bound=type[Model])
_uses: list[type[Model]] = []


def register_use(model: Use) -> Use:
    """Have pages show recordings through a model; a class decorator.

    Args:
        model: has a foreign key ``recording`` and a parental key ``page``. Its rows are those of
            the published page: what a draft holds is in the page's revisions only.
    """
    _uses.append(model)
    return model


def shown_to(request: HttpRequest) -> QuerySet[Recording]:
    """Return the recordings on pages that this visitor may see.

    Costs a query for the pages' view restrictions, made when this is called.
    """
    on_a_page = Q()
    for model in _uses:
        pages = readable_pages(request, model._meta.get_field("page").related_model)  # type: ignore[arg-type] # noqa: SLF001 -- documented model API
        rows = model._default_manager.filter(recording=OuterRef("pk"), page__in=pages)  # noqa: SLF001 -- as above
        on_a_page |= Q(Exists(rows))
    found: QuerySet[Recording] = Recording.objects.all()
    return found.filter(on_a_page) if on_a_page else found.none()


def works_showing(words: Model) -> Iterator[tuple[str, UUID]]:
    """Yield kind and key of the works that show words of a recording, a track or a transcript."""
    for model in _uses:
        kind = kind_of(model._meta.get_field("page").related_model)  # type: ignore[arg-type] # noqa: SLF001 -- documented model API
        if kind is not None:
            rows = model._default_manager.filter(recording=words.recording_id)  # type: ignore[attr-defined] # noqa: SLF001 -- as above
            keys = rows.values_list("page__translation_key", flat=True).distinct()
            yield from ((kind.name, key) for key in keys)


def pages_showing(recording: Recording) -> int:
    """Return how many pages show a recording, drafts included."""
    return sum(model._default_manager.filter(recording=recording).count() for model in _uses)  # noqa: SLF001 -- as above


def is_editor(request: HttpRequest) -> bool:
    """Whether the visitor may enter the editing pages, where drafts are seen."""
    user = request.user
    return (
        isinstance(user, User)
        and user.has_perm("wagtailadmin.access_admin")
        and not lacks_second_factor(request)
    )
