"""Choice of a content language inside a block."""

from typing import Final

from portal.languages import LANGUAGES

# Endonyms: an editor looking for their own language finds it whatever the interface speaks.
LANGUAGE_CHOICES: Final[list[tuple[str, str]]] = [
    (language.code, language.endonym) for language in LANGUAGES
]
