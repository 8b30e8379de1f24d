"""Files of a test stay in its own folder."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def private_folder(settings: Settings, tmp_path: Path) -> Path:
    """Where files of recordings are kept."""
    settings.PRIVATE_ROOT = tmp_path
    return tmp_path
