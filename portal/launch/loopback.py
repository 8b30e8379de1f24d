"""Asking a web server of this machine whether it answers."""

import base64
import json
import urllib.error
import urllib.parse
import urllib.request

TIMEOUT = 10.0
OK = 200
LOOPBACK_NAMES = ("127.0.0.1", "localhost", "::1")


def get(url: str, timeout: float = TIMEOUT) -> tuple[int, bytes]:
    """Return status and body of ``url``, redirects followed; (0, b"") when nothing answers.

    A proxy named in the environment must not catch loopback traffic, so none is used.
    """
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(_request(url), timeout=timeout) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, b""
    except (OSError, ValueError):
        return 0, b""


def _request(url: str) -> urllib.request.Request:
    """Return the request for ``url``, a user and password in it sent as a header."""
    parts = urllib.parse.urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    request = urllib.request.Request(parts._replace(netloc=place).geturl())  # noqa: S310 -- our own address, or ELASTICSEARCH_URL
    if parts.username is not None:
        pair = (
            f"{urllib.parse.unquote(parts.username)}:{urllib.parse.unquote(parts.password or '')}"
        )
        request.add_header("Authorization", f"Basic {base64.b64encode(pair.encode()).decode()}")
    return request


def elasticsearch_version(url: str) -> str:
    """Return the version of the Elasticsearch at ``url``, or nothing when none answers."""
    status, body = get(url, timeout=3.0)
    if status != OK:
        return ""
    try:
        answer = json.loads(body)
        return str(answer["version"]["number"]) if "tagline" in answer else ""
    except (ValueError, KeyError, TypeError):
        return ""


def loopback_port(url: str) -> int | None:
    """Return the port of a plain loopback URL, or None for any other."""
    try:
        parts = urllib.parse.urlsplit(url)
        if parts.scheme == "http" and parts.hostname in LOOPBACK_NAMES and not parts.username:
            return parts.port or 80
    except ValueError:
        return None
    return None
