"""Words and conventions of the six official languages, by the portal's language code."""

from collections.abc import Mapping
from types import MappingProxyType

from panels.documents.reading.vocabulary.arabic import ARABIC
from panels.documents.reading.vocabulary.chinese import CHINESE
from panels.documents.reading.vocabulary.english import ENGLISH
from panels.documents.reading.vocabulary.french import FRENCH
from panels.documents.reading.vocabulary.russian import RUSSIAN
from panels.documents.reading.vocabulary.spanish import SPANISH
from panels.documents.reading.vocabulary.vocabulary import Vocabulary

VOCABULARIES: Mapping[str, Vocabulary] = MappingProxyType(
    {
        vocabulary.language: vocabulary
        for vocabulary in (ARABIC, CHINESE, ENGLISH, FRENCH, RUSSIAN, SPANISH)
    }
)

__all__ = ["VOCABULARIES", "Vocabulary"]
