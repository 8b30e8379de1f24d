"""How anything is done in the property test: by the portal's own functions, as somebody."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from activities.agreement.answering import AnswerRefusedError
from activities.cooperation.life import TooLateError
from activities.cooperation.models import Offer, Request
from activities.repository.models import ActivityPage
from portal.organisations.models import Organisation
from tests.activities.cooperation.property_model import Asks, Model, Thing

REFUSALS: Final = (TooLateError, ValidationError, AnswerRefusedError)


class Doing:
    """Does things by the portal's own functions.

    Args:
        model: is told what was really done.
        bodies: organisations by name.
        activity: the public activity that practices are taken from.
    """

    def __init__(
        self, model: Model, bodies: dict[str, Organisation], activity: ActivityPage
    ) -> None:
        self.model, self.bodies, self.activity = model, bodies, activity

    def user(self, who: str) -> User:
        """Read somebody anew: what they may do is remembered with them."""
        return User.objects.get(username=who.replace("_", "-"))

    def tried(self, act: Callable[[], Any]) -> bool:
        """Do something, and tell whether the portal let it be done."""
        try:
            with transaction.atomic():
                act()
        except REFUSALS:
            return False
        return True

    def row(self, thing: Thing) -> Any:
        """Read a request or an offer."""
        return (Request if isinstance(thing, Asks) else Offer).objects.get(pk=thing.pk)
