"""``manage.py sync_messages``: bring the six catalogues in step with the code."""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand

from portal.languages import LANGUAGES
from portal.messages.catalogues import path_of, synchronised, write
from portal.messages.extraction import extract


class Command(BaseCommand):
    """Adds new messages, drops those that are gone, fills in English; guesses nothing."""

    help = "Bring the message catalogues of the six languages in step with the code."
    requires_system_checks = ()

    def handle(self, **_options: Any) -> None:
        """Write the catalogues and say how many messages each still lacks."""
        extracted = extract(settings.BASE_DIR)
        for language in LANGUAGES:
            path = path_of(language, Path(settings.LOCALE_PATHS[0]))
            present = polib.pofile(str(path), wrapwidth=0) if path.exists() else None
            catalogue = synchronised(language, extracted, present)
            write(catalogue, path)
            lacking = len(catalogue.untranslated_entries())
            self.stdout.write(f"{language.code}: {len(catalogue)} messages, {lacking} to translate")
