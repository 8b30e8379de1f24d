"""System checks: settings under which translation would not be safe."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register


def check_settings(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Report settings that publish or alias untranslated text.

    Args:
        app_configs: ignored; settings are the whole project's.
    """
    del app_configs
    return unsafe_settings(
        [config.name for config in apps.get_app_configs()],
        publishes_on_submission=getattr(
            settings, "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE", True
        ),
    )


def unsafe_settings(names: list[str], *, publishes_on_submission: bool) -> list[CheckMessage]:
    """Return what is not safe.

    Args:
        names: the installed apps, in their order.
        publishes_on_submission: whether a live page's new translation goes live at once.
    """
    errors: list[CheckMessage] = []
    if publishes_on_submission:
        errors.append(
            Error(
                "Submitting a live page would publish its text under another language.",
                hint="Set WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False.",
                id="translation.E001",
            )
        )
    if "wagtail.contrib.simple_translation" in names:
        errors.append(
            Error(
                "wagtail.contrib.simple_translation copies pages as aliases.",
                hint="Remove it from INSTALLED_APPS; wagtail_localize translates.",
                id="translation.E002",
            )
        )
    if names.index("portal.translation") > names.index("wagtail_localize"):
        errors.append(
            Error(
                "The translation editor's template would not be found.",
                hint="List portal.translation before wagtail_localize in INSTALLED_APPS.",
                id="translation.E003",
            )
        )
    return errors


def connect() -> None:
    """Register the checks."""
    register(check_settings)
