"""A deploy brings another mapping: the index before it serves and is written until the rebuild."""

from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from search import health
from search.client import WRITES, engine
from search.index import alias, definition, fingerprint, new_name, write_alias
from search.indexing import index_keys, report
from search.models import IndexGeneration
from search.rebuilding import rebuild
from search.reconciling import reconcile
from tests.search.content import indexed_titles
from tests.search.notes import Notes
from tests.search.pages import get
from tests.trees import plant_homes

pytestmark = [pytest.mark.elasticsearch, pytest.mark.usefixtures("elasticsearch", "notes")]

BEFORE = "0" * 12


def plant_earlier(**changed: dict[str, Any] | None) -> str:
    """Make a live index as code before today's would have, some fields missing or different."""
    name = new_name(timezone.now()).replace(fingerprint(), BEFORE)
    described = definition()
    fields = described["mappings"]["properties"]
    for field, described_before in changed.items():
        del fields[field]
        if described_before is not None:
            fields[field] = described_before
    with engine(WRITES) as client:
        aliases = {write_alias(name): {"is_write_index": True}, alias(): {}}
        client.indices.create(index=name, aliases=aliases, **described)
    live = IndexGeneration.State.LIVE
    IndexGeneration.objects.create(name=name, state=live, fingerprint=BEFORE)
    return name


def sources(index: str) -> list[dict[str, Any]]:
    with engine(WRITES) as client:
        client.indices.refresh(index=index)
        hits = client.search(index=index)["hits"]["hits"]
    return [hit["_source"] for hit in hits]


def test_an_index_without_a_new_field_serves_and_is_written(notes: Notes, client: Client) -> None:
    plant_homes("localhost")
    before = plant_earlier(names=None)
    key = notes.add("a", en="Panel on water | Everybody", names=("Amina Diallo",))
    reconcile()
    (source,) = sources(before)
    assert "names" not in source
    assert source["title"] == {"en": "Panel on water"}
    html = get(client, "?q=water").text
    assert "Panel on water" in html
    assert "reduced features" not in html
    assert health.rebuild() == {"state": "needed"}
    assert client.get("/readyz").json()["search_rebuild"] == {"state": "needed"}
    out = StringIO()
    call_command("search_check", stdout=out)
    assert "another mapping" in out.getvalue()

    after = rebuild()
    assert sources(after.name)[0]["names"] == ["Amina Diallo"]
    assert health.rebuild() is None
    # To go back to the one before is still possible: it has every change.
    notes.change(key, "2", en="Panel on rivers")
    report(index_keys(notes, [key], WRITES))
    assert sources(before)[0]["title"] == {"en": "Panel on rivers"}
    call_command("search_rebuild", roll_back=True, verbosity=0)
    assert indexed_titles() == {"Panel on rivers"}


def test_an_index_that_cannot_hold_an_entry_is_no_mistake_of_the_entry(notes: Notes) -> None:
    before = plant_earlier(day={"type": "boolean"})
    undated = notes.add("a", en="Without a day")
    dated = notes.add("b", en="With a day", day=date(2026, 3, 1))
    outcome = index_keys(notes, [undated, dated], WRITES)
    assert outcome.unfit == {before}
    report(outcome)
    assert [source["title"]["en"] for source in sources(before)] == ["Without a day"]
