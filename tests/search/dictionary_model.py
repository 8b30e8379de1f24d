"""A small embedding model: words of a dictionary have one direction in every language."""

import math
import re
from collections.abc import Sequence
from zlib import crc32

from portal.languages import Language
from search.embeddings import EmbedderAway

DIMENSIONS = 64
#: Words that mean the same; stems, so that forms of a word begin with one of them.
DICTIONARY = (
    "prison тюрьм سجن 监狱",
    "water вод ماء 水",
    "judge судь قاض 法官",
    "school школ مدرس 学校",
)


class DictionaryModel:
    """Adds up the directions of the words of a text; other words have directions of their own."""

    name = "dictionary 1"
    dimensions = DIMENSIONS
    similarity = 0.6

    def embed(self, texts: Sequence[str], language: Language) -> list[list[float]]:
        """Return vectors of length 1."""
        del language
        return [self._vector(text.lower()) for text in texts]

    def _vector(self, text: str) -> list[float]:
        words = re.findall(r"[^\W_]+", text)
        known = [line for line in DICTIONARY if any(stem in text for stem in line.split())]
        others = [w for w in words if not any(s in w for line in DICTIONARY for s in line.split())]
        vector = [0.0] * DIMENSIONS
        for place, line in enumerate(DICTIONARY):
            vector[place] += float(line in known)
        for word in others:
            vector[len(DICTIONARY) + crc32(word.encode()) % (DIMENSIONS - len(DICTIONARY))] += 0.5
        length = math.hypot(*vector) or 1.0
        return [number / length for number in vector] if any(vector) else [1.0] * DIMENSIONS


class AwayModel(DictionaryModel):
    """The same, when nobody can ask it for queries."""

    def embed(self, texts: Sequence[str], language: Language) -> list[list[float]]:
        """Answer for texts of works, and not for a query.

        Raises:
            EmbedderAway: for a text of one line that ends without a full stop.
        """
        if not texts[0].endswith("."):
            raise EmbedderAway("asleep")
        return super().embed(texts, language)
