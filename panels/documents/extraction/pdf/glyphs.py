"""Glyphs and ruled lines of a PDF's pages, as PDFium finds them. Lengths are in points."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from panels.documents.extraction.refusals import MOST_PAGES, Reason, RefusedError

# PDFium's signs for a hyphen at a line's end: one that the text has, and one that only divides.
_HYPHEN: Final = 0x02
_SPACES: Final = frozenset({0x20, 0xA0, 0x3000, 0x09})
_LEAST_SPACE: Final = 0.1
_LEAST_SHOWN: Final = 0x20
_REPLACEMENT: Final = frozenset({0xFFFE, 0xFFFF, 0xFFFD})
_RULE_WIDTH: Final = 2.5
_RULE_LENGTH: Final = 6.0
# A box as large as this part of the page frames the page.
_FRAME: Final = 0.9
_MOST_GLYPHS: Final = 3_000_000
_MOST_PATHS: Final = 20_000
_MOST_DEPTH: Final = 4


@dataclass(slots=True)
class Glyph:
    """A character at its place; ``base`` is the height of its baseline, from below."""

    text: str
    left: float
    right: float
    base: float
    size: float
    order: int
    raised: bool = False

    @property
    def middle(self) -> float:
        """The middle of its width."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line; upright where ``left`` and ``right`` are about the same."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_upright(self) -> bool:
        """Whether it runs from top to bottom."""
        return self.top - self.bottom > self.right - self.left


@dataclass(slots=True)
class Page:
    """What stands on a page."""

    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    pictures: int


def pages(data: bytes) -> Iterator[Page]:
    """Yield a PDF's pages one by one.

    Raises:
        RefusedError: it is encrypted, broken, or has too many pages.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = pdfium_c.FPDF_GetLastError() == pdfium_c.FPDF_ERR_PASSWORD
        locked = locked or "password" in str(error).lower()
        raise RefusedError(Reason.ENCRYPTED if locked else Reason.BROKEN) from error
    count = len(document)
    if not count:
        raise RefusedError(Reason.BROKEN)
    if count > MOST_PAGES:
        raise RefusedError(Reason.TOO_MANY_PAGES, pages=count)
    total = 0
    for number in range(count):
        try:
            page = document[number]
            held = _page(page)
        except pdfium.PdfiumError as error:
            raise RefusedError(Reason.BROKEN) from error
        page.close()
        total += len(held.glyphs)
        if total > _MOST_GLYPHS:
            raise RefusedError(Reason.TOO_DEMANDING)
        yield held


def _page(page: pdfium.PdfPage) -> Page:
    width, height = page.get_size()
    rules: list[Rule] = []
    pictures = 0
    kinds = [pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE]
    for seen, found in enumerate(page.get_objects(filter=kinds, max_depth=_MOST_DEPTH)):
        if seen > _MOST_PATHS:
            break
        if found.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        else:
            rules.extend(rule for box in _boxes(found) for rule in _edges(box, width, height))
    return Page(width, height, list(_glyphs(page)), rules, pictures)


def _boxes(path: pdfium.PdfObject) -> Iterator[Rule]:
    """Yield the boxes of a path's parts: a frame, or a whole grid, may be drawn as one path."""
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for i in range(min(pdfium_c.FPDFPath_CountSegments(path), _MOST_PATHS)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, i)
        if pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_MOVETO and points:
            yield _box(points)
            points = []
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(matrix.on_point(x.value, y.value))
    if points:
        yield _box(points)


def _box(points: list[tuple[float, float]]) -> Rule:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Rule(min(xs), min(ys), max(xs), max(ys))


def _edges(box: Rule, width: float, height: float) -> Iterator[Rule]:
    """Yield a thin box as it is, and the four edges of a wider one unless it frames the page."""
    wide, high = box.right - box.left, box.top - box.bottom
    if max(wide, high) < _RULE_LENGTH:
        return
    if min(wide, high) <= _RULE_WIDTH:
        yield box
    elif wide < width * _FRAME and high < height * _FRAME:
        yield Rule(box.left, box.bottom, box.left, box.top)
        yield Rule(box.right, box.bottom, box.right, box.top)
        yield Rule(box.left, box.bottom, box.right, box.bottom)
        yield Rule(box.left, box.top, box.right, box.top)


def _glyphs(page: pdfium.PdfPage) -> Iterator[Glyph]:
    text = page.get_textpage()
    box = pdfium_c.FS_RECTF()
    matrix = pdfium_c.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for i in range(text.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(text, i)
        if code in _REPLACEMENT or (code < _LEAST_SHOWN and code != _HYPHEN):
            continue
        if pdfium_c.FPDFText_IsGenerated(text, i) == 1:
            continue
        if not pdfium_c.FPDFText_GetLooseCharBox(text, i, box):
            continue
        if code in _SPACES and box.right - box.left < _LEAST_SPACE:
            # PDFium's own, where the direction changes.
            continue
        pdfium_c.FPDFText_GetCharOrigin(text, i, x, y)
        pdfium_c.FPDFText_GetMatrix(text, i, matrix)
        # A face says its height as it likes, so the size is taken from how it is drawn.
        size = pdfium_c.FPDFText_GetFontSize(text, i) * math.hypot(matrix.c, matrix.d)
        sign = " " if code in _SPACES else chr(code)
        yield Glyph(sign, box.left, box.right, y.value, size, i)
    text.close()
