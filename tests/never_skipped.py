"""No test is skipped: one that did not run has shown nothing. Root's own tests are for root."""

import os
from collections.abc import Generator
from typing import TypeVar

import pytest

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker of tests that only root can run."""
    config.addinivalue_line("markers", "root: shows what only root does; left out for others")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, and count as deselected, what the person who runs the tests cannot do."""
    left_out = [item for item in items if os.geteuid() and item.get_closest_marker("root")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


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
    """Turn a skip into a failure."""
    if report.skipped:
        # Of a skip: path, line and reason; of an expected failure: where it failed.
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        # With it pytest would show the failure and not count it.
        vars(report).pop("wasxfail", None)
        report.longrepr = f"No test is skipped here. {reason}"
    return report
