"""A panel that is to come, what somebody asks for, and who may read it."""

import datetime as dt
from typing import Any, Final

from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from panels.accommodation.access import HANDLES
from panels.accommodation.models import AccommodationRequest
from panels.accommodation.needs import Need, Particulars
from panels.accommodation.receiving import receive
from panels.accommodation.sealing import REQUESTS
from panels.accommodation.showing import Openness, Shown
from panels.accommodation.timing import deadline_of, deletion_of
from panels.discussions.models import PanelPage
from portal.languages import BY_CODE
from portal.pages.models import HomePage
from tests.panels.discussions.panels import panel, section

#: What must never be found in the clear.
NAME, EMAIL, PHONE = "Zephyrine Quillfeather", "zephyrine@quill.example", "+41 79 555 01 23"
DETAILS = "A doorway of 74 cm; كرسي متحرك"
PRIVATE: Final = (
    "Zephyrine",
    "Quillfeather",
    "quill.example",
    "555 01 23",
    "doorway",
    "متحرك",
    # As JSON writes it where it is not told to keep letters.
    "\\u0643\\u0631\\u0633\\u064a",
    "easy-read",
)
TYPED: Final[dict[str, Any]] = {
    "needs": ["easy-read", "step-free"],
    "details": DETAILS,
    "name": NAME,
    "email": EMAIL,
    "phone": PHONE,
    "language": "fr",
    "consent": "on",
}
SAID: Final = Particulars(NAME, EMAIL, PHONE, "fr", (Need.EASY_READ, Need.STEP_FREE), DETAILS)


def coming_panel(
    home: HomePage, days: int = 60, section_slug: str = "panels", **values: Any
) -> PanelPage:
    """Publish a panel that begins at noon UTC, some days from now, in a new section."""
    noon = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0)
    begins = noon + dt.timedelta(days=days)
    hours = {"starts_at": begins, "ends_at": begins + dt.timedelta(hours=2)}
    return panel(section(home, section_slug), **{**hours, **values})


def begins(page: PanelPage) -> dt.datetime:
    """Return when a panel begins that has a date."""
    assert page.starts_at is not None
    return page.starts_at


def address(page: PanelPage, code: str = "en") -> str:
    """Return where the form for a panel is."""
    with override(code):
        return reverse("accommodation:form", args=[page.translation_key])


def shown(page: PanelPage) -> Shown:
    """Return a panel as the form knows it."""
    assert REQUESTS.is_ready()
    return Shown(
        key=page.translation_key,
        title=page.title,
        url=page.get_url(),
        language=BY_CODE["en"],
        is_reader_language=True,
        deadline=deadline_of(page),
        deleted_on=deletion_of(page),
        openness=Openness.OPEN,
    )


def asked(page: PanelPage, particulars: Particulars = SAID) -> AccommodationRequest:
    """Return a request that has come in."""
    return receive(shown(page), particulars)


def an_editor(username: str = "editor") -> User:
    """Return somebody who may enter the editing admin."""
    user = User.objects.create_user(username, f"{username}@example.org", "secret")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


def a_handler(username: str = "handler") -> User:
    """Return somebody who may read requests as well, through a group."""
    user = an_editor(username)
    group, _created = Group.objects.get_or_create(name="Accommodation")
    group.permissions.add(Permission.objects.get(codename=HANDLES.codename))
    user.groups.add(group)
    return User.objects.get(pk=user.pk)


def signed_in(user: User) -> Client:
    """Return the browser of somebody who has signed in."""
    client = Client()
    client.force_login(user)
    return client
