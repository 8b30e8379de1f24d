"""Every message that the code and the templates hold now."""

from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import polib
from django.core.management import call_command
from django.core.management.commands import makemessages

DOMAIN: Final = "django"
# Not the portal's own text, or text nobody but its engineers sees.
IGNORED: Final = (".venv", ".tools", "var", "node_modules", "tests", ".git", "docs")


class ExtractMessages(makemessages.Command):
    """``makemessages`` that leaves the catalogues alone and writes its template elsewhere."""

    def __init__(self, destination: Path) -> None:
        super().__init__()
        self.destination = str(destination)

    def find_files(self, root: str) -> list[Any]:
        """Return every file with messages, all bound for the one destination."""
        self.locale_paths = [self.destination]
        return [
            self.translatable_file_class(found.dirpath, found.file, self.destination)
            for found in super().find_files(root)
        ]


def extract(root: Path) -> polib.POFile:
    """Return the messages of the code under ``root``, without translations.

    Raises:
        CommandError: when gettext's tools are missing or cannot read a file.
    """
    with TemporaryDirectory() as folder, chdir(root):
        destination = Path(folder, "locale")
        (destination / "en" / "LC_MESSAGES").mkdir(parents=True)
        call_command(
            ExtractMessages(destination),
            locale=["en"],
            domain=DOMAIN,
            ignore_patterns=list(IGNORED),
            no_location=True,
            no_obsolete=True,
            keep_pot=True,
            verbosity=0,
        )
        return polib.pofile(str(destination / f"{DOMAIN}.pot"), wrapwidth=0)
