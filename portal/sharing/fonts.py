"""Fonts for share images: what this machine has, and which characters each can draw.

Pillow draws one string in one font and never falls back to another, so a line is split into runs
by the first font of a stack that has each character. Where no font of the machine has a letter,
the text it belongs to is not drawn at all: a picture without a title is better than boxes.
"""

import os
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from time import monotonic
from typing import Final

from PIL import ImageFont, features

FOLDERS: Final = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/Library/Fonts"),
    Path("/System/Library/Fonts"),
    Path("C:/Windows/Fonts"),
)
# File name and index of the face in it, best first. In Noto's and Source Han's collections of
# Chinese, Japanese and Korean the third face is the simplified Chinese one.
SIMPLIFIED_CHINESE: Final = 2
DISPLAY: Final = (
    ("NotoSerif-Bold.ttf", 0),
    ("NotoNaskhArabic-Bold.ttf", 0),
    ("Amiri-Bold.ttf", 0),
    ("NotoSerifCJK-Bold.ttc", SIMPLIFIED_CHINESE),
    ("NotoSansCJK-Bold.ttc", SIMPLIFIED_CHINESE),
    ("NotoSerif-Regular.ttf", 0),
    ("DejaVuSerif-Bold.ttf", 0),
    ("LiberationSerif-Bold.ttf", 0),
    ("Georgia Bold.ttf", 0),
    ("georgiab.ttf", 0),
)
TEXT: Final = (
    ("NotoSans-Regular.ttf", 0),
    ("NotoSansArabic-Regular.ttf", 0),
    ("NotoNaskhArabic-Regular.ttf", 0),
    ("NotoSansCJK-Regular.ttc", SIMPLIFIED_CHINESE),
    ("DejaVuSans.ttf", 0),
    ("LiberationSans-Regular.ttf", 0),
    ("wqy-zenhei.ttc", 0),
    ("wqy-microhei.ttc", 0),
    ("DroidSansFallbackFull.ttf", 0),
    ("GeezaPro.ttc", 0),
    ("Hiragino Sans GB.ttc", 0),
    ("arial.ttf", 0),
    ("Arial.ttf", 0),
    ("msyh.ttc", 0),
)
# No character at all: what a font draws for it is what it draws for anything it lacks.
NO_CHARACTER: Final = "\U0010fffe"
COVERAGE_SIZE: Final = 24
#: Seconds after which fonts are looked for again, if one was missing.
PATIENCE: Final = 60.0
FONT_ENDINGS: Final = (".ttf", ".otf", ".ttc")


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a font file; without a file, the one inside Pillow, which has plain Latin."""

    path: str
    index: int = 0

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """Return the face at a size in pixels."""
        return _font(self, size)

    def has(self, character: str) -> bool:
        """Say whether the face has a glyph of its own for a character."""
        return _has(self, character)


BUILT_IN: Final = Face("")


@cache
def faces(stack: tuple[tuple[str, int], ...]) -> tuple[Face, ...]:
    """Return the faces of a stack that this machine has, best first, and Pillow's own last."""
    found = _files()
    here = (Face(found[name.lower()], index) for name, index in stack if name.lower() in found)
    return (*here, BUILT_IN)


def can_draw(character: str) -> bool:
    """Say whether any font of this machine has a glyph for a character.

    The fonts of texts are asked first; only what none of them has is looked for in all others,
    which takes a second or two and is remembered. Fonts installed since are found within a minute.
    """
    if not _drawn(character) and monotonic() - Looked.at > PATIENCE:
        for remembered in (_files, faces, _drawn):
            remembered.cache_clear()
    return _drawn(character)


@lru_cache(maxsize=20_000)
def _drawn(character: str) -> bool:
    known = (face for face in faces(TEXT) if face != BUILT_IN)
    return any(face.has(character) for face in known) or any(
        _draws(path, character) for name, path in _files().items() if name.endswith(FONT_ENDINGS)
    )


def _draws(path: str, character: str) -> bool:
    try:
        font = ImageFont.truetype(path, COVERAGE_SIZE)
        return _glyph(font, character) != _glyph(font, NO_CHARACTER)
    except OSError:
        # A damaged file, or one of pictures in fixed sizes.
        return False


def shapes_arabic() -> bool:
    """Say whether this Pillow joins Arabic letters: it needs Raqm, and Raqm needs FriBidi."""
    return bool(features.check("raqm") and features.check("fribidi"))


class Looked:
    """When the fonts of this machine were looked for, by the monotonic clock."""

    at: float = 0.0


@cache
def _files() -> dict[str, str]:
    Looked.at = monotonic()
    folders = (*FOLDERS, Path.home() / ".local" / "share" / "fonts", Path.home() / ".fonts")
    return {
        name.lower(): str(Path(folder, name))
        for root in reversed(folders)
        for folder, _folders, names in os.walk(root)
        for name in names
    }


@lru_cache(maxsize=64)
def _font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    if not face.path:
        built_in = ImageFont.load_default(size)
        # Without FreeType Pillow would answer with a bitmap; every wheel of it has FreeType.
        if not isinstance(built_in, ImageFont.FreeTypeFont):
            raise RuntimeError("share images need a Pillow built with FreeType")
        return built_in
    return ImageFont.truetype(face.path, size, index=face.index)


@lru_cache(maxsize=20_000)
def _has(face: Face, character: str) -> bool:
    font = _font(face, COVERAGE_SIZE)
    return _glyph(font, character) != _glyph(font, NO_CHARACTER)


def _glyph(font: ImageFont.FreeTypeFont, character: str) -> tuple[bytes, float]:
    return bytes(font.getmask(character)), font.getlength(character)
