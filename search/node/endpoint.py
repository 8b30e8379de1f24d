"""Asking a node on the loopback interface, whatever proxies the environment names."""

import http.client
import json
import urllib.error
import urllib.request
from typing import Any

# An empty handler: a proxy must not catch loopback traffic.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def ask(url: str, seconds: float = 5) -> dict[str, Any] | None:
    """Return the JSON object at ``url``, or None when nothing sensible answers in time."""
    try:
        with OPENER.open(url, timeout=seconds) as response:
            answer = json.load(response)
    except urllib.error.HTTPError as error:
        error.close()
        return None
    except (OSError, ValueError, http.client.HTTPException):
        return None
    return answer if isinstance(answer, dict) else None
