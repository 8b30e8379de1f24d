"""Pages to publish and find."""

from wagtail.models import Page
from wagtail.rich_text import RichText

from portal.pages.models import StandardPage
from search.client import WRITES, engine
from search.generations import live


def published(parent: Page, title: str, text: str = "", **fields: object) -> StandardPage:
    """Publish a page below another, in its language, as an editor does."""
    page = StandardPage(
        title=title,
        locale=parent.locale,
        body=[("rich_text", RichText(f"<p>{text}</p>"))],
        **fields,
    )
    parent.add_child(instance=page)
    page.save_revision().publish()
    current: StandardPage = StandardPage.objects.get(pk=page.pk)
    return current


def retitled(page: StandardPage, title: str) -> StandardPage:
    """Publish a page anew under another title."""
    page.title = title
    page.save_revision().publish()
    current: StandardPage = StandardPage.objects.get(pk=page.pk)
    return current


def indexed_titles() -> set[str]:
    """Return every title in the live index, whatever the language."""
    generation = live()
    assert generation is not None
    with engine(WRITES) as client:
        client.indices.refresh(index=generation.name)
        found = client.search(index=generation.name, size=1000)
    return {title for hit in found["hits"]["hits"] for title in hit["_source"]["title"].values()}
