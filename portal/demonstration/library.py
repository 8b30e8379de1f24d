"""Pictures and files of the demonstration, drawn and written when they are missing."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from portal.demonstration.drawings import DRAWINGS, jpeg
from portal.demonstration.film import film
from portal.demonstration.texts import CONTENT
from portal.languages import CODES

PREFIX: Final = "demonstration"
# A text file is opened by programs that cannot know its encoding; the mark tells them.
WITH_MARK: Final = "utf-8-sig"


def pictures() -> dict[str, int]:
    """Return the primary key of each picture by name, drawing what is missing."""
    model = get_image_model()
    keys = {}
    for name in DRAWINGS:
        file_name = f"{PREFIX}-{name}"
        # The storage adds to a name that is taken, so what it begins with is what lasts.
        image = model.objects.filter(file__contains=f"/{file_name}").order_by("pk").first()
        if image is None:
            image = model.objects.create(
                title=f"Demonstration: {name}",
                file=ContentFile(jpeg(name), f"{file_name}.jpg"),
                collection=Collection.get_first_root_node(),
            )
        keys[name] = image.pk
    return keys


def files() -> dict[str, dict[str, int]]:
    """Return the primary key of each file by name, then by the language of the page it is for."""
    keys: dict[str, dict[str, int]] = {}
    for name, code, file_name, content in _wanted():
        keys.setdefault(name, {})[code] = stored(f"{PREFIX}-{file_name}", content)
    film_key = stored(f"{PREFIX}-film.webm", film)
    keys["film"] = dict.fromkeys(CODES, film_key)
    for code in CODES:
        keys[f"captions-{code}"] = dict.fromkeys(CODES, keys["captions"][code])
    return keys


def _wanted() -> Iterator[tuple[str, str, str, Callable[[], bytes]]]:
    """Yield name, language, file name and content of each file that is written per language."""
    for code in CODES:
        checklist, captions = CONTENT / code / "checklist.txt", CONTENT / code / "captions.vtt"
        yield (
            "checklist",
            code,
            f"checklist-{code}.txt",
            partial(_marked, checklist),
        )
        yield "captions", code, f"captions-{code}.vtt", captions.read_bytes


def _marked(path: Path) -> bytes:
    return path.read_text(encoding="utf-8").encode(WITH_MARK)


def stored(file_name: str, content: Callable[[], bytes]) -> int:
    """Return the primary key of a file, storing it if it is missing."""
    model = get_document_model()
    stem, _dot, extension = file_name.rpartition(".")
    found = model.objects.filter(
        file__contains=f"/{stem}", file__endswith=f".{extension}"
    ).order_by("pk")
    document = found.first() or model.objects.create(
        title=file_name,
        file=ContentFile(content(), file_name),
        collection=Collection.get_first_root_node(),
    )
    return int(document.pk)
