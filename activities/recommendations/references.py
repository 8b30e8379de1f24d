"""Recommendations by their address, for rooms that may not import this one."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import pgettext_lazy

from activities.recommendations.models import Recommendation
from portal.languages import Language, language_of
from portal.works.references import Referred

ADDRESS: Final = re.compile(r"/recommendations/([A-Za-z0-9-]{1,24})/?(?:[?#]|$)")
LONGEST_TITLE: Final = 160


def referred(references: Sequence[str], reader: Language) -> Mapping[str, Referred]:
    """Return the recommendations among addresses of the portal; one query."""
    named = {text: match[1] for text in references if (match := ADDRESS.search(text)) is not None}
    if not named:
        return {}
    rows = Recommendation.objects.filter(key__in=named.values()).in_bulk(field_name="key")
    return {text: _referred(text, rows[key], reader) for text, key in named.items() if key in rows}


def _referred(text: str, row: Recommendation, reader: Language) -> Referred:
    language = language_of(row.language)
    return Referred(
        reference=text,
        title=Truncator(row.text).chars(LONGEST_TITLE),
        url=reverse("recommendations:recommendation", args=[row.key]),
        kind_label=pgettext_lazy("kind of work", "UPR recommendation"),
        language=None if language == reader else language,
    )
