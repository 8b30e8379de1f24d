"""What the database knows of the indexes: which are written, and in which order."""

from uuid import uuid4

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class IndexGeneration(models.Model):
    """One index of all works. Every write and deletion goes to every generation.

    Attributes:
        builder: who builds it; another who takes it over is another builder.
        began: when this builder took it up.
        heartbeat: the builder's last sign of life.
        found: works that were in it then.
        done: works that are in it now.
        total: works that shall be; not known before the first comparison.
    """

    class State(models.TextChoices):
        """Life of a generation."""

        BUILDING = "building", pgettext_lazy("state of a search index", "being built")
        LIVE = "live", pgettext_lazy("state of a search index", "live")
        RETIRED = "retired", pgettext_lazy("state of a search index", "retired")

    name = models.CharField(_("name"), max_length=200, unique=True)
    state = models.CharField(_("state"), max_length=16, choices=State.choices)
    fingerprint = models.CharField(_("fingerprint of the mapping"), max_length=64)
    created = models.DateTimeField(_("created"), default=timezone.now)
    builder = models.UUIDField(_("builder"), default=uuid4)
    began = models.DateTimeField(_("taken up by its builder"), default=timezone.now)
    heartbeat = models.DateTimeField(_("last sign of life of its builder"), default=timezone.now)
    found = models.PositiveIntegerField(_("works found in it by its builder"), default=0)
    done = models.PositiveIntegerField(_("works written"), default=0)
    total = models.PositiveIntegerField(_("works to write"), null=True, blank=True)

    class Meta:
        verbose_name = _("search index")
        verbose_name_plural = _("search indexes")
        ordering = ["-created"]
        constraints = [
            models.UniqueConstraint(
                fields=["state"],
                condition=Q(state__in=["building", "live"]),
                name="one_building_and_one_live_index",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def seconds_left(self) -> float | None:
        """How long its builder will still write, at the pace it has had; none before it has one."""
        written = self.done - self.found
        if self.total is None or written <= 0:
            return None
        spent = (self.heartbeat - self.began).total_seconds()
        return spent / written * max(self.total - self.done, 0)


class IndexClock(models.Model):
    """One row: the order of writes, and what the indexes are known to lag behind in.

    Attributes:
        owner: written into every index, so that only its own are ever cleared away.
        tick: the highest version given to a write.
        behind: whether a change could not be written since the last reconcile began.
        reconciled: when the last complete reconcile ended.
    """

    ROW = 1

    owner = models.UUIDField(_("mark of the indexes of this database"), default=uuid4)
    tick = models.BigIntegerField(_("tick"), default=0)
    behind = models.BooleanField(_("behind"), default=False)
    reconciled = models.DateTimeField(_("reconciled"), null=True, blank=True)

    class Meta:
        verbose_name = _("clock of the search indexes")
        verbose_name_plural = _("clocks of the search indexes")

    def __str__(self) -> str:
        return str(self.tick)

    @classmethod
    def next_tick(cls) -> int:
        """Return a number above every earlier one; take it *before* reading what is written.

        Two writers that take ticks 5 and 6 and read in either order leave the state that the
        holder of 6 read; whatever changes after that has a write of its own.
        """
        with transaction.atomic():
            cls.change(tick=F("tick") + 1)
            return int(cls.objects.values_list("tick", flat=True).get(pk=cls.ROW))

    @classmethod
    def current(cls) -> "IndexClock":
        """Return the row, made when there is none yet."""
        clock, _created = cls.objects.get_or_create(pk=cls.ROW)
        return clock

    @classmethod
    def change(cls, **values: object) -> None:
        """Set fields of the row, made when there is none yet."""
        if not cls.objects.filter(pk=cls.ROW).update(**values):
            cls.current()
            cls.objects.filter(pk=cls.ROW).update(**values)

    @classmethod
    def fall_behind(cls) -> None:
        """Remember that a change did not reach every index; writes only when that is news."""
        if not cls.current().behind:
            cls.change(behind=True)
