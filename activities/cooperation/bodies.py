"""For whom a person may ask or offer."""

from dataclasses import dataclass

from django.contrib.auth.models import User

from portal.languages import active_language
from portal.organisations.models import FocalPoint, Organisation
from portal.reference.models import State

#: Kinds of organisation that may write a request for their State, which must agree to it.
FOR_THEIR_STATE = ("nhris", "states")


@dataclass(frozen=True, slots=True)
class Body:
    """A State or an organisation, as a form names it.

    Attributes:
        code: names it in a form.
        name: in the reader's language where it has such a name.
        state: whose request it is, or that offers itself.
        organisation: that writes for the State, or that offers.
    """

    code: str
    name: str
    state: State | None = None
    organisation: Organisation | None = None


def asking(user: User) -> dict[str, Body]:
    """Return for whom a person may write a request, by code: States first. Two queries."""
    return {
        body.code: body
        for body in (
            *_states(user),
            *(
                body
                for body in _organisations(user)
                if body.organisation is not None
                and body.state is not None
                and body.organisation.type.code in FOR_THEIR_STATE
            ),
        )
    }


def offering(user: User) -> dict[str, Body]:
    """Return for whom a person may write an offer, by code: States first. Two queries."""
    return {body.code: body for body in (*_states(user), *_organisations(user))}


def _states(user: User) -> list[Body]:
    offices = FocalPoint.objects.in_office().filter(user=user).select_related("state")
    return [Body(f"state-{one.state.iso3}", one.state.label, state=one.state) for one in offices]


def _organisations(user: User) -> list[Body]:
    code = active_language().code
    verified = Organisation.objects.filter(
        memberships__user=user, status=Organisation.Status.VERIFIED
    ).select_related("type", "state")
    return [
        Body(f"organisation-{one.pk}", one.name_in(code), state=one.state, organisation=one)
        for one in verified
    ]
