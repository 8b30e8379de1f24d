"""What editors may publish."""

from django.contrib.auth.models import User
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory

from activities.agreement.wagtail_hooks import publish_only_what_is_agreed_to
from portal.pages.models import SectionPage
from tests.activities.agreement.asking import asked, fresh, says

Sections = dict[str, SectionPage]


def a_request() -> HttpRequest:
    request = RequestFactory().post("/")
    request.session = SessionStore()
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]  # noqa: SLF001 -- as middleware does
    return request


def test_an_editor_publishes_only_what_is_agreed_to(
    sections: Sections, secretary: User, kenya: User
) -> None:
    page = asked(sections["en"], secretary)
    refused = publish_only_what_is_agreed_to(a_request(), page)
    assert refused is not None
    assert refused.status_code == 302
    says(page, kenya)
    assert publish_only_what_is_agreed_to(a_request(), fresh(page)) is None
    changed = fresh(page)
    changed.title = "Nobody agreed to this"
    assert publish_only_what_is_agreed_to(a_request(), changed) is not None
    changed = fresh(page)
    changed.states = []
    assert publish_only_what_is_agreed_to(a_request(), changed) is not None
