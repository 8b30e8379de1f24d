"""``/healthz``: the process answers. ``/readyz``: it can do its work."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.health.readiness import readiness


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """Answer 200 without touching the database: restarting this process would mend nothing."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(_request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database does, 503 when it does not; ``search`` may be degraded.

    The body is public: it names each part's state (``ok``, ``degraded``, ``down``) and, while a
    rebuild of search is needed or running, how far it is; nothing else.
    """
    state = readiness()
    return JsonResponse(state.as_dict(), status=200 if state.ready else 503)
