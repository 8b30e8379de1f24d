"""A real browser, the portal on a real port, a real worker and a real search index."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db import connection, connections
from django.test import override_settings
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import DjangoDbBlocker
from wagtail.models import GroupPagePermission

from portal.pages.models import HomePage
from search import client
from search.client import WRITES, engine
from search.generations import discard
from search.models import IndexGeneration
from search.rebuilding import rebuild
from tests.trees import plant_homes
from tests.workers import task_worker

EDITOR = ("editor", "demonstration")


@contextmanager
def database_left_as_found(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Open the test database for a whole package; what is in it afterwards was there before."""
    with blocker.unblock():
        before = connection.creation.serialize_db_to_string()
        yield
        call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
        connection.creation.deserialize_db_from_string(before)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; fails where there is none."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("there is no chromium: install Debian's package chromium")
    # Playwright's synchronous interface runs an event loop in this thread. There Django would
    # refuse the tests' own queries, and open other connections than the test database's own.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    before = {alias: connections[alias] for alias in connections}
    with sync_playwright() as playwright:
        for alias, known in before.items():
            connections[alias] = known
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A visitor's browser window; an error in a script fails the test."""
    with chromium.new_context(locale="en-GB") as context:
        window = context.new_page()
        errors: list[str] = []
        window.on("pageerror", lambda error: errors.append(str(error)))
        yield window
        assert errors == []


@pytest.fixture
def editors_page(chromium: Browser) -> Iterator[Page]:
    """Another window, with cookies of its own, for an editor."""
    with chromium.new_context(locale="en-GB") as context:
        window = context.new_page()
        errors: list[str] = []
        window.on(
            "console", lambda said: errors.append(said.text) if said.type == "error" else None
        )
        yield window
        # A breach of the content policy is one too.
        assert errors == []


def sign_in(page: Page, server: str) -> None:
    """Sign the editor in to the editing pages."""
    page.goto(f"{server}/admin/login/")
    page.locator("[name=login]").fill(EDITOR[0])
    page.locator("[name=password]").fill(EDITOR[1])
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"{server}/admin/")


def publish_new(page: Page, server: str, parent: int, title: str, summary: str) -> None:
    """Write and publish a standard page as an editor does.

    Args:
        page: where the editor is signed in.
        server: address of the portal.
        parent: id of the page above.
        title: of the new page.
        summary: of the new page.
    """
    page.goto(f"{server}/admin/pages/add/pages/standardpage/{parent}/")
    page.get_by_role("textbox", name="Title*").fill(title)
    page.get_by_role("textbox", name="Summary").fill(summary)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.locator(".messages .success").get_by_text("published").wait_for()


@pytest.fixture
def portal_homes(transactional_db: None) -> dict[str, HomePage]:
    """Home pages by language code."""
    del transactional_db
    return plant_homes("localhost")


@pytest.fixture
def portal_server(live_server: Any, portal_homes: dict[str, HomePage]) -> str:
    """Address of the running portal with its six home pages, without a slash at the end."""
    assert len(portal_homes) == 6
    return str(live_server.url)


@pytest.fixture
def editor(portal_homes: dict[str, HomePage], settings: Any) -> User:
    """An editor of all six trees who may publish and submit translations."""
    # Wagtail saves a draft by itself some seconds after the page has come. On a busy machine that
    # is while the test publishes: the page would be made twice, and the second be refused.
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    user = User.objects.create_user(EDITOR[0], "editor@example.org", EDITOR[1])
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    group = Group.objects.create(name="Editors of all languages")
    wanted = {"wagtailadmin": "access_admin", "wagtail_localize": "submit_translation"}
    for app, codename in wanted.items():
        group.permissions.add(
            Permission.objects.get(content_type__app_label=app, codename=codename)
        )
    for home in portal_homes.values():
        for action in ("add", "change", "publish"):
            GroupPagePermission.objects.create(
                group=group,
                page=home,
                permission=Permission.objects.get(
                    content_type__app_label="wagtailcore", codename=f"{action}_page"
                ),
            )
    user.groups.add(group)
    return user


@contextmanager
def searchable(url: str) -> Iterator[None]:
    """Index what is published, and take the index away afterwards."""
    with override_settings(ELASTICSEARCH_URL=url):
        client.forget()
        rebuild()
        yield
        with engine(WRITES) as writer:
            for generation in IndexGeneration.objects.all():
                discard(writer, generation)
        client.forget()


@pytest.fixture
def search_index(portal_homes: dict[str, HomePage], engine_url: str) -> Iterator[None]:
    """A live generation of the search index."""
    del portal_homes
    with searchable(engine_url):
        yield


@pytest.fixture
def worker(transactional_db: None) -> Iterator[None]:
    """A task worker that looks for work all the time, as in production."""
    del transactional_db
    running = task_worker("journeys", interval=0.1)

    def work() -> None:
        running.run()
        connection.close()

    thread = threading.Thread(target=work, name="worker")
    thread.start()
    yield
    running.running = False
    thread.join(timeout=20)
    assert not thread.is_alive()
