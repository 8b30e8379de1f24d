"""Links from a concept to the same or a similar concept of other vocabularies."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.reference.form_fields import UriListFormField


def is_absolute_uri(text: str) -> bool:
    """Return whether the text is an absolute URI or IRI without spaces (RFC 3986, RFC 3987)."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    forbidden = set(' <>"{}|\\^`')
    return bool(parts.scheme and (parts.netloc or parts.path)) and not forbidden & set(text)


def validate_uri(text: str) -> None:
    """Refuse what is not an absolute URI.

    Raises:
        ValidationError: if it is not.
    """
    if not is_absolute_uri(text):
        raise ValidationError(
            _("“%(text)s” is not an absolute address."), code="malformed", params={"text": text}
        )


class UriListField(models.JSONField):
    """A list of absolute URIs."""

    description = _("List of addresses")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse anything but absolute URIs.

        Raises:
            ValidationError: naming the first text that is not a URI.
        """
        super().validate(value, model_instance)
        if not isinstance(value, list):
            raise ValidationError(_("Addresses must be a list."), code="malformed")
        for uri in value:
            validate_uri(str(uri))

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Return one input with one address a line."""
        return UriListFormField(
            required=False,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
        )
