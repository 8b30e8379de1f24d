"""The report names every live page that somebody cannot use, with its owner and what to mend."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from panels.discussions.models import PanelPage, PanelRecording
from portal.pages.models import HomePage, SectionPage
from tests.panels.discussions.panels import panel, section
from tests.panels.recordings.recordings import recording
from tests.portal.blocks.conftest import stored

VAGUE = stored([("rich_text", '<p>Read it <a href="https://example.org/">here</a>.</p>')])


def falling_short(parent: SectionPage, slug: str, **values: Any) -> PanelPage:
    """Return a live panel whose text is older than the check that would refuse it."""
    page = panel(parent, slug=slug, title=f"Panel {slug}", **values)
    PanelPage.objects.filter(pk=page.pk).update(body=VAGUE)
    return page


def losing_captions(parent: SectionPage, slug: str) -> None:
    """Publish a panel with a film, and take the film's captions away."""
    film = recording(medium="video", url="https://webtv.un.org/film")
    page = panel(parent, slug=slug, title=f"Panel {slug}")
    page.recordings.add(PanelRecording(recording=film))
    page.save_revision().publish()
    film.tracks.all().delete()


def test_it_names_page_owner_and_what_to_mend(
    homes: dict[str, HomePage], admin_client: Client, django_user_model: type[User]
) -> None:
    owner = django_user_model.objects.create_user("owner", first_name="Olga", last_name="Owner")
    parent = section(homes["en"])
    wrong = falling_short(parent, "wrong", owner=owner)
    panel(parent, slug="right", title="Panel right")
    draft = falling_short(parent, "draft")
    draft.unpublish()
    response = admin_client.get(reverse("shortcomings_report"))
    assert [page.pk for page in response.context["object_list"]] == [wrong.pk]
    text = response.content.decode()
    assert "Olga Owner" in text
    assert "“here” does not say where it leads" in text
    assert reverse("wagtailadmin_pages:edit", args=[wrong.pk]) in text
    assert reverse("shortcomings_report") in admin_client.get("/admin/").content.decode()


def test_it_says_so_when_all_is_well(homes: dict[str, HomePage], admin_client: Client) -> None:
    panel(section(homes["en"]))
    assert "No live page falls short." in (
        admin_client.get(reverse("shortcomings_report")).content.decode()
    )


def test_the_number_of_queries_does_not_depend_on_the_number_of_panels(
    homes: dict[str, HomePage],
    admin_client: Client,
    django_assert_num_queries: Callable[..., Any],
) -> None:
    parent = section(homes["en"])
    address = reverse("shortcomings_report")
    losing_captions(parent, "first")
    admin_client.get(address)
    with CaptureQueriesContext(connection) as one:
        admin_client.get(address)
    for number in range(5):
        losing_captions(parent, f"more-{number}")
    with django_assert_num_queries(len(one)):
        text = admin_client.get(address).content.decode()
    assert text.count("Add captions or a transcript") == 6
