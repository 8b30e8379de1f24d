"""What the room does by the schedule."""

import logging

from django.utils import timezone
from django_tasks import task

from search.alerts.models import Attempt
from search.alerts.planning import plan
from search.alerts.posting import send_planned
from search.alerts.subscribing import forget_unconfirmed
from search.client import EngineAway

logger = logging.getLogger(__name__)


@task()
def send_alerts() -> int:
    """Plan what is due and send what is planned; return how many letters were sent.

    While the engine is away alerts stay due, and what was planned before is sent.
    """
    now = timezone.now()
    try:
        plan(now)
    except EngineAway as away:
        logger.warning("alerts wait for the search engine", extra={"why": str(away)})
    return send_planned(now)


@task()
def delete_unconfirmed() -> int:
    """Delete addresses that nobody confirmed, and marks of attempts; return how many addresses."""
    Attempt.forget()
    return forget_unconfirmed()
