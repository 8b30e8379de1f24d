"""The public statements of a State, for rooms that may not import this one."""

from panels.statements.models import Statement
from portal.works.by_state import Published


def statements_of(iso3: str) -> list[Published]:
    """Return a State's public statements, the newest first. One query."""
    rows = Statement.objects.public().filter(state__iso3=iso3, published_at__isnull=False)
    found = rows.order_by("-published_at", "-pk").values_list("key", "published_at")
    return [Published(key, moment) for key, moment in found if moment]
