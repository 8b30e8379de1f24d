"""The editing pages, for who has shown a second factor."""

from collections.abc import Callable

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from portal.accounts.access import ask_for_second_factor, lacks_second_factor, needs_second_factor


class SecondFactorMiddleware:
    """Asks for a second factor before any of the editing pages.

    Other views ask for it themselves, with `portal.accounts.access.second_factor_required`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.editing = reverse("wagtailadmin_home")
        self.leaving = reverse("wagtailadmin_logout")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or send the user to set up or show a second factor."""
        if request.path.startswith(self.editing) and request.path != self.leaving:
            user = request.user
            if (
                isinstance(user, User)
                and needs_second_factor(user)
                and lacks_second_factor(request)
            ):
                return ask_for_second_factor(request, request.get_full_path())
        return self.get_response(request)
