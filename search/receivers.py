"""What has to be indexed when something is saved, deleted, moved or made private.

The task is enqueued in the transaction of the change itself: rolled back, there is no task;
committed, it cannot be lost. For what is taken from view an attempt is made at once on commit as
well, so that it does not wait for a worker; the task makes sure.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.signals import post_page_move

from portal.works.dependents import affected_by
from portal.works.registry import kind_named, kind_of
from search.at_once import withdraw_at_once
from search.models import IndexClock
from search.tasks import index_works

# What Wagtail writes to a page's row when an editor saves a draft, locks or reorders: nothing
# that the public sees.
DRAFT_FIELDS: Final = frozenset(
    {
        "latest_revision",
        "latest_revision_created_at",
        "draft_title",
        "has_unpublished_changes",
        "go_live_at",
        "expire_at",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "alias_of_id",
        "owner",
    }
)
KEYS_A_TASK: Final = 200


@dataclass(frozen=True, slots=True)
class Change:
    """A work that has to be looked at once the transaction is over; called on commit."""

    kind: str
    key: UUID
    is_withdrawal: bool

    def __call__(self) -> None:
        """Take the work out at once when it is withdrawn; its task does so too, later."""
        kind = kind_named(self.kind)
        if self.is_withdrawal and kind is not None:
            withdraw_at_once(kind, self.key)


def changed(kind: str, keys: Iterable[UUID], *, is_withdrawal: bool) -> None:
    """Enqueue the indexing of works in the current transaction, each only once in it."""
    connection = transaction.get_connection(DEFAULT_DB_ALIAS)
    # Callbacks waiting for the commit vanish with a rollback, to a savepoint as well, exactly as
    # the task's row does: so they tell which keys of this transaction have their task.
    waiting = {entry[1] for entry in connection.run_on_commit if isinstance(entry[1], Change)}
    queued = {change.key for change in waiting}
    new = [key for key in dict.fromkeys(keys) if key not in queued]
    for start in range(0, len(new), KEYS_A_TASK):
        chunk = new[start : start + KEYS_A_TASK]
        index_works.enqueue(kind=kind, keys=[str(key) for key in chunk])
    for key in dict.fromkeys(keys):
        change = Change(kind, key, is_withdrawal)
        if change not in waiting and (is_withdrawal or key not in queued):
            transaction.on_commit(change, robust=True)


@receiver(post_save, dispatch_uid="search_saved")
def index_saved(
    sender: type[Model],
    instance: Model,
    *,
    created: bool,
    raw: bool,
    update_fields: Iterable[str] | None,
    **_kwargs: Any,
) -> None:
    """Index a row of a registered kind when something the public sees of it may have changed.

    Works that a row of another kind is a part of are indexed with it.
    """
    if raw:
        # A row of a fixture: what it refers to, its content type included, may come later.
        return
    only_draft = update_fields is not None and DRAFT_FIELDS.issuperset(update_fields)
    is_public = bool(getattr(instance, "live", True))
    if only_draft or (created and not is_public):
        return
    _changed_with(_model_of(sender, instance), instance, is_withdrawal=not is_public)


@receiver(post_delete, dispatch_uid="search_deleted")
def index_deleted(sender: type[Model], instance: Model, **_kwargs: Any) -> None:
    """Take a deleted row's work out, or leave it with the versions it still has."""
    _changed_with(_model_of(sender, instance), instance, is_withdrawal=True)


@receiver(post_save, sender=PageViewRestriction, dispatch_uid="search_restricted")
@receiver(post_delete, sender=PageViewRestriction, dispatch_uid="search_unrestricted")
def index_restricted(instance: PageViewRestriction, **_kwargs: Any) -> None:
    """Index all that lies below a page that became private, or public again."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        _changed_below(page)


@receiver(post_page_move, dispatch_uid="search_moved")
def index_moved(instance: Page, **_kwargs: Any) -> None:
    """Index all that moved: the new place may be private, or the old one have been."""
    _changed_below(instance)


@receiver(post_save, sender=Locale, dispatch_uid="search_locale_saved")
@receiver(post_delete, sender=Locale, dispatch_uid="search_locale_deleted")
def compare_all(*, raw: bool = False, created: bool = False, **_kwargs: Any) -> None:
    """Let the next reconcile look at everything when a language itself changes."""
    if not (raw or created):
        IndexClock.fall_behind()


def _changed_below(page: Page) -> None:
    below: dict[str, list[UUID]] = defaultdict(list)
    for found in page.get_descendants(inclusive=True).only("content_type", "translation_key"):
        for name, keys in _works_of(found.specific_class or Page, found).items():
            below[name] += keys
    for name, keys in below.items():
        changed(name, keys, is_withdrawal=True)


def _changed_with(model: type[Model], instance: Model, *, is_withdrawal: bool) -> None:
    for name, keys in _works_of(model, instance).items():
        changed(name, keys, is_withdrawal=is_withdrawal)


def _works_of(model: type[Model], instance: Model) -> dict[str, list[UUID]]:
    """Return the keys of the works that a row is a part of, by name of kind."""
    found = affected_by(model, instance)
    kind = kind_of(model)
    if kind is not None:
        found.setdefault(kind.name, []).insert(0, kind.key_of(instance))
    return found


def _model_of(sender: type[Model], instance: Model) -> type[Model]:
    """Return the model of a row, also when a page is saved as a bare ``Page``."""
    # Wagtail publishes no types: its classes are Any.
    page: Any = instance if sender is Page else None
    if page is not None and page.content_type_id is not None:
        return page.specific_class or sender
    return sender
