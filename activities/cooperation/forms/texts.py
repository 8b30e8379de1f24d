"""A request or an offer in another language than the one it was written in first."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from activities.cooperation.forms.fields import ENDONYMS, long_text
from activities.cooperation.models import Offer, Request


class TranslationForm(forms.Form):
    """One more language; what is there in it already is replaced, or taken away if all is empty."""

    language = forms.ChoiceField(label=_("Language"), choices=ENDONYMS)
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )

    def __init__(self, *args: Any, row: Request | Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        original = row.texts.filter(is_original=True).values_list("language", flat=True).first()
        field: Any = self.fields["language"]
        field.choices = [(code, name) for code, name in ENDONYMS if code != original]

    def clean(self) -> dict[str, Any]:
        """Ask for a title with the rest."""
        data = super().clean() or {}
        written = [name for name in self.fields if name != "language" and data.get(name)]
        if written and not data.get("title"):
            self.add_error("title", forms.Field.default_error_messages["required"])
        return data


class RequestTextForm(TranslationForm):
    """A request in one more language."""

    need = long_text(_("What is needed"))
    support = long_text(_("Support there is already"), rows=3)


class OfferTextForm(TranslationForm):
    """An offer in one more language."""

    description = long_text(_("Description"))
    profiles = long_text(_("Profiles of experts"), rows=4)
    conditions = long_text(_("Conditions"), rows=3)


def keep_text(row: Request | Offer, said: dict[str, Any]) -> None:
    """Write a language version; without a title it is taken away.

    Args:
        row: locked, and open to be changed.
        said: cleaned data of the form.
    """
    language = said.pop("language")
    if said["title"]:
        row.texts.update_or_create(language=language, defaults=said)
    else:
        row.texts.filter(language=language, is_original=False).delete()
    row.version += 1
    row.save(update_fields=["version"])
