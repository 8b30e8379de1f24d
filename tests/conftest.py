"""What every test may use: the real data beside the checkout."""

import os
from pathlib import Path

import pytest
from django.conf import settings


def _shared_data() -> Path:
    """Return the folder of real data: ``$PORTAL_SHARED_DATA``, or beside the checkout."""
    given = os.environ.get("PORTAL_SHARED_DATA")
    return Path(given) if given else Path(settings.BASE_DIR).parent / "shared" / "data"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs the real data where they are not, as they may not be copied."""
    if _shared_data().is_dir():
        return
    left_out = [item for item in items if "shared_data" in getattr(item, "fixturenames", ())]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say so where tests on the real data were left out."""
    if not _shared_data().is_dir():
        terminalreporter.section("real data")
        terminalreporter.line(
            f"Tests on real data were left out: there is no {_shared_data()}. "
            "PORTAL_SHARED_DATA names another folder."
        )


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real data to test on, read where they are."""
    return _shared_data()
