"""Which documents a visitor asks to see."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from panels.documents.models import DocumentRecord, DocumentType
from panels.documents.models.record import RecordQuerySet
from panels.documents.written_forms import read_symbol

#: More words than this narrow nothing down and cost a scan each.
MOST_WORDS: Final = 8
_LAST_SESSION: Final = 999
_YEARS: Final = (1945, 2199)

_COLUMNS: Final = {
    "type": "document_type",
    "session": "session_number",
    "year": "published_on__year",
}


def _number() -> forms.TextInput:
    """Return a field that keeps what is no number too: a browser's own field drops it."""
    return forms.TextInput(attrs={"inputmode": "numeric", "size": 6})


class ListForm(forms.Form):
    """The query string of the list; what is malformed is reported and left aside."""

    use_required_attribute = False
    q = forms.CharField(
        label=_("Symbol or words"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "dir": "auto"}),
    )
    type = forms.ChoiceField(
        label=_("Type of document"), required=False, choices=[("", "—"), *DocumentType.choices]
    )
    session = forms.IntegerField(
        label=pgettext_lazy("of an organ", "Session"),
        required=False,
        min_value=1,
        max_value=_LAST_SESSION,
        widget=_number(),
    )
    year = forms.IntegerField(
        label=_("Year"),
        required=False,
        min_value=_YEARS[0],
        max_value=_YEARS[1],
        widget=_number(),
    )

    def found(self) -> RecordQuerySet:
        """Return the public records asked for, newest first."""
        self.is_valid()
        asked: dict[str, Any] = {name: one for name, one in self.cleaned_data.items() if one}
        found = DocumentRecord.objects.public()
        if words := asked.get("q", ""):
            symbols = [str(symbol) for symbol in read_symbol(words).exact]
            named = found.filter(names__name__in=symbols)
            matching = found.matching(" ".join(words.split()[:MOST_WORDS]))
            # A symbol finds its document and those that belong to it, whose symbols begin alike.
            found = found.filter(pk__in=named.values("pk")) | matching if symbols else matching
        narrowed: RecordQuerySet = found.filter(
            **{column: asked[name] for name, column in _COLUMNS.items() if name in asked}
        )
        return narrowed
