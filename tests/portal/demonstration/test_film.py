"""The film is WebM that a browser plays."""

import struct

from portal.demonstration.film import FRAMES_PER_SECOND, SECONDS, film, picture, vp8_frame, webm


def test_a_frame_is_a_key_frame_of_vp8() -> None:
    frame = vp8_frame(picture(0.5))
    assert frame[0] & 1 == 0
    assert frame[3:6] == b"\x9d\x01\x2a"
    width, height = struct.unpack_from("<HH", frame, 6)
    assert (width & 0x3FFF, height & 0x3FFF) == (640, 360)


def test_the_file_names_its_type_and_holds_every_frame() -> None:
    data = film()
    assert data[:4] == b"\x1a\x45\xdf\xa3"
    assert b"webm" in data[:100]
    assert data.count(b"\x9d\x01\x2a") == SECONDS * FRAMES_PER_SECOND
    assert len(data) < 250_000


def test_lengths_add_up() -> None:
    data = webm([vp8_frame(picture(0.0))])
    header_size = int.from_bytes(data[4:12], "big") & ~(1 << 56)
    segment = data[12 + header_size :]
    assert segment[:4] == b"\x18\x53\x80\x67"
    assert int.from_bytes(segment[4:12], "big") & ~(1 << 56) == len(segment) - 12
