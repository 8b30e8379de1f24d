"""Several texts in each of the six languages, stored as one JSON object."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.languages import CODES
from portal.reference.fields.texts import clean_texts
from portal.reference.form_fields import SixListsFormField


class SixListsField(models.JSONField):
    """Synonyms by language code: ``{"en": ["Turkey"], "fr": ["Turquie"]}``.

    Languages without any are left out. The order within a language is the editor's.
    """

    description = _("Lists of texts in the six official languages")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse anything but lists of texts under official language codes.

        Raises:
            ValidationError: if the value is no mapping of known codes to lists of texts.
        """
        super().validate(value, model_instance)
        well_formed = isinstance(value, dict) and all(
            code in CODES
            and isinstance(texts, list)
            and all(isinstance(text, str) and text.strip() for text in texts)
            for code, texts in value.items()
        )
        if not well_formed:
            raise ValidationError(
                _("Synonyms must be lists of texts by the code of an official language."),
                code="malformed",
            )

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Return six labelled inputs with one synonym a line."""
        return SixListsFormField(
            required=False,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
        )


def clean_lists(lists: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Return the lists cleaned, in the order of the languages, without empty ones.

    An unknown code is kept, so that validation can name it.
    """
    order = [*CODES, *(code for code in lists if code not in CODES)]
    return {code: texts for code in order if (texts := clean_texts(lists.get(code, ())))}
