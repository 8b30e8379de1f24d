"""``manage.py seed_volume``."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from activities.volume.seeding import NoSectionError, seed_works


class Command(BaseCommand):
    """Make many generated activities, for measurements."""

    help = (
        "Makes N generated activities that say so, in six languages and in all states of "
        "agreement; the same seed gives the same ones, and those that exist are left alone."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add how many works, and the seed."""
        parser.add_argument("--works", type=int, default=1000, help="default: %(default)s")
        parser.add_argument("--seed", type=int, default=1, help="default: %(default)s")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make them.

        Raises:
            CommandError: on a site that is neither a demonstration nor in development, or that
                has no section for activities.
        """
        if not (settings.DEBUG or settings.PORTAL_DEMONSTRATION):
            raise CommandError(
                "This site is no demonstration: generated activities would stand among real ones."
            )
        try:
            made = seed_works(options["works"], options["seed"], self._tell)
        except NoSectionError as missing:
            raise CommandError(
                "There is no section 'cooperation'; run seed_demo first."
            ) from missing
        self.stdout.write(
            f"Made {made} generated activities. Nothing finds them yet: run search_rebuild, "
            "update_index and rebuild_references_index."
        )

    def _tell(self, made: int) -> None:
        self.stdout.write(f"{made} …")
