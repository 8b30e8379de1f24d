"""Deleting files that nobody came back for."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from django.utils import timezone


def forget_older(folder: Path, kept: timedelta) -> None:
    """Delete what is older in a folder; there may be no such folder.

    Args:
        folder: of files that wait for somebody to go on with them.
        kept: how long they wait, from when they were last written.
    """
    before = (timezone.now() - kept).timestamp()
    for path in folder.glob("*"):
        # Somebody else may be deleting it too.
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < before:
                path.unlink()
