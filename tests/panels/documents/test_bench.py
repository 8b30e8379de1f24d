"""The measurement of long documents measures what it says."""

import pytest

from panels.documents.bench import FEW, MANY, measure, plant_documents

pytestmark = pytest.mark.django_db


def test_a_long_document_asks_no_more_of_the_database() -> None:
    plant_documents()
    compared = list(measure(2))
    assert len(compared) == 7
    for one in compared:
        assert one.queries[0] == one.queries[1], one.name
        assert one.ratio.cpu < MANY / FEW
