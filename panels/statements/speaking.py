"""For whom a person may speak: verified organisations and States they hold office for."""

from dataclasses import dataclass

from django.contrib.auth.models import User

from portal.languages import active_language
from portal.organisations.models import FocalPoint, Organisation
from portal.reference.models import State


@dataclass(frozen=True, slots=True)
class Body:
    """A State or an organisation.

    Attributes:
        code: names it in a form.
        name: in the reader's language where it has such a name.
    """

    code: str
    name: str
    organisation: Organisation | None = None
    state: State | None = None


def bodies_of(user: User) -> dict[str, Body]:
    """Return for whom a person may speak, by code: States first. Two queries."""
    language = active_language().code
    offices = FocalPoint.objects.in_office().filter(user=user).select_related("state")
    states = [Body(f"state-{one.state.iso3}", one.state.label, state=one.state) for one in offices]
    verified = Organisation.objects.filter(
        memberships__user=user, status=Organisation.Status.VERIFIED
    )
    organisations = [
        Body(f"organisation-{one.pk}", one.name_in(language), organisation=one) for one in verified
    ]
    return {body.code: body for body in (*states, *organisations)}
