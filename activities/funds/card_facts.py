"""What voluntary funds show in lists of works of all kinds."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from activities.funds.deadlines import deadlines_of
from activities.funds.models import FundPage
from portal.languages import Language
from portal.pages.public import public_pages
from portal.works.card_facts import Fact
from portal.works.cards import Card


def facts_of_funds(cards: Sequence[Card], reader: Language) -> Mapping[UUID, Sequence[Fact]]:
    """Return who can apply, and until when next, by the version that is shown. One query."""
    pages = public_pages(FundPage).filter(translation_key__in=[card.key for card in cards])
    versions = {
        (page.translation_key, page.locale.language_code): page
        for page in pages.select_related("locale")
    }
    return {
        card.key: _facts(versions[card.key, card.language.code], card.language, reader)
        for card in cards
        if (card.key, card.language.code) in versions
    }


def _facts(page: FundPage, language: Language, reader: Language) -> Sequence[Fact]:
    coming = deadlines_of(page)[:1]
    return (
        Fact(
            _("Who can apply"),
            [child.value for child in page.applicants],
            language=None if language == reader else language,
        ),
        Fact(_("Next deadline"), [date_format(one.day, "DATE_FORMAT") for one in coming]),
    )
