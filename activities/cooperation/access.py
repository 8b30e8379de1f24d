"""Who decides about requests and offers for the secretariat, and whom a person acts for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest, HttpResponseBase

from portal.accounts.access import (
    ask_for_second_factor,
    for_signed_in,
    keep_typed,
    lacks_second_factor,
)
from portal.accounts.rights import Right
from portal.organisations.models import FocalPoint, Organisation
from portal.organisations.offices import answers_for_a_state

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


def for_people(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Show a view to who is signed in; who answers for a State has shown a second factor too.

    What others had typed waits until they are let in.
    """

    @wraps(view)
    def guarded(request: HttpRequest, user: User, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if answers_for_a_state(user) and lacks_second_factor(request):
            keep_typed(request)
            return ask_for_second_factor(request, request.get_full_path())
        return view(request, user, *args, **kwargs)

    return for_signed_in(guarded)
