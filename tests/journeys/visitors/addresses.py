"""The portal's addresses, and three more that fail in the ways a portal can fail."""

from typing import NoReturn

from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest
from django.urls import path

from portal.urls import urlpatterns as portal_patterns


def refuse(_request: HttpRequest) -> NoReturn:
    """Answer 403."""
    raise PermissionDenied


def misunderstand(_request: HttpRequest) -> NoReturn:
    """Answer 400."""
    raise SuspiciousOperation


def break_down(_request: HttpRequest) -> NoReturn:
    """Answer 500."""
    raise RuntimeError("a page breaks down, on purpose")


urlpatterns = [
    *i18n_patterns(
        path("refused/", refuse), path("misunderstood/", misunderstand), path("broken/", break_down)
    ),
    *portal_patterns,
]
