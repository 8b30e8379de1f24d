"""Citations of a document's paragraphs: symbol, paragraph, language, link."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from panels.documents.models import DocumentPage
from panels.documents.presentation import ShownDocument
from portal.languages import BY_CODE

#: The part of the query string that names the anchor of what is cited.
PARAMETER = "cite"


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation, ready to be copied.

    Attributes:
        anchor: of the part that is cited.
        text: in the interface language, with the absolute address of the part.
    """

    anchor: str
    text: str


def citation_of(
    page: DocumentPage, document: ShownDocument, anchor: str, url: str
) -> Citation | None:
    """Return the citation of a part of a document, or nothing where there is no such part.

    Args:
        page: of the language version.
        document: that version as it is shown.
        anchor: as the query string has it, which may be anything.
        url: absolute address of the version.
    """
    place = _place(document, anchor)
    if place is None:
        return None
    return Citation(anchor, _worded(page, place, f"{url}#{anchor}"))


def citation_pattern(page: DocumentPage, url: str) -> str:
    """Return a citation with ``{number}`` and ``{anchor}`` in it, for a script to put in."""
    return _worded(page, _("paragraph %(number)s") % {"number": "{number}"}, f"{url}#{{anchor}}")


def _worded(page: DocumentPage, place: str, url: str) -> str:
    return _("%(symbol)s, %(place)s (%(language)s), %(url)s") % {
        "symbol": page.symbol,
        "place": place,
        "language": BY_CODE[page.locale.language_code].endonym,
        "url": url,
    }


def _place(document: ShownDocument, anchor: str) -> str | None:
    preambles = 0
    for block in document.blocks:
        preambles += block.kind == "preamble"
        if block.kind == "paragraph" and anchor.startswith(block.anchor):
            number = {"number": block.number}
            if block.anchor == anchor:
                return _("paragraph %(number)s") % number
            for item in block.items:
                if item.anchor == anchor:
                    return _("paragraph %(number)s %(label)s") % {**number, "label": item.label}
        elif block.kind == "preamble" and block.anchor == anchor:
            return _("preambular paragraph %(number)s") % {"number": preambles}
    return None
