"""Stamps that change with some rows, and what a process holds in memory until they do.

Several processes serve the portal; none is told what another has changed. So a change begins
another edition, and each process compares the stamp of what it holds, every few seconds at most.
"""

import threading
import time
from collections.abc import Callable
from typing import Final, Generic, TypeVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

LOOK_AGAIN_SECONDS: Final = 3.0
HeldT = TypeVar("HeldT")


class AbstractEdition(models.Model):
    """One row whose stamp is another one after every change of what it stands for.

    A random stamp and no counter: a restored database never has the stamp of another state.
    """

    ROW = 1

    stamp = models.CharField(_("stamp"), max_length=32, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.stamp

    @classmethod
    def now(cls) -> str:
        """Return the stamp; empty when nothing was ever changed. One query by primary key."""
        rows = cls._default_manager.filter(pk=cls.ROW)
        return rows.values_list("stamp", flat=True).first() or ""

    @classmethod
    def begin(cls) -> None:
        """Begin another edition, in the transaction of the change. One query."""
        row = cls(stamp=uuid4().hex)
        row.pk = cls.ROW
        cls._default_manager.bulk_create(
            [row],
            update_conflicts=True,
            unique_fields=[cls._meta.pk.name],
            update_fields=["stamp"],
        )


class HeldPerEdition(Generic[HeldT]):
    """What this process has read: at most once an edition, and never waited for twice.

    Args:
        read: reads it from the database.
        edition: returns the stamp of what is there now, in one query.

    Attributes:
        look_again_seconds: for as long a change that another process made may go unnoticed.
    """

    def __init__(self, read: Callable[[], HeldT], edition: Callable[[], str]) -> None:
        self._read_anew, self._edition = read, edition
        self.look_again_seconds = LOOK_AGAIN_SECONDS
        self._reading = threading.Lock()
        self._held: tuple[HeldT, str] | None = None
        self._looked = 0.0

    def get(self) -> HeldT:
        """Return what holds now.

        Costs nothing most of the time, one query every few seconds, and the reading when
        something was changed. While one thread reads, others go on with the edition before; only
        the first reading of a process is waited for.
        """
        held = self._held
        if not held:
            with self._reading:
                return (self._held or self._read())[0]
        is_old = time.monotonic() - self._looked >= self.look_again_seconds
        if is_old and self._reading.acquire(blocking=False):
            try:
                # Others need not look as well.
                self._looked = time.monotonic()
                if self._edition() != held[1]:
                    return self._read()[0]
            finally:
                self._reading.release()
        return held[0]

    def forget(self) -> None:
        """Let the next call read anew."""
        self._held, self._looked = None, 0.0

    def _read(self) -> tuple[HeldT, str]:
        # The stamp first: what changes while it is read has another one, and is read again.
        stamp = self._edition()
        held = (self._read_anew(), stamp)
        self._held, self._looked = held, time.monotonic()
        return held
