"""Pages of text that somebody could not use are not published; drafts save freely."""

import pytest

from portal.pages.models import BasePage, HomePage, SectionPage, StandardPage
from portal.publication.guards import PageRefused
from tests.portal.blocks.conftest import stored

SKIPPED = stored([("heading", {"text": "Annexes", "level": "3"})])


@pytest.mark.parametrize("kind", ["home", "section", "standard"])
def test_a_skipped_heading_keeps_a_page_from_going_live(
    kind: str, homes: dict[str, HomePage]
) -> None:
    models: dict[str, type[BasePage]] = {"section": SectionPage, "standard": StandardPage}
    page: BasePage = homes["en"]
    if kind in models:
        page = models[kind](title="Annexes", slug="annexes", locale=homes["en"].locale)
        homes["en"].add_child(instance=page)
    page.body = SKIPPED
    draft = page.save_revision()
    with pytest.raises(PageRefused, match="“Annexes” skips a level"):
        draft.publish()
    assert "Annexes" not in str(type(page).objects.get(pk=page.pk).body)
    page.body = stored([("heading", {"text": "Annexes", "level": "2"})])
    page.save_revision().publish()
    assert "Annexes" in str(type(page).objects.get(pk=page.pk).body)
