"""Activities by their permanent reference, for rooms that may not import this one."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from activities.repository.models import ActivityReference
from portal.languages import Language
from portal.works.references import Referred, referred_cards

#: Alone, or inside an address such as ``/en/activities/TC-2026-000123/``.
REFERENCE: Final = re.compile(r"(?<![A-Za-z0-9])(TC-\d{4}-\d{6})(?!\d)", re.IGNORECASE)


def referred(references: Sequence[str], reader: Language) -> Mapping[str, Referred]:
    """Return the activities that every State concerned has agreed to, and no others."""
    named = {
        text: match[1].upper()
        for text in references
        if (match := REFERENCE.search(text)) is not None
    }
    if not named:
        return {}
    rows = ActivityReference.objects.filter(reference__in=named.values())
    keys = dict(rows.values_list("reference", "work_key"))
    return referred_cards(
        {text: keys[reference] for text, reference in named.items() if reference in keys}, reader
    )
