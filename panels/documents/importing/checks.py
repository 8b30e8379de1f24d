"""Whether what was read can be the document that the operator named."""

import unicodedata
from typing import Final

from panels.documents.importing.refusals import ImportRefusedError
from panels.documents.reading import DoubtKind, ReadDocument
from panels.documents.symbols import Symbol
from portal.languages import BY_CODE

_SCRIPTS: Final = {
    "ar": ("ARABIC", "Arabic"),
    "zh-hans": ("CJK", "Chinese"),
    "ru": ("CYRILLIC", "Cyrillic"),
}
_LATIN: Final = ("LATIN", "Latin")


def check(document: ReadDocument, symbol: Symbol) -> None:
    """Refuse a text without paragraphs, with another document's number, or in another script.

    Raises:
        ImportRefusedError: saying which.
    """
    if not document.blocks:
        raise ImportRefusedError("No paragraph was found in the text.")
    differing = (d for d in document.doubts if d.kind is DoubtKind.SYMBOL_DIFFERS)
    if (doubt := next(differing, None)) is not None:
        raise ImportRefusedError(
            f"The text is headed “{doubt.detail[:60]}” (line {doubt.line}), which is not the "
            f"number of {symbol}. Check --symbol."
        )
    prefix, name = _SCRIPTS.get(document.language, _LATIN)
    letters = [sign for text in document.texts() for sign in text.text if sign.isalpha()]
    own = sum(unicodedata.name(sign, "").startswith(prefix) for sign in letters)
    if own * 2 < len(letters):
        raise ImportRefusedError(
            f"Most letters of the text are not {name}, so it is hardly in "
            f"{BY_CODE[document.language].endonym}. Check --language."
        )
