"""Search follows agreement: in at once, out at once, whatever the engine does meanwhile."""

import pytest
from django.test import Client

from activities.repository.models import ActivityPage, AgreedContent
from portal.pages.models import HomePage, SectionPage
from portal.works.registry import kind_named
from search import client as search_client
from search.client import WRITES, engine
from search.indexing import index_keys
from search.models import IndexGeneration
from search.rebuilding import rebuild
from tests.activities.making import a_public_activity, an_activity, plant_sections
from tests.journeys.conftest import searchable
from tests.trees import plant_homes

pytestmark = [pytest.mark.elasticsearch]


def found(words: str) -> bool:
    response = Client().get("/en/search/", {"q": words})
    assert response.status_code == 200
    return "Unmistakable" in response.content.decode()


@pytest.fixture
def ground(transactional_db: None) -> dict[str, SectionPage]:
    del transactional_db
    homes: dict[str, HomePage] = plant_homes()
    return plant_sections(homes)


def test_only_what_is_agreed_to_is_ever_in_an_entry(ground: dict[str, SectionPage]) -> None:
    page = a_public_activity(ground["en"], title="Unmistakable training")
    hidden = an_activity(ground["en"], title="Unmistakable secret")
    hidden.get_latest_revision().publish()
    kind = kind_named("activity")
    assert kind is not None
    entries = list(kind.documents([page.translation_key, hidden.translation_key]))
    assert [entry.key for entry in entries] == [page.translation_key]
    assert entries[0].facets["states"] == ("KEN",)
    # Eastern Africa, sub-Saharan Africa, Africa; the world is where everything is.
    assert entries[0].facets["regions"] == ("014", "202", "002")
    assert entries[0].facets["status"] == ("ongoing",)
    assert [key for key, _stamp in kind.stamps()] == [page.translation_key]


def test_withdrawal_leaves_every_generation(
    ground: dict[str, SectionPage], engine_url: str
) -> None:
    page = a_public_activity(ground["en"], title="Unmistakable training")
    with searchable(engine_url):
        assert found("unmistakable")
        # A second generation, as while a rebuild runs.
        rebuild()
        AgreedContent.objects.filter(work_key=page.translation_key).delete()
        assert not found("unmistakable")
        ActivityPage.objects.get(pk=page.pk).unpublish()
        index_keys(kind_named("activity"), [page.translation_key], WRITES)
        with engine(WRITES) as writer:
            for generation in IndexGeneration.objects.all():
                writer.indices.refresh(index=generation.name)
                count = writer.count(
                    index=generation.name, query={"term": {"key": str(page.translation_key)}}
                )
                assert count["count"] == 0, generation.name


def test_withdrawn_while_the_engine_is_away(
    ground: dict[str, SectionPage], engine_url: str, settings: object
) -> None:
    page = a_public_activity(ground["en"], title="Unmistakable training")
    with searchable(engine_url):
        assert found("unmistakable")
        settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"  # type: ignore[attr-defined]
        search_client.forget()
        AgreedContent.objects.filter(work_key=page.translation_key).delete()
        settings.ELASTICSEARCH_URL = engine_url  # type: ignore[attr-defined]
        search_client.forget()
        # The index still holds the work; what is shown is read again from the database.
        assert not found("unmistakable")
