"""Makes PDFs of HTML, where this machine has the fonts and programs for it."""

import unicodedata
from functools import cache
from html import unescape
from importlib import metadata
from pathlib import Path
from threading import Lock
from typing import Final

from django.utils.html import strip_tags

from portal.sharing.fonts import can_draw

STYLE: Final = Path(__file__).parent / "print.css"
#: Spaces, controls and marks of direction: nothing is drawn for them.
UNSEEN: Final = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))
VARIATION_SELECTORS: Final = range(0xFE00, 0xFE10)
#: Seconds to wait for others.
PATIENCE: Final = 20.0
# A long text takes about 170 MB while it is set, and WeasyPrint makes no promise on threads.
_one_at_a_time = Lock()


class CannotPrintError(Exception):
    """This machine cannot set a text; the message says what it lacks."""


class BusyError(Exception):
    """Others are having their PDFs made."""


@cache
def recipe() -> str:
    """Return what a PDF depends on besides its HTML: WeasyPrint's version and our style."""
    return f"{metadata.version('weasyprint')}\n{_style()}"


def make(html: str) -> bytes:
    """Return HTML as PDF/UA-1.

    Raises:
        CannotPrintError: Pango is not installed, or no font has a character of the text.
        BusyError: others are still waiting for theirs; a worker has no more threads than that.
    """
    absent = missing_characters(html)
    if absent:
        raise CannotPrintError(
            "no font for " + " ".join(f"U+{ord(character):04X}" for character in absent)
        )
    try:
        # Loads Pango, which a machine may lack: only PDFs need it.
        from portal.printing.typesetting import typeset  # noqa: PLC0415
    except OSError as error:
        raise CannotPrintError(str(error)) from error
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        raise BusyError("other PDFs are being made")
    try:
        return typeset(html, _style())
    finally:
        _one_at_a_time.release()


def missing_characters(html: str) -> str:
    """Return the characters of a text that no font of this machine can draw, in order."""
    return "".join(
        character
        for character in sorted(set(unescape(strip_tags(html))))
        if unicodedata.category(character) not in UNSEEN
        and ord(character) not in VARIATION_SELECTORS
        and not can_draw(character)
    )


@cache
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")
