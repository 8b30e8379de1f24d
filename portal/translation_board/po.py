"""A PO file that comes back from a translator: taken over whole, or not at all."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polib
from bs4 import BeautifulSoup
from bs4.element import PreformattedString
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.strings import StringValue, validate_translation_links

from portal.translation.records import named

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

#: Bytes. The longest document of the Council has a tenth of that.
LARGEST: Final = 4_000_000
OWNER: Final = "X-WagtailLocalize-TranslationID"
TOOL: Final = "PO File"
#: Characters that no text has and that a database may refuse.
CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Taken:
    """What an upload did.

    Attributes:
        changed: texts whose translation is new or another than before.
        fuzzy: entries that their translator marked as unsure; left out.
    """

    changed: int
    fuzzy: int


def read(file: "UploadedFile[bytes]") -> polib.POFile:
    """Read an uploaded file as PO in UTF-8.

    Raises:
        ValidationError: if it is too large or cannot be read.
    """
    if (file.size or 0) > LARGEST:
        raise ValidationError(
            gettext("The file is larger than %(size)d MB.") % {"size": LARGEST // 1_000_000}
        )
    try:
        text = file.read().decode("utf-8-sig")
        # Begins with an empty line: polib would open a file whose name it was given.
        parsed = polib.pofile("\n" + text)
    except (OSError, ValueError, LookupError, AttributeError) as error:
        raise ValidationError(
            gettext("This is not a PO file in UTF-8, or it is damaged.")
        ) from error
    return parsed


@transaction.atomic
def take_over(translation: Translation, parsed: polib.POFile, user: User) -> Taken:
    """Take over every translation of a file that differs from what is there.

    Entries without a translation change nothing; obsolete and fuzzy ones are left out.

    Raises:
        ValidationError: with a sentence for each thing that is wrong; then nothing was taken.
    """
    if parsed.metadata.get(OWNER) != str(translation.uuid):
        raise ValidationError(
            gettext("The file is of another work or language, or does not say of which.")
        )
    segments = (
        StringSegment.objects.filter(source=translation.source)
        .annotate_translation(translation.target_locale, include_errors=True)
        .values_list("string__data", "context__path", "translation")
    )
    held = {(text, path): translated for text, path, translated in segments}
    entries = [entry for entry in parsed if not entry.obsolete]
    wanted = [entry for entry in entries if not entry.fuzzy and entry.msgstr]
    _refuse_wrong(entries, wanted, held)
    changed = polib.POFile()
    changed.metadata = {OWNER: str(translation.uuid)}
    for entry in wanted:
        if entry.msgstr != held[entry.msgid, entry.msgctxt]:
            # As the parser of markup understood it, not as another might.
            entry.msgstr = StringValue.from_translated_html(entry.msgstr).data
            changed.append(entry)
    translation.import_po(changed, user=user, tool_name=TOOL)
    return Taken(len(changed), sum(entry.fuzzy for entry in entries))


def _refuse_wrong(
    entries: list[polib.POEntry],
    wanted: list[polib.POEntry],
    held: dict[tuple[str, str], str | None],
) -> None:
    errors = []
    if unknown := [one.msgid for one in entries if (one.msgid, one.msgctxt) not in held]:
        errors.append(
            gettext(
                "The work does not have these texts, or not any more: %(texts)s. "
                "Download the file again, and copy your translations over."
            )
            % {"texts": named(unknown)}
        )
    if broken := [one.msgid for one in wanted if not _is_sound(one)]:
        errors.append(
            gettext(
                "The translations of these texts hold markup that is not allowed, or lack a link "
                "of the source: %(texts)s."
            )
            % {"texts": named(broken)}
        )
    if errors:
        raise ValidationError(errors)


def _is_sound(entry: polib.POEntry) -> bool:
    """Tell whether a translation holds no more than the markup that its source may hold."""
    if CONTROL.search(entry.msgstr):
        return False
    soup = BeautifulSoup(entry.msgstr, "html.parser")
    if soup.find(string=lambda text: isinstance(text, PreformattedString)):
        return False
    try:
        StringValue.from_translated_html(entry.msgstr)
        validate_translation_links(entry.msgid, entry.msgstr)
    except ValueError:
        return False
    return True
