"""Why a file is not read, in plain words."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from panels.documents.extraction.refusals import MOST_PAGES, Reason, RefusedError

_TEXTS: Final[dict[Reason, str | Promise]] = {
    Reason.EMPTY: _("The file is empty."),
    Reason.TOO_LARGE: _("The file is larger than 20 MB."),
    Reason.WRONG_KIND: _(
        "The file is none of the kinds that can be read: Word (.docx), PDF, HTML and plain text."
    ),
    Reason.OLD_WORD: _("The file is an old Word document. Save it as .docx and upload that."),
    Reason.NOT_UTF8: _("The file is no plain text in UTF-8. Save it as UTF-8 and upload that."),
    Reason.ENCRYPTED: _("The file is locked by a password. Save it without one and upload that."),
    Reason.MACROS: _("The file contains macros. Save it as .docx, without them, and upload that."),
    Reason.BOMB: _("The file is far larger unpacked than it looks."),
    Reason.BROKEN: _("The file is broken: its content cannot be read."),
    Reason.NO_TEXT: _("The file holds no text."),
    Reason.TOO_DEMANDING: _(
        "Reading the file takes too much time or memory. Save it anew, or divide it."
    ),
}


def reason_of(error: RefusedError) -> str:
    """Return why a file is not read, and what can be done."""
    if error.reason is Reason.TOO_MANY_PAGES:
        return ngettext(
            "The file has %(pages)d page, and at most %(most)d can be read. Divide it.",
            "The file has %(pages)d pages, and at most %(most)d can be read. Divide it.",
            error.pages,
        ) % {"pages": error.pages, "most": MOST_PAGES}
    if error.reason is Reason.SCANNED:
        return ngettext(
            "The file is a scan: %(empty)d of %(pages)d page holds a picture and no text. Have its "
            "text recognised first.",
            "The file is a scan: %(empty)d of %(pages)d pages hold pictures and no text. Have "
            "their text recognised first.",
            error.pages,
        ) % {"empty": error.empty_pages, "pages": error.pages}
    return str(_TEXTS[error.reason])
