"""What an activity is called in other systems, as people type it: one a line."""

from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

LONGEST_SCHEME: Final = 60
LONGEST_IDENTIFIER: Final = 200
LONGEST_ADDRESS: Final = 500
_BEGINNINGS: Final = ("https://", "http://")


def identifiers_in(text: str) -> list[dict[str, str]]:
    """Return ``scheme``, ``value`` and ``url`` of each line; an address is its last word, if any.

    Raises:
        ValidationError: a line has another form, or its address is none.
    """
    return [_identifier(line) for line in text.splitlines() if line.strip()]


def _identifier(line: str) -> dict[str, str]:
    scheme, _colon, rest = (part.strip() for part in line.partition(":"))
    words = rest.split()
    url = words.pop() if len(words) > 1 and words[-1].startswith(_BEGINNINGS) else ""
    value = " ".join(words)
    known = 0 < len(scheme) <= LONGEST_SCHEME and 0 < len(value) <= LONGEST_IDENTIFIER
    if not known or len(url) > LONGEST_ADDRESS:
        raise ValidationError(_("Write each as system, colon, identifier."))
    if url:
        URLValidator(schemes=["http", "https"])(url)
    return {"scheme": scheme, "value": value, "url": url}
