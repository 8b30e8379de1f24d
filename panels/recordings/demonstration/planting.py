"""Planting a recording: a short silent film with captions in the six languages."""

from collections.abc import Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from django.core.files.base import ContentFile

from panels.recordings.models import Recording, Track
from panels.recordings.subtitles import decode, read_vtt, write_vtt
from portal.demonstration.film import film
from portal.languages import CODES

if TYPE_CHECKING:
    from portal.demonstration.planting import Grounds

#: By which it is found again, whatever an editor has changed in other languages.
TITLES: Final[Mapping[str, str]] = {
    "ar": "ست نقاط تلتقي (فيلم للعرض التجريبي)",
    "zh-hans": "六点相连（演示影片）",
    "en": "Six points meet (film of the demonstration)",
    "fr": "Six points se rejoignent (film de démonstration)",
    "ru": "Шесть точек встречаются (фильм для демонстрации)",
    "es": "Seis puntos se encuentran (película de demostración)",
}
ELSEWHERE: Final = "https://webtv.un.org/en"
_CONTENT: Final = files("portal.demonstration") / "content"


def planted_recording() -> Recording | None:
    """Return the recording, if it is there."""
    found: Recording | None = Recording.objects.filter(titles__en=TITLES["en"]).first()
    return found


def plant_recording(_grounds: "Grounds") -> None:
    """Make the recording once; what an editor has made of it stays."""
    if planted_recording():
        return
    recording = Recording(titles=dict(TITLES), language="en", url=ELSEWHERE)
    recording.file.save("film.webm", ContentFile(film()), save=False)
    recording.save()
    for place, code in enumerate(("en", *(code for code in CODES if code != "en"))):
        text = write_vtt(read_vtt(decode((_CONTENT / code / "captions.vtt").read_bytes())))
        kind = Track.Kind.CAPTIONS if code == "en" else Track.Kind.SUBTITLES
        Track.objects.create(
            recording=recording, language=code, kind=kind, text=text, sort_order=place
        )
