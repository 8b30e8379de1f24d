"""Requests that begin as the intention to apply to a voluntary fund."""

from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from activities.cooperation.models import Request
from activities.cooperation.models.living import CHANNELS, KINDS
from activities.funds.funds import FUNDS, Fund
from portal.reference.models import Concept

FUND: Final = "fund"
FINANCING: Final = "financing"
#: Titles with which such requests begin: with a fund's whole name one could be too long for one.
TITLES: Final = {
    Fund.TECHNICAL_COOPERATION: _("Intention to apply to the fund for technical cooperation"),
    Fund.UPR_PARTICIPATION: _("Intention to apply to the fund for participation in the UPR"),
    Fund.LDC_SIDS: _("Intention to apply to the trust fund for LDCs and SIDS"),
    Fund.UPR_ASSISTANCE: _("Intention to apply to the fund for implementing UPR recommendations"),
}


def address(fund: Fund) -> str:
    """Return where a request is begun that says of the intention to apply to a fund."""
    return f"{reverse('cooperation:start_request')}?{urlencode({FUND: fund.value})}"


def fund_in(query: QueryDict) -> Fund | None:
    """Return the fund that an address names; none where it names none of the four."""
    return next((fund for fund in FUNDS if fund.value == query.get(FUND)), None)


def title_of(fund: Fund, language: str) -> str:
    """Return the title with which such a request begins, in a language by code."""
    with override(language):
        return str(TITLES[fund])


def fill(row: Request) -> None:
    """Let a request that was just begun ask for financing through a voluntary fund."""
    row.channel = Concept.objects.in_scheme(CHANNELS).get(code=FUND)
    row.save(update_fields=["channel"])
    row.kinds.add(Concept.objects.in_scheme(KINDS).get(code=FINANCING))
