"""The page on which figures of funds come as a spreadsheet."""

from collections.abc import Mapping
from typing import Final

from django.contrib.auth.models import User
from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.funds.funds import CHOICES
from activities.funds.importing.checking import COLUMNS, REQUIRED, VERDICTS, check
from activities.funds.importing.writing import write
from activities.funds.models import FundFigure
from activities.spreadsheets.importing import NotWrittenError, SheetImport, choices_in_words
from activities.spreadsheets.reading import Sheet
from portal.accounts.rights import Right


def _write(sheet: Sheet, user: User) -> Mapping[str, int]:
    try:
        return write(sheet, user)
    except IntegrityError as error:
        text = _("Somebody else changed figures just now. Upload it again.")
        raise NotWrittenError(text) from error


def _held() -> dict[str, str]:
    """Return what each column holds."""
    return {
        "fund": choices_in_words(CHOICES),
        "year": _("With four digits"),
        "kind": choices_in_words(FundFigure.Kind.choices),
        "amount": _("With digits and a full stop, such as 1500.50"),
        "currency": _("ISO 4217 code, such as USD."),
        "state": _("Who contributed, as ISO code or name; empty for the total of the year"),
        "example": _("“yes” for an invented figure of a demonstration"),
    }


FIGURES: Final = SheetImport(
    name="funds",
    right=Right("funds", "import_fundfigure"),
    title=gettext_lazy("Import figures of funds"),
    icon="table",
    columns=COLUMNS,
    required=REQUIRED,
    verdicts=VERDICTS,
    held=_held,
    check=check,
    write=_write,
    template="funds/admin/import.html",
    listed="wagtailsnippets_funds_fundfigure:list",
    file_name="figures-of-funds.csv",
)
