"""Search by the database, for as long as the engine is away."""

import pytest
from pytest_django import Settings
from wagtail.models import PageViewRestriction

from portal.languages import BY_CODE
from portal.pages.models import HomePage
from search.fallback import search_database
from search.forms import SearchRequest
from search.results import Results
from search.understanding import understand
from tests.search.conftest import work
from tests.search.content import published

Trees = dict[str, HomePage]
NOTHING: dict[str, tuple[str, ...]] = {"kind": (), "language": ()}


@pytest.fixture(autouse=True)
def _no_engine(settings: Settings) -> None:
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"


def found(text: str, reader: str = "en", **filters: tuple[str, ...]) -> Results:
    wanted = SearchRequest(text, filters={**NOTHING, **filters})
    return search_database(wanted, understand(text), BY_CODE[reader])


def titles(results: Results) -> tuple[list[str], list[str]]:
    return tuple([hit.card.title for hit in part.hits] for part in (results.own, results.other))  # type: ignore[return-value]  # two parts, always


@pytest.fixture
def _pages(trees: Trees) -> None:
    english = published(trees["en"], "Panel on repositories", "A panel")
    published(trees["fr"], "Panel répertoire", translation_key=english.translation_key)
    published(trees["fr"], "Panel seul")
    private = published(trees["en"], "Panel in private")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    published(trees["en"], "Panel gone").unpublish()
    work()


@pytest.mark.usefixtures("_pages")
def test_lists_the_readers_language_first_and_only_what_is_public() -> None:
    results = found("panel")
    assert results.is_reduced
    assert titles(results) == (["Panel on repositories"], ["Panel seul"])
    own, other = titles(found("panel", "fr"))
    assert set(own) == {"Panel répertoire", "Panel seul"}
    assert other == []


@pytest.mark.usefixtures("_pages")
def test_narrows_by_kind_and_language() -> None:
    assert found("panel", language=("fr",)).own.total == 1
    assert found("panel", language=("ru",)).total == 0
    assert found("panel", kind=("section",)).total == 0


COMMANDS = ['"', '""', "\x00", " ", "'", "*", "AND", "NOT", "NEAR(", 'a" OR "b', "a:b^c", "--"]


@pytest.mark.usefixtures("trees")
@pytest.mark.parametrize(
    "text", [*COMMANDS, "57/32", "%", "\\", "x OR", "(", "{x}", "x*", "ＮＯＴ x"]
)
def test_reads_nothing_as_a_command(text: str) -> None:
    assert found(text).is_reduced
    assert found(text, "zh-hans").total == 0


@pytest.mark.usefixtures("_pages")
def test_shows_pages_of_the_list(trees: Trees) -> None:
    for number in range(12):
        published(trees["en"], f"Debate {number}")
    work()
    assert len(found("debate").own.hits) == 10
    wanted = SearchRequest("debate", page=2, filters=NOTHING)
    second = search_database(wanted, understand("debate"), BY_CODE["en"])
    assert len(second.own.hits) == 2
    assert second.own.total == 12
