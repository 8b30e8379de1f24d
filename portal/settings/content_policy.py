"""The Content-Security-Policy of Wagtail's admin, which cannot run under the public one."""

from collections.abc import Callable
from typing import Final

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

ADMIN_DIRECTIVES: Final = {
    "default-src": [NONE],
    "script-src": [SELF],
    "script-src-elem": [SELF, UNSAFE_INLINE],
    "script-src-attr": [NONE],
    "style-src": [SELF],
    "style-src-elem": [SELF, UNSAFE_INLINE],
    "style-src-attr": [NONE],
    "img-src": [SELF, "data:", "blob:"],
    "media-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}


class AdminContentPolicyMiddleware:
    """Replace the public policy on admin pages.

    Wagtail 8's admin has inline script and style elements without nonces; this is the strictest
    policy under which its editor and the translation editor work. Runs inside
    ``CSPMiddleware``, which reads ``_csp_replace``.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Mark responses under the admin's URL unless they are previews of public pages."""
        response = self.get_response(request)
        if request.path.startswith(reverse("wagtailadmin_home")) and not getattr(
            request, "is_preview", False
        ):
            response._csp_replace = ADMIN_DIRECTIVES  # type: ignore[attr-defined]  # noqa: SLF001 -- django-csp's documented per-response hook
        return response
