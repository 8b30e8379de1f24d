"""The four voluntary funds, once."""

from typing import Final

from activities.repository.models import ActivityFunding

#: As activities name them; in the order in which the resolution does.
Fund = ActivityFunding.Fund
FUNDS: Final = (
    Fund.TECHNICAL_COOPERATION,
    Fund.UPR_PARTICIPATION,
    Fund.LDC_SIDS,
    Fund.UPR_ASSISTANCE,
)
CHOICES: Final = [(fund.value, fund.label) for fund in FUNDS]
#: Code of the longest.
CODE_LENGTH: Final = 8
