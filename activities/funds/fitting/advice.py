"""What to prepare for a fund, how funds go together, and what to do when none fits."""

from collections.abc import Collection, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.funds.funds import Fund

#: What to have at hand, in the order in which it is needed.
CHECKLISTS: Final[Mapping[Fund, tuple[str | Promise, ...]]] = {
    Fund.TECHNICAL_COOPERATION: (
        _("A letter of the Government to the Office of the High Commissioner that asks for it"),
        _("What is to change, for whom, and until when"),
        _("Recommendations of human rights mechanisms that the work answers"),
        _("Authorities and partners that take part, and one office that answers for all"),
        _("What the State contributes itself, such as staff and rooms"),
    ),
    Fund.UPR_PARTICIPATION: (
        _("The session of the universal periodic review, and the day of the State’s review"),
        _("A request by note verbale of the permanent mission"),
        _("Name, function and passport of each member who travels"),
        _("Dates of travel, and a quotation if tickets are bought by the State"),
        _("Who reports on the use of the support afterwards"),
    ),
    Fund.LDC_SIDS: (
        _("The session of the Council, or the training, that is meant"),
        _("A request by note verbale, by the day that is set for the session"),
        _("Name and function of the delegate, with a curriculum vitae"),
        _("What the delegate will do at the session, and for the State afterwards"),
        _("Whether women and new delegates were considered"),
    ),
    Fund.UPR_ASSISTANCE: (
        _("The recommendations, with their numbers, and that the State has supported them"),
        _("The written consent of the State to the project"),
        _("A plan: steps, results that can be measured, and time"),
        _("A budget, and what others pay"),
        _("The national mechanism that follows the recommendations up, as a partner"),
    ),
}

#: How two funds go together.
_TOGETHER: Final[tuple[tuple[frozenset[Fund], str | Promise], ...]] = (
    (
        frozenset({Fund.TECHNICAL_COOPERATION, Fund.UPR_ASSISTANCE}),
        _(
            "Technical cooperation builds institutions over years; within it, the fund for "
            "implementation can pay for carrying out single recommendations."
        ),
    ),
    (
        frozenset({Fund.UPR_PARTICIPATION, Fund.UPR_ASSISTANCE}),
        _(
            "One brings the delegation to the review; afterwards the other helps to carry out "
            "what the State has supported there."
        ),
    ),
    (
        frozenset({Fund.UPR_PARTICIPATION, Fund.LDC_SIDS}),
        _(
            "One pays for the review, the other for sessions of the Council; a State can use both, "
            "each for its own occasion."
        ),
    ),
    (
        frozenset({Fund.LDC_SIDS, Fund.TECHNICAL_COOPERATION}),
        _(
            "Delegates who were trained in Geneva can prepare their State’s request for technical "
            "cooperation."
        ),
    ),
)

#: What to do when no fund fits, by who asks.
_OTHERWISE: Final[Mapping[str, tuple[str | Promise, ...]]] = {
    "state": (
        _("Ask the Office of the High Commissioner, or its presence in the country, for advice."),
        _("Look for other States that share what they have learned in the same field."),
        _("Go through the questions again if a plan can be changed."),
    ),
    "others": (
        _("Talk to the ministry or the national mechanism that follows recommendations up."),
        _("Look for activities in the same field that you could join."),
        _("Ask the United Nations country team, or the presence of the Office in the country."),
    ),
}


def complements(funds: Collection[Fund]) -> list[tuple[tuple[Fund, ...], str | Promise]]:
    """Return how some funds go together with one another and with the others.

    Args:
        funds: those that fit or may fit.

    Returns:
        The two funds, in the resolution's order, and what to know of them.
    """
    order = list(CHECKLISTS)
    return [
        (tuple(sorted(pair, key=order.index)), text)
        for pair, text in _TOGETHER
        if pair & set(funds)
    ]


def otherwise(who: str) -> tuple[str | Promise, ...]:
    """Return what to do when no fund fits.

    Args:
        who: the answer to the question who asks.
    """
    return _OTHERWISE["state" if who == "state" else "others"]
