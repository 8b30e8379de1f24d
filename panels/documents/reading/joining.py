"""Lines of one paragraph to running text: words divided at a line's end, scripts without spaces."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from panels.documents.reading.characters import DIVIDING_HYPHEN, HARD_HYPHEN, IDEOGRAPH, SOFT_HYPHEN
from panels.documents.reading.contents import Doubt, DoubtKind
from panels.documents.reading.footnote_marks import without_marks
from panels.documents.reading.lines import Line
from panels.documents.reading.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_DIVIDED = re.compile(r"([^\W\d_]+(?:[-’'][^\W\d_]+)*)-$")
_URL_TAIL = re.compile(r"(?:https?://|www\.)\S*$")
_URL_PART = re.compile(r"^[\w\-./?=&%#~+:]*[./?=&%#\-_\d][\w\-./?=&%#~+:]*")
# A first half shorter than this says nothing by being a word of the text ("in-", "de-").
_TELLING_LENGTH = 4


class Joiner:
    """Joins lines, with the words of the whole text as evidence for divided ones."""

    def __init__(self, lines: Iterable[Line], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known: Counter[str] = Counter()
        spaced = unspaced = 0
        for line in lines:
            inner = without_marks(line.text)
            # Words at a line's end may be halves.
            self._known.update(word.lower() for word in _WORD.findall(inner.removesuffix("-")))
            spaced += len(re.findall(r"[\u4e00-\u9fff] [0-9A-Za-z]", inner))
            unspaced += len(re.findall(r"[\u4e00-\u9fff][0-9A-Za-z]", inner))
            if (divided := _DIVIDED.search(inner)) and divided[1].lower() in self._known:
                self._known[divided[1].lower()] -= 1
        self._space_beside_ideograph = " " if spaced > unspaced else ""
        self.doubts: list[Doubt] = []

    def join(self, lines: Sequence[Line]) -> str:
        """Return the lines as one text; what was uncertain is added to ``doubts``."""
        text = ""
        for line in lines:
            text = self._append(text, line) if text else line.text
        return text.replace(SOFT_HYPHEN, "").replace(HARD_HYPHEN, "-")

    def _append(self, text: str, line: Line) -> str:
        following = line.text
        address = _URL_TAIL.search(text) and self._continues_url(text, following)
        if address or (text.endswith("/") and following[:1].isalnum()):
            return text + following
        if text.endswith((SOFT_HYPHEN, DIVIDING_HYPHEN)):
            return text[:-1] + following
        if text.endswith(HARD_HYPHEN):
            return text[:-1] + "-" + following
        if text.endswith("-") and (divided := _DIVIDED.search(text)):
            return text[:-1] + self._hyphen(divided[1], line) + following
        return text + self._space(text, following) + following

    def _space(self, text: str, following: str) -> str:
        """Return what stands between two lines: nothing between ideographs."""
        before, after = without_marks(text)[-1:], without_marks(following)[:1]
        ideographs = bool(IDEOGRAPH.match(before)) + bool(IDEOGRAPH.match(after))
        if ideographs == 0:
            return " "
        words = before.isalnum() and after.isalnum()
        return self._space_beside_ideograph if ideographs == 1 and words else ""

    @staticmethod
    def _continues_url(text: str, following: str) -> bool:
        first = following.split(maxsplit=1)[0]
        return bool(text[-1] in "/-_=&?%." or re.match(r"^[./?=&%#_-]", first)) and bool(
            _URL_PART.match(first) or text[-1] in "/-_=&?%"
        )

    def _hyphen(self, head: str, line: Line) -> str:
        """Return the hyphen where it belongs to the word, and nothing where it divides it."""
        found = _WORD.match(line.text)
        if found is None or found[0][0].isupper():
            return "-"
        tail, last_head = found[0], re.split(r"[-’']", head)[-1]
        whole, hyphenated = (head + tail).lower(), f"{head}-{tail}".lower()
        if self._known[hyphenated] > self._known[whole]:
            return "-"
        if self._known[whole]:
            return ""
        if (
            tail.lower() in self._vocabulary.hyphenated_tail
            or last_head.lower() in self._vocabulary.hyphenated_head
        ):
            return "-"
        both_words = (
            self._known[tail.lower()] and self._known[last_head.lower()]
            and min(len(tail), len(last_head)) >= _TELLING_LENGTH
        )  # fmt: skip
        detail = f"{head}-|{tail}"
        self.doubts.append(Doubt(DoubtKind.HYPHEN, line.number, detail))
        return "-" if both_words else ""
