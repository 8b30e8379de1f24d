"""A command that seals rows anew by the first key, so that older keys can be taken away."""

from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Model

from portal.sealing import NoKeyError, Seal, UnreadableError


class ResealCommand(BaseCommand):
    """Seals anew what is kept; a room says what.

    Attributes:
        seal: by whose keys.
        model: of the rows, whose field ``sealed`` holds what was sealed.
        called: what the rows are, for whoever reads that some cannot be opened.
    """

    seal: ClassVar[Seal]
    model: ClassVar[type[Model]]
    called: ClassVar[str]

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Seal one by one, so that nobody who needs a row waits for all of them.

        Raises:
            CommandError: there is no key, or some rows cannot be opened by any.
        """
        done, unreadable = 0, []
        for pk in self._rows().values_list("pk", flat=True):
            try:
                done += self._reseal(pk)
            except NoKeyError as error:
                raise CommandError(str(error)) from None
            except UnreadableError:
                unreadable.append(str(pk))
        self.stdout.write(f"{done} sealed by the first key")
        if unreadable:
            raise CommandError(f"no key opens these {self.called}: {', '.join(unreadable)}")

    def _rows(self) -> Any:
        return self.model._default_manager.all()  # noqa: SLF001 -- documented model API

    @transaction.atomic
    def _reseal(self, pk: int) -> int:
        row = self._rows().select_for_update().filter(pk=pk).first()
        if row is None:
            return 0
        row.sealed = self.seal.reseal(row.sealed)
        row.save(update_fields=["sealed"])
        return 1
