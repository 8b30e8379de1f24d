"""The picture that a shared link shows: 1200 by 630 pixels, in the page's language."""

import hashlib
from dataclasses import astuple, dataclass
from functools import cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

from portal.languages import Language
from portal.sharing.fonts import DISPLAY, TEXT, faces, shapes_arabic
from portal.sharing.typesetting import Type, drawable, wrapped

# Open Graph's usual size: https://ogp.me, and the ratio 1.91 that social networks cut to.
WIDTH: Final = 1200
HEIGHT: Final = 630
MARGIN: Final = 80
# The portal's own colours: --deep, --on-deep, --on-deep-soft of tokens.css, and two steps between.
GROUND: Final = "#10294a"
INK: Final = "#f4f1ea"
INK_SOFT: Final = "#c9d5e6"
ORNAMENT: Final = "#1a3861"
RULE: Final = "#3d5c87"

SIGN_SIZE: Final = 60
SMALL_SIZE: Final = 30
HEADER_BASELINE: Final = 118
TITLE_TOP: Final = 176
TITLE_BOTTOM: Final = 478
FOOTER_RULE: Final = 508
FOOTER_BASELINE: Final = 560
TITLE_SIZES: Final = (76, 68, 60, 52, 46)
COLOURS: Final = 64
SUPERSAMPLING: Final = 4
# Change it when the drawing changes: it is a part of every picture's address in the cache.
EDITION: Final = 1


@dataclass(frozen=True, slots=True)
class Subject:
    """What a picture says; every text in the same language.

    Attributes:
        title: title of the page.
        site_name: name of the portal.
        kind: name of the kind of work, may be empty.
        symbol: UN document symbol, may be empty.
        language: language of the page.
    """

    title: str
    site_name: str
    kind: str
    symbol: str
    language: Language

    def digest(self) -> str:
        """Return a name that changes with anything that changes the picture, fonts included."""
        fonts = (face.path for face in faces(DISPLAY + TEXT))
        parts = (EDITION, WIDTH, HEIGHT, *astuple(self), *fonts, shapes_arabic())
        return hashlib.sha256(repr(parts).encode()).hexdigest()


def draw(subject: Subject) -> bytes:
    """Draw a picture and return it as PNG.

    Texts for which this machine has no font are left out (see ``portal.sharing.fonts``): the sign,
    the symbol and whatever else can be set remain.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    board = Board(ImageDraw.Draw(image), subject.language)
    _ornament(image, board)
    _header(image, board, subject.site_name)
    _title(board, subject)
    _footer(board, subject)
    png = BytesIO()
    image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        png, "PNG", compress_level=6
    )
    return png.getvalue()


@dataclass(frozen=True, slots=True)
class Board:
    """A canvas on which places are counted from the edge where reading starts."""

    canvas: ImageDraw.ImageDraw
    language: Language

    def inline(self, start: float, width: float) -> float:
        """Return the horizontal coordinate of a thing that begins ``start`` pixels in."""
        return WIDTH - start - width if self.language.direction == "rtl" else start

    def type_of(self, stack: tuple[tuple[str, int], ...], size: int) -> Type:
        """Return how a text in the page's language is set."""
        return Type(faces(stack), size, self.language)

    def write(self, kind: Type, text: str, start: float, baseline: float, colour: str) -> None:
        """Draw one line that begins ``start`` pixels in."""
        kind.draw(self.canvas, (self.inline(start, kind.width(text)), baseline), text, colour)


def _header(image: Image.Image, board: Board, site_name: str) -> None:
    mask = _sign(SIGN_SIZE)
    place = (round(board.inline(MARGIN, SIGN_SIZE)), HEADER_BASELINE - SIGN_SIZE + 18)
    image.paste(Image.new("RGB", mask.size, INK), place, mask)
    kind = board.type_of(TEXT, SMALL_SIZE)
    start = MARGIN + SIGN_SIZE + 24
    lines, _whole = wrapped(drawable(site_name, kind.faces), kind, WIDTH - MARGIN - start, 1)
    board.write(kind, lines[0], start, HEADER_BASELINE, INK_SOFT)


def _title(board: Board, subject: Subject) -> None:
    """Set the title as large as it fits; the smallest size ends in an ellipsis if it must.

    The symbol takes its place where this machine cannot draw it.
    """
    fonts = faces(DISPLAY + TEXT)
    text = drawable(subject.title, fonts) or drawable(subject.symbol, fonts)
    for size in TITLE_SIZES:
        kind = board.type_of(DISPLAY + TEXT, size)
        leading = size * (1.5 if board.language.direction == "rtl" else 1.26)
        most = int((TITLE_BOTTOM - TITLE_TOP) // leading)
        lines, whole = wrapped(text, kind, WIDTH - 2 * MARGIN, most)
        if whole:
            break
    top = TITLE_TOP + (TITLE_BOTTOM - TITLE_TOP - leading * len(lines)) / 2
    for number, line in enumerate(lines):
        board.write(kind, line, MARGIN, top + leading * (number + 0.76), INK)


def _footer(board: Board, subject: Subject) -> None:
    board.canvas.rectangle((MARGIN, FOOTER_RULE, WIDTH - MARGIN, FOOTER_RULE + 1), fill=RULE)
    kind = board.type_of(TEXT, SMALL_SIZE)
    endonym = drawable(subject.language.endonym, kind.faces)
    end = WIDTH - MARGIN - kind.width(endonym)
    board.write(kind, endonym, end, FOOTER_BASELINE, INK_SOFT)
    start: float = MARGIN
    for text, colour in ((subject.kind, INK_SOFT), (subject.symbol, INK)):
        lines, _whole = wrapped(drawable(text, kind.faces), kind, max(end - start - 40, 1), 1)
        if text and lines[0]:
            board.write(kind, lines[0], start, FOOTER_BASELINE, colour)
            start += kind.width(lines[0]) + 32


def _ornament(image: Image.Image, board: Board) -> None:
    """Lay the sign, large and quiet, over the corner where the picture ends."""
    size = 620
    mask = _sign(size)
    place = (round(board.inline(WIDTH - size * 0.62, size)), HEIGHT - round(size * 0.66))
    image.paste(Image.new("RGB", mask.size, ORNAMENT), place, mask)


@cache
def _sign(size: int) -> Image.Image:
    """Return the wordmark's sign, two rings that share a lens, as a mask ``size`` pixels wide."""
    large = size * SUPERSAMPLING
    unit = large / 40
    rings = [(cx - 11.5, 8.5, cx + 11.5, 31.5) for cx in (14.5, 25.5)]
    boxes = [tuple(round(edge * unit) for edge in ring) for ring in rings]
    discs = []
    mask = Image.new("L", (large, large))
    outline = ImageDraw.Draw(mask)
    for box in boxes:
        disc = Image.new("1", mask.size)
        ImageDraw.Draw(disc).ellipse(box, fill=1)
        discs.append(disc)
        outline.ellipse(box, outline=255, width=round(2.5 * unit))
    lens = Image.new("1", mask.size)
    lens.paste(discs[0], mask=discs[1])
    mask.paste(255, mask=lens.convert("L"))
    return mask.resize((size, size), Image.Resampling.LANCZOS)
