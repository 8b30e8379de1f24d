"""Locales and settings that translation depends on."""

from typing import Any

import pytest
from wagtail.models import Locale
from wagtail_localize.models import LocaleSynchronization

from portal.languages import CODES
from portal.translation.checks import check_settings, unsafe_settings
from portal.translation.locales import ensure_locales


@pytest.mark.django_db
def test_the_six_locales_are_created_once_and_never_synchronised() -> None:
    Locale.objects.exclude(language_code="en").delete()
    first = ensure_locales()
    second = ensure_locales()
    assert tuple(first) == tuple(second) == CODES
    assert Locale.objects.count() == 6
    assert not LocaleSynchronization.objects.exists()


def test_the_project_s_settings_pass() -> None:
    assert check_settings(None) == []


def test_the_library_s_default_is_reported(settings: Any) -> None:
    del settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE
    assert [error.id for error in check_settings(None)] == ["translation.E001"]


@pytest.mark.parametrize(
    ("names", "errors"),
    [
        (["portal.translation", "wagtail_localize"], []),
        (["wagtail_localize", "portal.translation"], ["translation.E003"]),
        (
            ["portal.translation", "wagtail_localize", "wagtail.contrib.simple_translation"],
            ["translation.E002"],
        ),
    ],
)
def test_unsafe_apps_are_reported(names: list[str], errors: list[str]) -> None:
    found = unsafe_settings(names, publishes_on_submission=False)
    assert [error.id for error in found] == errors
