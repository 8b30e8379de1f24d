"""Recordings to show."""

import io
import math
import struct
import wave
from typing import Any

from django.core.files.base import ContentFile

from panels.recordings.models import Recording, Track, Version

ENGLISH = """WEBVTT

00:00:00.000 --> 00:00:02.000
<v Chair>Welcome to the panel

00:00:02.000 --> 00:00:04.000
<v Chair>We speak of <lang fr>la paix</lang> & rights

00:00:04.000 --> 00:00:06.000
<v Delegate of Fiji>Thank you, Chair

00:00:06.000 --> 00:00:08.000
We learnt from one another
""".replace(" & ", " &amp; ")
ARABIC = """WEBVTT

00:00:00.000 --> 00:00:03.000
<v الرئيسة>أهلاً بكم في حلقة النقاش

00:00:03.000 --> 00:00:08.000
<v مندوب فيجي>شكراً جزيلاً
"""
DESCRIPTION = """WEBVTT

00:00:00.000 --> 00:00:02.000
The room is full
"""


def sound(seconds: int = 8) -> bytes:
    """Return a quiet tone as WAV: 8 kHz, one channel."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        tone = (int(800 * math.sin(n / 8000 * 440 * math.tau)) for n in range(8000 * seconds))
        file.writeframes(b"".join(struct.pack("<h", level) for level in tone))
    return out.getvalue()


def recording(
    words: dict[str, str] | None = None,
    data: bytes | None = None,
    name: str = "a.wav",
    **values: Any,
) -> Recording:
    """Keep a recording with captions, in English and Arabic unless others are given."""
    found = Recording(
        **{"titles": {"en": "Peer support"}, "medium": "audio", "language": "en", **values}
    )
    if data is not None:
        found.file.save(name, ContentFile(data), save=False)
    found.save()
    for code, text in (words if words is not None else {"en": ENGLISH, "ar": ARABIC}).items():
        Track.objects.create(recording=found, language=code, text=text)
    return found


def describe(shown: Recording) -> Track:
    """Add descriptions in English."""
    track: Track = Track.objects.create(
        recording=shown, language="en", kind=Track.Kind.DESCRIPTIONS, text=DESCRIPTION
    )
    return track


def version(shown: Recording, data: bytes | None = None, **values: Any) -> Version:
    """Add another version."""
    found = Version(recording=shown, **{"kind": "international_sign", **values})
    if data is not None:
        found.file.save("b.webm", ContentFile(data), save=False)
    found.save()
    return found
