"""Every row of UPR Info's real file is placed, once, and a second import writes nothing."""

import csv
import html
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.recommendations.importing.draft import States
from activities.recommendations.importing.run import run
from activities.recommendations.importing.sources import SOURCES
from activities.recommendations.importing.store import Written
from activities.recommendations.models import Issue, Recommendation
from tests.activities.recommendations.real import ROWS, Imported, real_file

WRITING = ("INSERT", "UPDATE", "DELETE")


@pytest.mark.usefixtures("real_recommendations")
def test_every_row_is_placed_and_a_second_run_writes_nothing() -> None:
    path, outcome = real_file(), Imported.outcome
    assert outcome.written == Written(created=ROWS)
    assert outcome.read == ROWS

    states = States()
    with path.open(encoding="utf-8", newline="") as file:
        source = list(csv.DictReader(file))
    unknown = [
        number for number, row in enumerate(source, start=2) if html.unescape(row["From"])[0] == "("
    ]
    assert [(one.row, one.placed) for one in outcome.remarks] == [(row, True) for row in unknown]
    assert len(unknown) == 9
    meaning = {"Accepted": "supported", "Noted": "noted"}
    in_file = Counter(
        (states.find(row["To"]), int(row["Session"]), meaning[row["Response"]]) for row in source
    )
    stored = Counter(Recommendation.objects.values_list("state_id", "session", "position"))
    assert stored == in_file
    made = Recommendation.recommending.through.objects.values_list("state_id", flat=True)
    assert Counter(made) == Counter(
        states.find(row["From"]) for row in source if row["From"] != "&#40;Unknown&#41;"
    )
    filed = Recommendation.issues.through.objects.values_list("issue__name", flat=True)
    assert Counter(filed) == Counter(
        name for row in source for name in {one.strip() for one in row["Issue"].split(",")}
    )
    assert set(Issue.objects.filter(concepts=None).values_list("name", flat=True)) == {
        "General", "Other", "Technical assistance and cooperation",
    }  # fmt: skip

    with CaptureQueriesContext(connection) as queries:
        again = run(path, SOURCES["upr-info"])
    assert again.written == Written(unchanged=ROWS)
    assert not [one for one in queries.captured_queries if one["sql"].startswith(WRITING)]
