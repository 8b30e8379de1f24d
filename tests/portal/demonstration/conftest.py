"""A portal filled once for all tests of the demonstration; each test's changes are undone."""

from collections.abc import Iterator

import pytest
from django.test import Client, override_settings
from django.utils.translation import override
from pytest_django import DjangoDbBlocker
from wagtail.models import Site

from portal.demonstration.seeding import seed

BASE_URL = "http://testserver:8377"


@pytest.fixture(scope="package")
def _seeded(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Fill the database inside a transaction that is rolled back after the last test."""
    from django.db import transaction  # noqa: PLC0415 -- settings are configured by now

    del django_db_setup
    media = tmp_path_factory.mktemp("media")
    with (
        django_db_blocker.unblock(),
        override_settings(
            PORTAL_DEMONSTRATION=True, WAGTAILADMIN_BASE_URL=BASE_URL, MEDIA_ROOT=media
        ),
    ):
        with transaction.atomic():
            seed()
            # Pictures are made in all their sizes once, not by every test that shows them.
            for address in ("/en/", "/en/page-elements/", "/en/cooperation/"):
                Client().get(address)
            yield
            transaction.set_rollback(True)
        Site.clear_site_root_paths_cache()


@pytest.fixture
def demonstration(_seeded: None, db: None) -> Iterator[None]:
    """The seeded portal."""
    del db
    Site.clear_site_root_paths_cache()
    with override("en"):
        yield
