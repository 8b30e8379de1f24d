"""Whether what was read can be the document that the operator named."""

import unicodedata
from typing import Final

from django.utils.translation import gettext as _

from panels.documents.importing.refusals import ImportRefusedError
from panels.documents.reading import DoubtKind, ReadDocument
from panels.documents.symbols import Symbol
from portal.languages import BY_CODE

_SCRIPTS: Final = {
    "ar": "ARABIC",
    "zh-hans": "CJK",
    "ru": "CYRILLIC",
}
_LATIN: Final = "LATIN"


def check(document: ReadDocument, symbol: Symbol) -> None:
    """Refuse a text without paragraphs, with another document's number, or in another script.

    Raises:
        ImportRefusedError: saying which.
    """
    if not document.blocks:
        raise ImportRefusedError(_("No paragraph was found in the text."))
    differing = (d for d in document.doubts if d.kind is DoubtKind.SYMBOL_DIFFERS)
    if (doubt := next(differing, None)) is not None:
        raise ImportRefusedError(
            _("The text is headed “%(heading)s”, which is not the number of %(symbol)s.")
            % {"heading": doubt.detail[:60], "symbol": symbol},
            "Check --symbol.",
        )
    prefix = _SCRIPTS.get(document.language, _LATIN)
    letters = [sign for text in document.texts() for sign in text.text if sign.isalpha()]
    own = sum(unicodedata.name(sign, "").startswith(prefix) for sign in letters)
    if own * 2 < len(letters):
        raise ImportRefusedError(
            _("Most letters of the text are not those of the language %(language)s.")
            % {"language": BY_CODE[document.language].endonym},
            "Check --language.",
        )
