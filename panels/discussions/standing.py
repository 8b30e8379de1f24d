"""Whether a meeting takes place as planned. Knows no model."""

from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Standing(TextChoices):
    """What has become of a plan; a new day makes a postponed meeting a planned one again."""

    PLANNED = "planned", pgettext_lazy("standing of a panel", "As planned")
    POSTPONED = "postponed", pgettext_lazy("standing of a panel", "Postponed")
    CANCELLED = "cancelled", pgettext_lazy("standing of a panel", "Cancelled")


EXPLANATIONS: Final[dict[Standing, str | Promise]] = {
    Standing.POSTPONED: _(
        "The meeting does not take place at the time named here. A new one is not known yet."
    ),
    Standing.CANCELLED: _("The meeting does not take place."),
}


def standings_of(pages: QuerySet[Any]) -> dict[UUID, Standing]:
    """Return how works stand, by key. One query.

    The source language's version decides, so that nobody reads in a translation that waits to be
    synchronised of a meeting that was called off; without one, the version published last.

    Args:
        pages: the public versions of the works.
    """
    rows = pages.order_by("last_published_at", "pk").values_list(
        "translation_key", "locale__language_code", "source_language", "standing"
    )
    found: dict[UUID, Standing] = {}
    sources: dict[UUID, Standing] = {}
    for key, code, source, standing in rows:
        (sources if code == source else found)[key] = Standing(standing)
    return found | sources
