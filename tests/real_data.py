"""Real data to test on: read where they are, as they may not be copied."""

import os
from pathlib import Path

import pytest
from django.conf import settings


def shared_folder() -> Path:
    """Return ``$PORTAL_SHARED_DATA``, or the folder beside the checkout."""
    given = os.environ.get("PORTAL_SHARED_DATA")
    return Path(given) if given else Path(settings.BASE_DIR).parent / "shared" / "data"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, and count as deselected, what needs the data where they are not."""
    if shared_folder().is_dir():
        return
    left_out = [item for item in items if "shared_data" in getattr(item, "fixturenames", ())]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say so where tests were left out."""
    if not shared_folder().is_dir():
        terminalreporter.section("real data")
        terminalreporter.line(
            f"Tests on real data were left out: there is no {shared_folder()}. "
            "PORTAL_SHARED_DATA names another folder."
        )


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder of the real data."""
    return shared_folder()
