"""The measuring inserts the same rows that the import does, and leaves nothing behind."""

from pathlib import Path

import pytest

from activities.recommendations.bench import measure
from activities.recommendations.importing.sources import SOURCES
from activities.recommendations.models import Issue, Recommendation
from portal.reference.loading.load import load_reference

pytestmark = pytest.mark.django_db


def test_it_measures_in_turns(tmp_path: Path) -> None:
    load_reference()
    file = tmp_path / "rows.csv"
    file.write_text(
        "To,Text,From,Response,Issue,Session\nKenya,Train judges,Fiji,Noted,Justice,8\n"
    )
    found = measure(file, SOURCES["upr-info"], rounds=2)
    assert found.rows == 1
    assert len(found.imports) == len(found.inserts) == len(found.again) == 2
    assert found.ratio.wall > 0
    assert found.related == 2
    assert found.rewritten == 0
    assert not Recommendation.objects.exists()
    assert not Issue.objects.exists()
