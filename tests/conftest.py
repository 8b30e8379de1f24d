"""What holds for every test: none is skipped, root's own are for root, real data are shared."""

import os
from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import pytest

pytest_plugins = ["tests.database", "tests.real_data"]

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker of tests that only root can run."""
    config.addinivalue_line("markers", "root: shows what only root does; left out for others")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, and count as deselected, what the person who runs the tests cannot do."""
    no_data = not _shared_data().is_dir()
    left_out = [
        item
        for item in items
        if (os.geteuid() and item.get_closest_marker("root"))
        # The real data may not be copied, so they can be missing.
        or (no_data and "shared_data" in getattr(item, "fixturenames", ()))
    ]
    if left_out:
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


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test that skips, or that is expected to fail."""
    report = yield
    return _failed_if_skipped(report)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Fail a module that skips itself."""
    report = yield
    return _failed_if_skipped(report)


def _failed_if_skipped(report: Report) -> Report:
    """Turn a skip into a failure: a test that did not run has shown nothing."""
    if report.skipped:
        # Of a skip: path, line and reason; of an expected failure: where it failed.
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        # With it pytest would show the failure and not count it.
        vars(report).pop("wasxfail", None)
        report.longrepr = f"No test is skipped here. {reason}"
    return report


def _shared_data() -> Path:
    """Return the folder of real data: ``$PORTAL_SHARED_DATA``, or beside the checkout."""
    given = os.environ.get("PORTAL_SHARED_DATA")
    # Not from the settings: these hooks also run where there are none.
    checkout = Path(__file__).resolve().parent.parent
    return Path(given) if given else checkout.parent / "shared" / "data"
