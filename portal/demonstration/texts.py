"""The words of the demonstration: ``content/<language>/<slug>.toml``, one file a page.

A file gives the fields of a page; ``body`` is a list of tables with one key each, the name of a
block. ``image:NAME``, ``file:NAME`` and ``page:SLUG`` stand for what they name in the same
language, as a whole value or as the ``href`` of a link in rich text.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from portal.languages import CODES

CONTENT: Final = Path(__file__).parent / "content"
NAMED: Final = re.compile(r"(?P<kind>image|file|page):(?P<name>[a-z-]+)")
LINK: Final = re.compile(r'<a href="(?P<kind>file|page):(?P<name>[a-z-]+)">')
LINK_TYPES: Final = {"file": "document", "page": "page"}


@dataclass(frozen=True)
class Named:
    """Primary keys of what texts can name.

    Attributes:
        image: by name.
        file: by name, then by language code.
        page: by slug, then by language code.
    """

    image: Mapping[str, int] = field(default_factory=dict)
    file: dict[str, dict[str, int]] = field(default_factory=dict)
    page: dict[str, dict[str, int]] = field(default_factory=dict)

    def key(self, kind: str, name: str, code: str) -> int:
        """Return the primary key of what is named.

        Raises:
            KeyError: when nothing has that name (yet) in that language.
        """
        found = getattr(self, kind)[name]
        return int(found if kind == "image" else found[code])


def read(file: Traversable) -> dict[str, Any]:
    """Return what a TOML file of words or facts holds."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def raw(slug: str, code: str) -> dict[str, Any]:
    """Return a page's file as it is."""
    return read(CONTENT / code / f"{slug}.toml")


def codes_of(slug: str) -> list[str]:
    """Return the codes of the languages in which a page is written."""
    return [code for code in CODES if (CONTENT / code / f"{slug}.toml").exists()]


def versions(slug: str, named: Named) -> dict[str, dict[str, Any]]:
    """Return the fields of a page by language code, in the form in which ``plant`` takes them."""
    found = {}
    for code in codes_of(slug):
        fields = resolve(raw(slug, code), code, named)
        fields["body"] = [pair for block in fields["body"] for pair in block.items()]
        found[code] = fields
    return found


def resolve(value: Any, code: str, named: Named) -> Any:
    """Return a value with primary keys in the places of names."""
    if isinstance(value, dict):
        return {key: resolve(part, code, named) for key, part in value.items()}
    if isinstance(value, list):
        return [resolve(part, code, named) for part in value]
    if not isinstance(value, str):
        return value
    if match := NAMED.fullmatch(value):
        return named.key(match["kind"], match["name"], code)
    return LINK.sub(partial(_opening_tag, code=code, named=named), value)


def _opening_tag(match: re.Match[str], code: str, named: Named) -> str:
    key = named.key(match["kind"], match["name"], code)
    return f'<a linktype="{LINK_TYPES[match["kind"]]}" id="{key}">'
