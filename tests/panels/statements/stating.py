"""Panels that take statements, people who send them, and statements in every state."""

import datetime as dt
from typing import Any, Final
from uuid import UUID

from django.contrib.auth.models import Group, Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from panels.discussions.models import PanelPage
from panels.statements.access import MODERATES
from panels.statements.deciding import publish, send
from panels.statements.forms import TextForm
from panels.statements.keeping import keep_file, keep_text
from panels.statements.models import Statement
from portal.organisations.models import Organisation
from portal.pages.models import HomePage
from tests.activities.making import a_member, an_organisation
from tests.activities.submissions.hostile import GOOD_PDF, office
from tests.panels.discussions.panels import panel, section

#: What must never be found in a letter, nor before it is published.
SECRET: Final = "Zephyrous"
WORD: Final = office()


def a_panel(home: HomePage, days: int = -1, **values: Any) -> PanelPage:
    """Publish a panel that begins some days from now, in a new section."""
    begins = timezone.now() + dt.timedelta(days=days)
    hours = {"starts_at": begins, "ends_at": begins + dt.timedelta(hours=2)}
    return panel(section(home, values.pop("section_slug", "panels")), **{**hours, **values})


def a_delegate(name: str = "Riverside Watch (fictitious)", username: str = "member") -> User:
    """Return a member of a verified organisation."""
    return a_member(an_organisation(name), username)


def a_moderator(username: str = "moderator") -> User:
    """Return somebody who may moderate statements, through a group."""
    user = User.objects.create_user(username, f"{username}@example.org", "secret")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    group, _created = Group.objects.get_or_create(name="Statements")
    group.permissions.add(Permission.objects.get(codename=MODERATES.codename))
    user.groups.add(group)
    return User.objects.get(pk=user.pk)


def signed_in(user: User) -> Client:
    """Return the browser of somebody who has signed in."""
    client = Client()
    client.force_login(user)
    return client


def a_draft(key: UUID, organisation: Organisation, **values: Any) -> Statement:
    """Return a statement that nobody has sent."""
    fields = {"manner": Statement.Manner.DELIVERED, "speaker": "Ada Example", **values}
    return Statement.objects.create(panel_key=key, organisation=organisation, **fields)


def with_text(
    statement: Statement, code: str = "en", text: str = SECRET, file: bytes = b"", **more: Any
) -> Statement:
    """Return it with a text in a language, and a file if there is one."""
    name = "report.pdf" if file.startswith(b"%PDF") else "report.docx"
    files = {"file": SimpleUploadedFile(name, file)} if file else {}
    original = not statement.texts.exists()
    typed = {"language": code, "text": text, "is_original": original, **more}
    form = TextForm(typed, files, statement=statement)
    assert form.is_valid(), form.errors
    new = form.cleaned_data["file"]
    keep_text(statement, None, form.cleaned_data, keep_file(statement, new) if new else None)
    return statement


def sent(key: UUID, user: User, code: str = "en", text: str = SECRET, **values: Any) -> Statement:
    """Return a statement that waits for the secretariat."""
    organisation = user.memberships.get().organisation
    row = with_text(a_draft(key, organisation, **values), code, text, file=GOOD_PDF)
    send(row, user, str(row.version))
    row.refresh_from_db()
    return row


def published(key: UUID, user: User, *, place: int | None = None, **values: Any) -> Statement:
    """Return a statement that everybody can read."""
    row = sent(key, user, **values)
    publish(row, None, str(row.version), place)
    row.refresh_from_db()
    return row


def at(name: str, *args: Any, code: str = "en") -> str:
    """Return an address in an interface language."""
    with override(code):
        return reverse(f"statements:{name}", args=args)


def read_at(row: Statement, code: str = "en") -> str:
    """Return where everybody reads a statement."""
    return at("read", row.panel_key, row.key, code=code)


def status_of(client: Client, address: str) -> int:
    """Return the status of an answer, and read the file that may come with it to its end."""
    response = client.get(address)
    for _part in getattr(response, "streaming_content", ()):
        pass
    return int(response.status_code)


def file_at(row: Statement, code: str = "en") -> str:
    """Return where everybody has its file."""
    return at("file", row.panel_key, row.key, code)
