"""Resolution 57/32 itself, imported, indexed and asked for as its readers do."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from portal.languages import BY_CODE
from portal.pages.models import HomePage, SectionPage
from search.asking import ask
from search.questions import Question
from search.rebuilding import rebuild
from search.results import Hit
from search.understanding import understand

pytestmark = pytest.mark.elasticsearch

SYMBOL = "A/HRC/RES/57/32"


@pytest.fixture
def _resolution(elasticsearch: str, trees: dict[str, HomePage], shared_data: Path) -> None:  # noqa: ARG001 -- order
    french = trees["fr"]
    section = SectionPage(title="Documents", slug="documents", locale=french.locale)
    french.add_child(instance=section)
    section.save_revision().publish()
    file = shared_data / "resolution-57-32.fr.txt"
    call_command(
        "import_document",
        str(file),
        symbol=SYMBOL,
        language="fr",
        parent="documents",
        publish=True,
        verbosity=0,
    )
    rebuild()


def first_hit(text: str, reader: str = "fr") -> Hit:
    answer = ask(Question(understand(text), BY_CODE[reader], (0, 10), (0, 10)))
    return (*answer.named.hits, *answer.own.hits, *answer.other.hits)[0]


@pytest.mark.usefixtures("_resolution")
@pytest.mark.parametrize(
    ("query", "paragraph"),
    [
        ("appariement", "13"),
        ("«appariement»", "13"),
        ("repertoire en ligne", "12"),
        ("57/32 appariement", "13"),
    ],
)
def test_leads_to_the_paragraph_asked_for(query: str, paragraph: str, client: Client) -> None:
    hit = first_hit(query)
    assert hit.card.symbol == SYMBOL
    assert hit.passages[0].label == paragraph
    address, _, anchor = hit.passages[0].url.partition("#")
    assert f'id="{anchor}"' in client.get(address).content.decode()


@pytest.mark.usefixtures("_resolution")
@pytest.mark.parametrize("reader", ["ar", "en", "zh-hans"])
def test_leads_readers_of_other_languages_to_it_too(reader: str, client: Client) -> None:
    hit = first_hit("appariement", reader)
    assert hit.card.language == BY_CODE["fr"]
    address, _, anchor = hit.passages[0].url.partition("#")
    assert address.startswith(f"/{reader}/")
    assert f'id="{anchor}"' in client.get(address).content.decode()
    for form in ("resolution 57/32", "القرار ٥٧/٣٢", "a hrc 57 32"):
        assert first_hit(form, reader).card.symbol == SYMBOL
