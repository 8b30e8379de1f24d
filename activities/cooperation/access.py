"""Who decides about requests and offers for the secretariat, and whom a person acts for."""

from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import AnonymousUser, User

from portal.accounts.rights import Right
from portal.organisations.models import FocalPoint, Organisation

MODERATES: Final = Right("cooperation", "moderate_request")


@dataclass(frozen=True, slots=True)
class Standing:
    """For whom a person acts now.

    Attributes:
        states: keys of the States whose focal point in office they are.
        organisations: keys of the verified organisations they are members of.
        is_secretariat: whether they decide for the secretariat.
    """

    states: frozenset[int] = frozenset()
    organisations: frozenset[int] = frozenset()
    is_secretariat: bool = False

    @property
    def is_partner(self) -> bool:
        """Whether they act for a State or an accredited partner: a verified organisation."""
        return bool(self.states or self.organisations)


def standing_of(user: User | AnonymousUser) -> Standing:
    """Return for whom a person acts. Two queries, and those of their rights; none for nobody."""
    if not isinstance(user, User) or not user.is_active:
        return Standing()
    offices = FocalPoint.objects.in_office().filter(user=user)
    verified = Organisation.objects.filter(
        memberships__user=user, status=Organisation.Status.VERIFIED
    )
    return Standing(
        states=frozenset(offices.values_list("state_id", flat=True)),
        organisations=frozenset(verified.values_list("pk", flat=True)),
        is_secretariat=user.has_perm(MODERATES.name),
    )
