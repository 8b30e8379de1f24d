"""Whether the cluster has a master: without one it may answer, but takes no changes.

When most nodes of a cluster are lost, those left still answer searches of what they hold. What is
published meanwhile is not found, so the reader is told.
"""

import os
import time
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch

from search.client import cannot_serve

#: A process asks no oftener than this; other searches go by the last answer.
SECONDS_KEPT: Final = 5.0
#: After an answer without a master: a new one is elected within moments.
SECONDS_DOUBTED: Final = 1.0
#: So many such answers in a row are believed.
BELIEVED: Final = 2


@dataclass(frozen=True, slots=True)
class _Look:
    """When a process asked last, and how often in a row there was no master."""

    moment: float = float("-inf")
    in_vain: int = 0

    def is_old(self, now: float) -> bool:
        return now - self.moment >= (SECONDS_DOUBTED if self.in_vain else SECONDS_KEPT)


_looks: dict[tuple[int, str], _Look] = {}


def has_master(client: Elasticsearch) -> bool:
    """Tell whether the node that answers knows a master; asks it every few seconds only.

    An account that may not ask is taken to have one.

    Raises:
        ApiError: when the node cannot serve now.
    """
    slot = (os.getpid(), settings.ELASTICSEARCH_URL)
    look = _looks.get(slot, _Look())
    now = time.monotonic()
    if look.is_old(now):
        # Noted before the answer is there: others need not ask as well.
        _looks[slot] = _Look(now, look.in_vain)
        look = _looks[slot] = _Look(now, 0 if _knows_master(client) else look.in_vain + 1)
    return look.in_vain < BELIEVED


def _knows_master(client: Elasticsearch) -> bool:
    try:
        # The node's own view: to ask the master would be to wait for one.
        state = client.cluster.state(metric="master_node", local=True)
    except ApiError as error:
        if cannot_serve(error.status_code):
            raise
        return True
    return state["master_node"] is not None
