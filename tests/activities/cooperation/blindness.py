"""What a reader would see if nothing existed that they may not see: it must be the same.

So that nothing restricted shows in a number, an order, a score or the reason for one either.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from django.db import transaction

from activities.cooperation.models import (
    Contact,
    CooperationEvent,
    Feedback,
    Introduction,
    Message,
    Request,
    RequestText,
)
from tests.activities.cooperation.property_expected import Surface
from tests.activities.cooperation.property_model import Model
from tests.activities.cooperation.property_surfaces import Surfaces

#: What is another one each time that a page is made.
EACH_TIME: Final = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"')


def differences(model: Model, surfaces: Surfaces, who: str, asked: list[Surface]) -> Iterator[str]:
    """Yield the addresses that answer otherwise once all hidden requests are gone.

    But those that partners have taken from a list: that they did so they know, and a list that
    has learned from it reads it together with the request.
    """
    known = {key for key, _offer, side in model.dismissed if side == "partner"}
    hidden = [one.pk for one in model.asks if not model.reads(who, one) and one.key not in known]
    before = [_answer(surfaces, who, one) for one in asked]
    point = transaction.savepoint()
    _forget(hidden)
    after = [_answer(surfaces, who, one) for one in asked]
    transaction.savepoint_rollback(point)
    for one, was, then in zip(asked, before, after, strict=True):
        if was != then:
            yield f"{one.name} ({one.path}) tells {who} of what they may not see"


def _answer(surfaces: Surfaces, who: str, surface: Surface) -> str:
    _status, text = surfaces.ask(who, surface.path)
    return EACH_TIME.sub("", text)


def _forget(hidden: list[int]) -> None:
    """Delete requests with all that hangs on them, also what is never deleted."""
    met = list(Introduction.objects.filter(request__in=hidden).values_list("pk", flat=True))
    for of_both in (Message, Feedback, CooperationEvent):
        _delete(of_both, introduction__in=met)
    for model in (CooperationEvent, Introduction, RequestText, Contact):
        _delete(model, request__in=hidden)
    for name in ("kinds", "themes", "sdgs", "recommendations"):
        _delete(getattr(Request, name).through, request__in=hidden)
    _delete(Request, pk__in=hidden)


def _delete(model: Any, **condition: Any) -> None:
    rows = model._base_manager.filter(**condition).order_by()  # noqa: SLF001 -- no receivers, no refusal
    rows._raw_delete(rows.db)  # noqa: SLF001 -- as above
