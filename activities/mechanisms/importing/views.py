"""The page on which national mechanisms come as a spreadsheet."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.mechanisms.importing.checking import COLUMNS, NAMES, REQUIRED, VERDICTS, check
from activities.mechanisms.importing.writing import write
from activities.mechanisms.models import Mechanism
from activities.spreadsheets.importing import SheetImport, choices_in_words
from portal.accounts.rights import Right
from portal.languages import BY_CODE


def _held() -> dict[str, str]:
    """Return what each column holds."""
    return {
        "state": _("ISO code or name of the State"),
        "kind": choices_in_words(Mechanism.Kind.choices),
        **{
            column: _("Official name in this language, if it has one: %(language)s")
            % {"language": BY_CODE[code].endonym}
            for column, code in NAMES.items()
        },
        "accreditation": choices_in_words(Mechanism.Accreditation.choices),
        "accredited_on": _("Such as 2025-03-29"),
        "type": choices_in_words(Mechanism.Type.choices),
        "checked_on": _("Such as 2025-03-29"),
        "url": _("Address of its website"),
        "source": _("Who says so, such as a list and its date."),
        "source_url": _("Address of the source"),
        "example": _("“yes” for an invented mechanism of a demonstration"),
    }


MECHANISMS: Final = SheetImport(
    name="mechanisms",
    right=Right("mechanisms", "import_mechanism"),
    title=gettext_lazy("Bulk import"),
    icon="group",
    columns=COLUMNS,
    required=REQUIRED,
    verdicts=VERDICTS,
    held=_held,
    check=check,
    write=write,
    template="mechanisms/admin/import.html",
    listed="wagtailsnippets_mechanisms_mechanism:list",
    file_name="national-mechanisms.csv",
)
