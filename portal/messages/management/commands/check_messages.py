"""``manage.py check_messages``: are the six catalogues complete and right?"""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.languages import LANGUAGES
from portal.messages.catalogues import path_of
from portal.messages.checks import Finding, findings
from portal.messages.extraction import extract


class Command(BaseCommand):
    """Fails on a message that is missing, empty, fuzzy, obsolete or broken in any language."""

    help = "Check that the message catalogues of the six languages are complete and right."
    requires_system_checks = ()

    def handle(self, **_options: Any) -> None:
        """Print every finding; raise ``CommandError`` when there is any."""
        found = list(self._findings())
        for finding in found:
            self.stderr.write(str(finding))
        if found:
            raise CommandError(f"{len(found)} findings in the message catalogues.")
        self.stdout.write(f"{len(LANGUAGES)} message catalogues are complete.")

    def _findings(self) -> list[Finding]:
        extracted = extract(settings.BASE_DIR)
        folder = Path(settings.LOCALE_PATHS[0])
        found: list[Finding] = []
        for language in LANGUAGES:
            path = path_of(language, folder)
            if not path.exists():
                found.append(Finding(language.code, "", f"there is no {path}"))
                continue
            catalogue = polib.pofile(str(path), wrapwidth=0, check_for_duplicates=False)
            found.extend(findings(language, extracted, catalogue))
        return found
