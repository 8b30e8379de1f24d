"""Contributions and grants by year: sums, words, and the drawing in both directions."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from activities.funds.amounts import written
from activities.funds.chart import Chart, YearOfChart, chart
from activities.funds.figures import figures_of
from activities.funds.funds import Fund
from activities.funds.models import FundFigure
from portal.languages import BY_CODE
from portal.pages.models import HomePage
from portal.reference.models import State
from tests.activities.funds.making import a_figure, a_fund

GIVEN, GRANTED = FundFigure.Kind.CONTRIBUTION, FundFigure.Kind.GRANT
FUND = Fund.UPR_PARTICIPATION.value


def drawn(*, mirrored: bool) -> Chart:
    years = [
        YearOfChart(2023, Decimal(100), Decimal(50)),
        YearOfChart(2024, None, Decimal("0.01")),
        YearOfChart(2025, Decimal(0), None),
    ]
    found = chart(years, mirrored=mirrored)
    assert found is not None
    return found


def test_bars_are_as_tall_as_their_amounts_and_none_is_unseen() -> None:
    found = drawn(mirrored=False)

    assert [(bar.kind, bar.height) for bar in found.bars] == [
        ("given", found.bottom - found.top),
        ("granted", (found.bottom - found.top) // 2),
        ("granted", 1),
    ]
    assert all(bar.y + bar.height == found.bottom for bar in found.bars)


def test_from_right_to_left_everything_is_at_the_other_end() -> None:
    plain, mirrored = drawn(mirrored=False), drawn(mirrored=True)

    assert [one.x + other.x for one, other in zip(plain.labels, mirrored.labels, strict=True)] == [
        plain.width
    ] * 3
    for one, other in zip(plain.bars, mirrored.bars, strict=True):
        assert one.x + other.x + one.width == plain.width
        assert 0 <= other.x <= plain.width - one.width
    assert mirrored.labels[0].x > mirrored.labels[-1].x


def test_without_amounts_there_is_no_drawing() -> None:
    assert chart([]) is None
    assert chart([YearOfChart(2024, None, Decimal(0))]) is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "1,234,567.50"),
        ("zh-hans", "1,234,567.50"),
        ("en", "1,234,567.50"),
        ("fr", "1\u202f234\u202f567,50"),
        ("ru", "1\xa0234\xa0567,50"),
        ("es", "1.234.567,50"),
    ],
)
def test_amounts_are_written_as_each_language_does(code: str, text: str) -> None:
    assert written(Decimal("1234567.50"), BY_CODE[code]) == text
    assert written(Decimal("7.00"), BY_CODE[code]) == "7"


@pytest.mark.usefixtures("reference")
def test_a_total_counts_before_what_states_gave_and_their_sum_where_there_is_none() -> None:
    kenya, fiji = (State.objects.get(iso3=code) for code in ("KEN", "FJI"))
    for year, state, amount in ((2023, kenya, "10"), (2023, fiji, "30"), (2024, kenya, "20")):
        a_figure(year, GIVEN, amount, state=state)
    a_figure(2024, GIVEN, "900")
    a_figure(2024, GRANTED, "250")
    a_figure(2024, GRANTED, "7", currency="CHF")
    a_figure(2024, GIVEN, "1", fund=Fund.LDC_SIDS.value)

    swiss, dollars = figures_of(FUND, BY_CODE["en"])

    assert (swiss.currency, [year.granted for year in swiss.years]) == ("CHF", ["7"])
    assert [(one.year, one.given, one.granted, one.is_sum) for one in dollars.years] == [
        (2024, "900", "250", False),
        (2023, "40", "", True),
    ]
    assert [(one.state, one.amount) for one in dollars.years[1].by_state] == [
        ("Fiji", "30"),
        ("Kenya", "10"),
    ]
    assert [one.state for one in figures_of(FUND, BY_CODE["ar"])[1].years[0].by_state] == [
        kenya.label_in("ar")
    ]


@pytest.mark.usefixtures("reference")
def test_a_figure_stands_once_a_grant_names_no_state_and_a_currency_is_one() -> None:
    kenya = State.objects.get(iso3="KEN")
    a_figure(2024, GIVEN, "5", state=kenya, currency="usd")
    a_figure(2024, GIVEN, "5")
    for wrong, values in (
        ("there already", {"kind": GIVEN, "state": kenya}),
        ("there already", {"kind": GIVEN}),
        ("names no State", {"kind": GRANTED, "state": kenya}),
        ("ISO 4217", {"kind": GRANTED, "currency": "XQX"}),
        ("greater than or equal to 0", {"kind": GRANTED, "amount": "-1"}),
    ):
        row = FundFigure(**{"fund": FUND, "year": 2024, "amount": "5", "currency": "USD"} | values)
        with pytest.raises(ValidationError, match=wrong):
            row.full_clean()


def test_the_page_has_table_and_drawing_and_marks_examples(
    homes: dict[str, HomePage], client: Client
) -> None:
    page = a_fund(homes["ar"])
    assert "fund-figures" not in client.get(page.url).content.decode()
    a_figure(2023, GIVEN, "1000")
    a_figure(2024, GRANTED, "500", is_example=True)

    shown = client.get(page.url).content.decode()

    assert shown.count("<rect") == 2
    assert 'role="img" aria-label="' in shown
    assert "<bdi>1,000</bdi>" in shown
    assert "fund__example" in shown
    first, second = (shown.index(f">{year}</text>") for year in (2023, 2024))
    positions = [int(shown[:at].rsplit('x="', 1)[1].split('"')[0]) for at in (first, second)]
    assert positions[0] > positions[1]
