"""What every format is read into."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import get_supported_language_variant

from portal.languages import BY_CODE


@dataclass(frozen=True, slots=True)
class Row:
    """One text of a file.

    Attributes:
        key: what it has in common with its translations in other files.
        texts: by code of the portal's languages.
    """

    key: tuple[str, ...]
    texts: Mapping[str, str]


class Unreadable(ValueError):  # noqa: N818 -- a state of a file
    """A file is not what its name says, or is damaged; line 0 when it is no matter of a line."""

    def __init__(self, path: Path, line: int, why: str) -> None:
        self.path = path
        self.line = line
        super().__init__(f"{path}, line {line}: {why}" if line else f"{path}: {why}")


def code_of(tag: str) -> str:
    """Return the portal's code of a language tag such as ``zh_CN``; empty for other languages."""
    try:
        code = get_supported_language_variant(tag.strip().lower().replace("_", "-"))
    except LookupError:
        return ""
    return code if code in BY_CODE else ""
