"""What belongs to a recording is seen by who sees a page that shows it, and by editors."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from pytest_django import Settings
from wagtail.models import PageViewRestriction

from panels.discussions.models import CouncilSession, PanelPage, PanelRecording
from panels.recordings.models import Recording
from portal.pages.models import HomePage
from tests.panels.discussions.panels import panel, section
from tests.panels.recordings.recordings import describe, recording, sound, version


@pytest.fixture
def shown(db: None) -> Recording:
    del db
    found = recording(data=sound(1))
    describe(found)
    version(found, b"\x1a\x45\xdf\xa3")
    return found


@pytest.fixture
def page(homes: dict[str, HomePage], shown: Recording) -> PanelPage:
    found = panel(section(homes["en"]))
    found.recordings.add(PanelRecording(recording=shown))
    found.save_revision().publish()
    return found


def addresses(shown: Recording) -> list[str]:
    base = f"/recordings/{shown.pk}"
    return [
        *(f"{base}/{name}" for name in ("en.vtt", "ar.vtt", "en.txt", "en.descriptions.vtt")),
        shown.file_address,
        *(one.file_address for one in shown.versions.all()),
    ]


def statuses(client: Client, shown: Recording) -> set[int]:
    return {client.get(address, follow=True).status_code for address in addresses(shown)}


def editor(*codenames: str) -> Client:
    user = User.objects.create_user("editor", "editor@example.org")
    user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
    client = Client()
    client.force_login(user)
    return client


def test_it_is_public_on_a_public_page(client: Client, page: PanelPage, shown: Recording) -> None:
    assert page.live
    assert statuses(client, shown) == {200}


def test_without_a_page_it_does_not_exist(client: Client, shown: Recording) -> None:
    assert statuses(client, shown) == {404}


def test_it_goes_with_the_page(client: Client, page: PanelPage, shown: Recording) -> None:
    page.unpublish()
    assert statuses(client, shown) == {404}


def test_it_goes_when_it_is_taken_off_the_page(
    client: Client, page: PanelPage, shown: Recording
) -> None:
    page.recordings.clear()
    page.save_revision()
    # A draft changes nothing of what is public.
    assert statuses(client, shown) == {200}
    page.save_revision().publish()
    assert statuses(client, shown) == {404}


def test_a_draft_shows_it_to_nobody_but_editors(
    client: Client, homes: dict[str, HomePage], shown: Recording
) -> None:
    parent = section(homes["en"])
    draft = PanelPage(
        title="Draft", slug="draft", council_session=CouncilSession.numbered(60), live=False
    )
    draft.locale = parent.locale
    draft.recordings.add(PanelRecording(recording=shown))
    parent.add_child(instance=draft)
    draft.save_revision()
    assert statuses(client, shown) == {404}
    assert statuses(editor(), shown) == {404}


def test_who_may_edit_sees_it_before(shown: Recording) -> None:
    assert statuses(editor("access_admin"), shown) == {200}


def test_who_may_edit_shows_a_second_factor_first(settings: Settings, shown: Recording) -> None:
    settings.ACCOUNTS_REQUIRE_SECOND_FACTOR = True
    assert statuses(editor("access_admin"), shown) == {404}


def test_a_restricted_page_lets_in_whom_it_lets_in(
    client: Client, page: PanelPage, shown: Recording
) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert statuses(client, shown) == {404}
    assert statuses(editor(), shown) == {200}


@pytest.fixture
def strange(page: PanelPage, shown: Recording) -> list[str]:
    del page
    base = f"/recordings/{shown.pk}"
    return [
        *(
            f"{base}/{name}"
            for name in ("fr.vtt", "xx.vtt", "ar.descriptions.vtt", "en.srt", "fr.txt")
        ),
        f"/recordings/{shown.pk + 1}/en.vtt",
        f"/recordings/{'9' * 40}/en.vtt",
        f"{base}/files/recording.mp4",
        f"{base}/files/..%2F..%2Fportal.sqlite3",
        f"{base}/files/version-1.wav",
    ]


def test_what_there_is_not_is_not_found(client: Client, strange: list[str]) -> None:
    for address in strange:
        assert client.get(address, follow=True).status_code == 404, address


def test_a_file_that_is_gone_is_not_found(
    client: Client, page: PanelPage, shown: Recording
) -> None:
    del page
    shown.file.storage.delete(str(shown.file.name))
    assert client.get(shown.file_address, follow=True).status_code == 404


def test_only_reading(client: Client, page: PanelPage, shown: Recording) -> None:
    del page
    assert {client.post(address).status_code for address in addresses(shown)} == {405}
