"""Check the record of agreement."""

from typing import Any

from django.core.management.base import BaseCommand

from activities.agreement.models import Decision
from activities.agreement.verifying import problems


class Command(BaseCommand):
    """Read the record of agreement again and say whether all is as it says."""

    help = __doc__

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write one problem a line.

        Raises:
            SystemExit: with 1, where there are problems.
        """
        count = 0
        for problem in problems():
            count += 1
            self.stderr.write(problem)
        if count:
            self.stderr.write(f"{count} problems found.")
            raise SystemExit(1)
        entries = Decision.objects.count()
        self.stdout.write(f"{entries} entries: the record is whole, and all that is public agreed.")
