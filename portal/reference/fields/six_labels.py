"""One text in each of the six languages, stored as one JSON object."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.languages import CODES
from portal.reference.fields.texts import clean_text
from portal.reference.form_fields import SixLabelsFormField


class SixLabelsField(models.JSONField):
    """Labels by language code: ``{"ar": "…", "zh-hans": "…", "en": "…", …}``.

    The field accepts some languages only, in no particular order; whether all six are required is
    for the model to say (see ``portal.reference.models.labelled``). Keys are the codes of
    ``portal.languages``; a value is one line of text, never empty.

    Args:
        multiline: whether editors get a larger input, for definitions.
    """

    description = _("Text in the six official languages")

    def __init__(self, *args: Any, multiline: bool = False, **kwargs: Any) -> None:
        self.multiline = multiline
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse anything but texts under official language codes.

        Raises:
            ValidationError: if the value is no mapping of known codes to texts.
        """
        super().validate(value, model_instance)
        well_formed = isinstance(value, dict) and all(
            code in CODES and isinstance(text, str) and text.strip() for code, text in value.items()
        )
        if not well_formed:
            raise ValidationError(
                _("Labels must be texts by the code of an official language."), code="malformed"
            )

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Return six labelled inputs."""
        return SixLabelsFormField(
            multiline=self.multiline,
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
        )


def clean_labels(labels: Mapping[str, str]) -> dict[str, str]:
    """Return the labels cleaned, in the order of the languages, without empty ones.

    An unknown code is kept, so that validation can name it.
    """
    order = [*CODES, *(code for code in labels if code not in CODES)]
    return {code: text for code in order if (text := clean_text(labels.get(code, "")))}
