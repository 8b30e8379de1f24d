"""The public activities that implement a recommendation."""

from collections import defaultdict
from uuid import UUID  # noqa: TC003 -- beside what is used at run time

from activities.repository.models import ActivityRecommendation
from activities.repository.public import public_sources
from portal.languages import Language
from portal.works.cards import Card
from portal.works.registry import cards_for


def implementing(recommendations: list[int], reader: Language) -> dict[int, list[Card]]:
    """Return cards by recommendation. A constant number of queries.

    Args:
        recommendations: primary keys.
        reader: whose language the cards are in where they can be.
    """
    rows = ActivityRecommendation.objects.filter(
        recommendation__in=recommendations, page__in=public_sources()
    ).values_list("recommendation_id", "page__translation_key")
    works: dict[int, list[UUID]] = defaultdict(list)
    for recommendation, key in rows:
        works[recommendation].append(key)
    cards = cards_for((key for keys in works.values() for key in keys), reader)
    return {
        recommendation: [cards[key] for key in keys if key in cards]
        for recommendation, keys in works.items()
    }
