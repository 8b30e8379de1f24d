"""Rows of facts that share a place, as submissions bring them."""

from activities.repository.content import content_of, fingerprint
from activities.repository.models import ActivityLink, ActivityPage
from portal.pages.models import SectionPage
from tests.activities.making import an_activity


def test_they_stand_as_they_came_however_the_database_keeps_them(
    sections: dict[str, SectionPage],
) -> None:
    page = an_activity(sections["en"])
    addresses = [f"https://example.org/{number}" for number in range(3)]
    page.links = [ActivityLink(url=address, title=address) for address in addresses]
    page.save_revision().publish()
    mark = fingerprint(content_of(ActivityPage.objects.get(pk=page.pk)))
    first = ActivityLink.objects.get(page=page, url=addresses[0])
    # PostgreSQL puts a row that was written again behind the others.
    number = first.pk
    first.delete()
    first.pk = number
    first.save(force_insert=True)
    again = ActivityPage.objects.get(pk=page.pk)
    assert [row.url for row in again.links.all()] == addresses
    assert fingerprint(content_of(again)) == mark == again.content_fingerprint
