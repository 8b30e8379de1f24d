"""Fill a demonstration with the portal's own content and users for each role."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.demonstration.people import sign_ins
from portal.demonstration.seeding import NotADemonstrationError, seed


class Command(BaseCommand):
    """Make or update the demonstration; what editors changed meanwhile stays.

    The last lines say how to sign in; ``make demo`` shows them.
    """

    help = "Fill a demonstration with content in six languages and users for each role."

    def handle(self, *_args: Any, **options: Any) -> None:
        """Seed, and say how to sign in.

        Raises:
            CommandError: when this site is no demonstration.
        """
        began = time.monotonic()
        try:
            seed()
        except NotADemonstrationError as error:
            raise CommandError(
                f"{error}: this site is not a demonstration, and known passwords would be "
                "made for it. Nothing was changed."
            ) from error
        if options["verbosity"] > 1:
            self.stdout.write(f"Seeded in {time.monotonic() - began:.1f} s.")
        for line in sign_ins(settings.WAGTAILADMIN_BASE_URL):
            self.stdout.write(line)
