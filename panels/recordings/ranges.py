"""Sending a file or a part of it (RFC 9110, section 14).

Without parts no browser can jump to the middle of a long recording.
"""

import re
from collections.abc import Iterator
from typing import Final

from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags

_RANGE: Final = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
_CHUNK: Final = 256 * 1024


def send(request: HttpRequest, file: FieldFile, content_type: str) -> HttpResponseBase:
    """Answer with a file, the part of it that is asked for, or that it has not changed.

    Raises:
        FileNotFoundError: there is a row and no file.
    """
    size = file.size
    # Files are never changed: another gets another name.
    tag = f'"{(file.name or "").rpartition("/")[2]}"'
    response: HttpResponseBase
    if tag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponse(status=304)
    else:
        wanted = _wanted(request, size, tag)
        if wanted is None:
            response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
        else:
            first, last, is_part = wanted
            response = StreamingHttpResponse(
                _read(file, first, last), status=206 if is_part else 200
            )
            response["Content-Length"] = str(last - first + 1)
            if is_part:
                response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Type"] = content_type
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = tag
    # Asked for anew each time: what is public now may be withdrawn at any moment.
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _wanted(request: HttpRequest, size: int, tag: str) -> tuple[int, int, bool] | None:
    """Return the first and last octet to send, and whether they are sent as a part.

    None where what is asked for is not there.
    """
    whole = (0, size - 1, False)
    if request.headers.get("If-Range", tag) != tag:
        return whole
    # Of several parts at once, or of other units, the whole may be sent instead.
    parts = _RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if parts is None or not (parts[1] or parts[2]):
        return whole
    if parts[1]:
        first = int(parts[1])
        last = min(int(parts[2]) if parts[2] else size - 1, size - 1)
        if parts[2] and int(parts[2]) < first:
            return whole
    else:
        first, last = max(size - int(parts[2]), 0), size - 1
    return (first, last, True) if first <= last else None


def _read(file: FieldFile, first: int, last: int) -> Iterator[bytes]:
    # Opened only when it is read: an answer that is thrown away leaves nothing open.
    with file.open("rb") as opened:
        opened.seek(first)
        left = last - first + 1
        while left > 0 and (chunk := opened.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk
