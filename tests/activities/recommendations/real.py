"""UPR Info's real file, imported once for all tests that stand on it (see ``tests.ground``)."""

from pathlib import Path

from activities.recommendations.importing.run import Outcome, run
from activities.recommendations.importing.sources import SOURCES
from activities.recommendations.models import Recommendation
from tests.real_data import shared_folder

ROWS = 41_063


def real_file() -> Path:
    """Return where the file is."""
    return shared_folder() / "upr" / "recommendations-2008-2014.csv"


class Imported:
    """What the import said that planted the rows there are now."""

    outcome: Outcome


def import_real() -> None:
    """Import every row into a database with reference data."""
    Imported.outcome = run(real_file(), SOURCES["upr-info"])
    assert Recommendation.objects.count() == ROWS
