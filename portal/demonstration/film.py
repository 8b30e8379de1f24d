"""A short silent film of the demonstration, drawn frame by frame.

No encoder of films is installed for it: a lossy WebP picture is one key frame of VP8 (RFC 9649,
section 2.5), and WebM is a container for such frames (RFC 9559).
"""

import math
import struct
from functools import cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

from portal.demonstration.drawings import BLUE, DEEP, PALE, RUST, SAND

WIDTH, HEIGHT = 640, 360
SECONDS: Final = 12
FRAMES_PER_SECOND: Final = 8
QUALITY: Final = 50
TICKS_PER_SECOND: Final = 1000


@cache
def film() -> bytes:
    """Return the film as WebM: VP8 of 640 × 360 pixels, 12 s, no sound."""
    count = SECONDS * FRAMES_PER_SECOND
    return webm([vp8_frame(picture(number / (count - 1))) for number in range(count)])


def picture(moment: float) -> Image.Image:
    """Draw the film at a moment between 0 and 1.

    Until a third, one point; until two thirds, six points come; then lines join them all.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), DEEP)
    draw = ImageDraw.Draw(image)
    centre = (WIDTH / 2, HEIGHT / 2)
    arrived = min(1.0, max(0.0, moment * 3 - 1))
    joined = min(1.0, max(0.0, moment * 3 - 2))
    radius = 130 + 400 * (1 - arrived) ** 2
    points = [
        (
            centre[0] + radius * math.cos(number / 6 * math.tau + moment),
            centre[1] + radius * math.sin(number / 6 * math.tau + moment),
        )
        for number in range(6)
    ]
    for point in points:
        near = tuple(c + (p - c) * joined for c, p in zip(centre, point, strict=True))
        draw.line((*centre, *near), fill=BLUE, width=4)
    for number, (x, y) in enumerate(points):
        draw.ellipse((x - 16, y - 16, x + 16, y + 16), fill=(PALE, SAND)[number % 2])
    size = 14 + 12 * min(1.0, moment * 3)
    draw.ellipse(
        (centre[0] - size, centre[1] - size, centre[0] + size, centre[1] + size), fill=RUST
    )
    return image


def vp8_frame(image: Image.Image) -> bytes:
    """Return a picture as a key frame of VP8."""
    out = BytesIO()
    image.save(out, "WEBP", quality=QUALITY, method=2)
    data = out.getvalue()
    start = data.index(b"VP8 ")
    (length,) = struct.unpack_from("<I", data, start + 4)
    return data[start + 8 : start + 8 + length]


def webm(frames: list[bytes]) -> bytes:
    """Return frames of VP8 in a WebM file, one cluster a second, each frame a key frame."""
    header = _element(
        0x1A45DFA3,
        _number(0x4286, 1),
        _number(0x42F7, 1),
        _number(0x42F2, 4),
        _number(0x42F3, 8),
        _element(0x4282, b"webm"),
        _number(0x4287, 2),
        _number(0x4285, 2),
    )
    duration = len(frames) / FRAMES_PER_SECOND * TICKS_PER_SECOND
    info = _element(
        0x1549A966,
        _number(0x2AD7B1, 1_000_000_000 // TICKS_PER_SECOND),
        _element(0x4489, struct.pack(">d", duration)),
        _element(0x4D80, b"portal"),
        _element(0x5741, b"portal"),
    )
    size = _element(0xE0, _number(0xB0, WIDTH), _number(0xBA, HEIGHT))
    track = _element(
        0xAE,
        _number(0xD7, 1),
        _number(0x73C5, 1),
        _number(0x83, 1),
        _element(0x86, b"V_VP8"),
        size,
    )
    clusters = [
        _cluster(second, frames[second * FRAMES_PER_SECOND : (second + 1) * FRAMES_PER_SECOND])
        for second in range(math.ceil(len(frames) / FRAMES_PER_SECOND))
    ]
    return header + _element(0x18538067, info, _element(0x1654AE6B, track), *clusters)


def _cluster(second: int, frames: list[bytes]) -> bytes:
    blocks = [
        _element(0xA3, b"\x81" + struct.pack(">hB", number * 1000 // FRAMES_PER_SECOND, 0x80), data)
        for number, data in enumerate(frames)
    ]
    return _element(0x1F43B675, _number(0xE7, second * TICKS_PER_SECOND), *blocks)


def _element(identifier: int, *parts: bytes) -> bytes:
    """Return an EBML element (RFC 8794) with its length in eight octets."""
    body = b"".join(parts)
    name = identifier.to_bytes((identifier.bit_length() + 7) // 8, "big")
    return name + (len(body) | 1 << 56).to_bytes(8, "big") + body


def _number(identifier: int, value: int) -> bytes:
    return _element(identifier, value.to_bytes(max(1, (value.bit_length() + 7) // 8), "big"))
