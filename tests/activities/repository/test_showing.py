"""What a State is shown is all that would be published, and all that would change."""

import pytest

from activities.repository.content import Content, content_of
from activities.repository.models import ActivityLink
from activities.repository.showing import changes, shown
from portal.pages.models import SectionPage
from tests.activities.making import an_activity


@pytest.fixture
def content(sections: dict[str, SectionPage]) -> Content:
    page = an_activity(sections["en"])
    page.links = [ActivityLink(url="https://example.org/course", title="The course")]
    return content_of(page)


def test_where_a_link_leads_is_shown(content: Content) -> None:
    links = next(one for one in shown(content) if one.name == "links")
    assert list(links.lines) == ["The course: https://example.org/course"]


def test_a_link_that_leads_elsewhere_is_a_change(content: Content) -> None:
    moved = [["https://example.com/other", "The course"]]
    newer = {**content, "facts": {**content["facts"], "links": moved}}
    found = changes(content, newer)
    assert [one.name for one in found] == ["links"]
    assert [(part.kind, part.text) for part in found[0].parts] == [
        ("new", "The course: https://example.com/other"),
        ("old", "The course: https://example.org/course"),
    ]
