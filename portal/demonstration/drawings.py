"""Abstract pictures of the demonstration, drawn by the portal itself: free of others' rights."""

import math
from collections.abc import Callable
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 900
# Drawn larger and made smaller, so that edges are smooth.
OVERSAMPLING: Final = 2
DEEP, BLUE, PALE, SAND, RUST = "#0b3a5b", "#2f7fb5", "#d9e8f2", "#ecdfc8", "#b4552d"
GOLDEN_ANGLE: Final = math.pi * (3 - math.sqrt(5))


def hall(draw: ImageDraw.ImageDraw, width: int, height: int) -> None:
    """Rows of seats in a half circle around one table."""
    draw.rectangle((0, 0, width, height), fill=PALE)
    centre = (width / 2, height * 0.92)
    for row in range(7):
        radius = width * (0.13 + row * 0.052)
        seats = 9 + row * 4
        for seat in range(seats):
            angle = math.pi * (0.06 + 0.88 * seat / (seats - 1))
            taken = (seat * 5 + row * 3) % 11 == 0
            _disc(
                draw,
                centre[0] + radius * math.cos(angle),
                centre[1] - radius * math.sin(angle),
                width * 0.011,
                RUST if taken else (DEEP if row % 2 else BLUE),
            )
    _disc(draw, *centre, width * 0.06, SAND)


def network(draw: ImageDraw.ImageDraw, width: int, height: int) -> None:
    """Points of different size, near ones joined by lines."""
    draw.rectangle((0, 0, width, height), fill=DEEP)
    points = []
    for number in range(42):
        distance = math.sqrt((number + 0.5) / 42) * 0.62
        angle = number * GOLDEN_ANGLE
        points.append(
            (
                width * (0.5 + distance * math.cos(angle) * 0.78),
                height * (0.5 + distance * math.sin(angle) * 0.74),
            )
        )
    for number, point in enumerate(points):
        for other in points[:number]:
            if math.dist(point, other) < width * 0.105:
                draw.line((*point, *other), fill=BLUE, width=max(2, width // 640))
    for number, point in enumerate(points):
        colour = RUST if number % 9 == 0 else (SAND if number % 4 == 1 else PALE)
        _disc(draw, *point, width * (0.008 + (number % 5) * 0.0026), colour)


def currents(draw: ImageDraw.ImageDraw, width: int, height: int) -> None:
    """Six bands that run beside one another and never part."""
    draw.rectangle((0, 0, width, height), fill=SAND)
    colours = (DEEP, BLUE, RUST, PALE, DEEP, BLUE)
    thickness = height * 0.05
    for band, colour in enumerate(colours):
        line = [
            (
                width * step / 160,
                height * (0.26 + band * 0.096)
                + height * 0.13 * math.sin(step / 160 * math.tau * 1.15 + 0.5)
                + height * 0.02 * math.sin(step / 160 * math.tau * 3 + band),
            )
            for step in range(-4, 165)
        ]
        draw.line(line, fill=colour, width=int(thickness), joint="curve")


DRAWINGS: Final[dict[str, Callable[[ImageDraw.ImageDraw, int, int], None]]] = {
    "hall": hall,
    "network": network,
    "currents": currents,
}


def jpeg(name: str) -> bytes:
    """Return a drawing of 1600 × 900 pixels as JPEG, the same bytes at every call."""
    large = Image.new("RGB", (WIDTH * OVERSAMPLING, HEIGHT * OVERSAMPLING))
    DRAWINGS[name](ImageDraw.Draw(large), *large.size)
    out = BytesIO()
    large.resize((WIDTH, HEIGHT), Image.Resampling.BOX).save(out, "JPEG", quality=86)
    return out.getvalue()


def _disc(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: str) -> None:
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
