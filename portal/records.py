"""Records of what happened: entries that are added, and never changed or deleted."""

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryChangedError(Exception):
    """Somebody tried to change or delete an entry of a record."""


class AbstractEntryQuerySet(models.QuerySet[Any]):
    """Entries, which are read only: what changes many rows at once is refused as well."""

    def update(self, **_kwargs: Any) -> NoReturn:
        """Refuse.

        Raises:
            EntryChangedError: always.
        """
        raise EntryChangedError("an entry of the record is never changed")

    def delete(self) -> NoReturn:
        """Refuse.

        Raises:
            EntryChangedError: always.
        """
        raise EntryChangedError("an entry of the record is never deleted")


class AbstractEntry(models.Model):
    """An entry of a record; a room says what it holds."""

    objects = AbstractEntryQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the entry.

        Raises:
            EntryChangedError: it has been added already.
        """
        if not self._state.adding:
            raise EntryChangedError("an entry of the record is never changed")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse.

        Raises:
            EntryChangedError: always.
        """
        raise EntryChangedError("an entry of the record is never deleted")


class AbstractDecisionEntry(AbstractEntry):
    """An entry that says who did something, when, and why; a room says what it was done to.

    Attributes:
        reason: what the person wrote, if anything.
        user: who did it; nobody where the portal itself did.
    """

    reason = models.TextField(_("reason"), blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    happened_at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["happened_at", "pk"]
        default_permissions = ()
