"""A panel's fields are right before they are saved, and tell search what it needs."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from panels.discussions.models import PanelPage
from portal.languages import BY_CODE, CODES
from portal.pages.models import HomePage
from portal.works.registry import kinds
from tests.panels.discussions.panels import ENDS, STARTS, panel, section

# A page that is not saved yet asks the database for its content type.
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"mandate_symbol": "resolution on panels"}, "mandate_symbol"),
        ({"mandate_paragraph": 14}, "mandate_symbol"),
        ({"document_symbols": "A/HRC/59/41\n57/32"}, "document_symbols"),
        ({"ends_at": ENDS}, "starts_at"),
        ({"starts_at": ENDS, "ends_at": STARTS}, "ends_at"),
        ({"starts_at": STARTS, "ends_at": STARTS}, "ends_at"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(values: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        PanelPage(title="T", council_session_id=59, **values).clean()
    assert list(refused.value.message_dict) == [field]


def test_everything_wrong_is_named_at_once() -> None:
    page = PanelPage(
        title="T", mandate_symbol="?", document_symbols="?", starts_at=ENDS, ends_at=STARTS
    )
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert set(refused.value.message_dict) == {"mandate_symbol", "document_symbols", "ends_at"}


def test_symbols_take_their_official_form_each_once() -> None:
    page = PanelPage(
        title="T",
        mandate_symbol="hrc res 57 32",
        document_symbols="a-hrc-59-41\n\n A/HRC/59/41 \nhrc/56/72/add.1\r\n",
    )
    page.clean()
    assert page.mandate_symbol == "A/HRC/RES/57/32"
    assert page.document_symbols == "A/HRC/59/41\nA/HRC/56/72/Add.1"


@pytest.mark.parametrize(
    ("starts_at", "day"),
    [
        (STARTS, dt.date(2025, 7, 7)),
        # Past midnight in Geneva, in summer and not yet in winter.
        (dt.datetime(2025, 7, 7, 22, 30, tzinfo=dt.UTC), dt.date(2025, 7, 8)),
        (dt.datetime(2025, 1, 7, 22, 30, tzinfo=dt.UTC), dt.date(2025, 1, 7)),
        (None, None),
    ],
)
def test_its_day_is_the_one_at_the_venue(
    starts_at: dt.datetime | None, day: dt.date | None
) -> None:
    assert PanelPage(starts_at=starts_at).search_date() == day


def test_panels_are_registered_once() -> None:
    assert [kind.name for kind in kinds() if PanelPage in kind.sources()] == ["panel"]


@pytest.mark.parametrize("code", CODES)
def test_search_and_listings_get_it(homes: dict[str, HomePage], code: str) -> None:
    page = panel(section(homes[code]), room="Salle XX", starts_at=STARTS)
    kind = next(kind for kind in kinds() if kind.name == "panel")
    (work,) = kind.documents([page.translation_key])
    assert (work.source_language, work.day) == (code, dt.date(2025, 7, 7))
    assert [(version.language, version.text) for version in work.versions] == [(code, "Salle XX")]
    card = kind.cards([page.translation_key], BY_CODE[code])[page.translation_key]
    assert (card.title, card.url, card.is_reader_language) == ("Peer support", page.url, True)
