"""What is a draft, withdrawn, expired or private shows nowhere.

Each way of hiding a page is tried on each place that tells of pages; that the same page shows
there while it is public proves that the place was looked at.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from portal.languages import BY_CODE
from portal.pages.models import HomePage, SectionPage, StandardPage
from portal.works.registry import cards_for, kind_of
from tests.portal.look.page_reader import read
from tests.portal.pages.trees import add_section
from tests.portal.sharing.works import fresh, published, restrict, translated

SECRET = "Confidential minutes"
SLUG = "confidential"
HOST = "http://testserver"


def unpublish(page: Page) -> None:
    page.unpublish()


def expire(page: Page) -> None:
    page.expire_at = timezone.now() - timedelta(seconds=1)
    page.save_revision().publish()
    call_command("publish_scheduled", verbosity=0)


def restrict_above(page: Page) -> None:
    restrict(page.get_parent())


def never_publish(page: Page) -> None:
    """Plant the same work anew as a draft."""
    parent = page.get_parent().specific
    page.delete()
    parent.refresh_from_db()
    draft = StandardPage(
        title=SECRET,
        slug=SLUG,
        locale=page.locale,
        translation_key=page.translation_key,
        live=False,
    )
    parent.add_child(instance=draft)
    draft.save_revision()


WAYS: list[Callable[[Page], None]] = [unpublish, expire, restrict, restrict_above, never_publish]


@pytest.fixture
def section(homes: dict[str, HomePage]) -> SectionPage:
    """A public section."""
    return add_section(homes["en"], "Meetings", "meetings", show_in_menus=True)


@pytest.fixture
def secret(section: SectionPage) -> StandardPage:
    """The page to hide, public as yet."""
    return published(section, SECRET, SLUG)


def places(page: StandardPage) -> dict[str, str]:
    """Return every address that tells of the page, by what it is."""
    return {
        "the list of its section": "/en/meetings/",
        "the list in another language": f"/fr/works/{page.get_parent().translation_key}/",
        "the latest works": "/en/",
        "the latest works in another language": "/ar/",
        "the sitemap": "/sitemap-en.xml",
        "its permalink": f"/en/works/{page.translation_key}/",
        "its permalink in another language": f"/ar/works/{page.translation_key}/",
        "its picture": f"/share/{page.translation_key}/en.png",
    }


def tells(client: Client, address: str) -> bool:
    """Whether an answer gives the page away, by its title, its address or its picture."""
    response = client.get(address)
    told = response.content + response.get("Location", "").encode()
    return SECRET.encode() in told or SLUG.encode() in told or told.startswith(b"\x89PNG")


def test_a_public_page_shows_in_every_place(client: Client, secret: StandardPage) -> None:
    assert [name for name, place in places(secret).items() if not tells(client, place)] == []


@pytest.mark.parametrize("hide", WAYS)
def test_a_hidden_page_shows_in_none(
    client: Client, secret: StandardPage, hide: Callable[[Page], None]
) -> None:
    addresses = places(secret)
    hide(secret)
    assert [name for name, place in addresses.items() if tells(client, place)] == []


@pytest.mark.parametrize("hide", WAYS)
def test_a_hidden_page_is_no_card_no_document_and_has_no_stamp(
    secret: StandardPage, hide: Callable[[Page], None]
) -> None:
    key = secret.translation_key
    kind = kind_of(StandardPage)
    assert kind is not None
    assert set(cards_for([key], BY_CODE["en"])) == {key}
    assert [document.key for document in kind.documents([key])] == [key]
    assert key in dict(kind.stamps())
    hide(secret)
    assert cards_for([key], BY_CODE["en"]) == {}
    assert list(kind.documents([key])) == []
    assert key not in dict(kind.stamps())


@pytest.mark.parametrize("hide", WAYS)
def test_a_hidden_version_is_no_version(
    client: Client, secret: StandardPage, hide: Callable[[Page], None]
) -> None:
    french = translated(
        secret, translated(secret.get_parent().specific, _home("fr"), "Réunions"), "Procès-verbal"
    )
    assert french.get_parent().slug == "meetings"
    before = read(client.get(french.get_url()).content.decode())
    assert secret.get_url() in before.values("href")
    assert {link["hreflang"] for link in _alternates(client, french)} == {"en", "fr"}
    if hide is never_publish:
        hide = unpublish  # to delete the source would delete its translations with it
    hide(fresh(secret))
    html = client.get(french.get_url()).content.decode()
    assert SECRET not in html
    assert SLUG not in html.replace(french.get_url(), "")
    assert {link["hreflang"] for link in _alternates(client, french)} == {"fr"}
    assert cards_for([secret.translation_key], BY_CODE["en"])[secret.translation_key].title == (
        "Procès-verbal"
    )


@pytest.mark.parametrize("hide", [unpublish, expire, restrict])
def test_a_hidden_section_shows_in_no_menu_and_no_breadcrumb(
    client: Client, homes: dict[str, HomePage], hide: Callable[[Page], None]
) -> None:
    section = add_section(homes["en"], SECRET, SLUG, show_in_menus=True)
    assert tells(client, "/en/search/")
    page = published(section, "Public page", "below")
    assert SECRET in client.get(page.get_url()).content.decode()
    hide(section)
    assert not tells(client, "/en/search/")
    # The address of a page below it holds its slug, which is no secret where that page is public.
    assert SECRET not in client.get(page.get_url()).content.decode()
    assert SECRET not in client.get(f"/fr/works/{page.translation_key}/").content.decode()


def test_what_a_withdrawn_section_holds_keeps_its_way_home(
    client: Client, homes: dict[str, HomePage]
) -> None:
    section = add_section(homes["en"], SECRET, "meetings")
    page = published(section, "Public page", "below")
    section.unpublish()
    html = client.get(page.get_url()).content.decode()
    assert SECRET not in html
    assert '<li><a href="/en/">Home</a></li>' in html


def test_the_first_breadcrumb_is_home_only_when_it_is(
    client: Client, homes: dict[str, HomePage]
) -> None:
    section = add_section(homes["en"], "Meetings", "meetings")
    page = published(section, "Public page", "below")
    HomePage.objects.filter(pk=homes["en"].pk).update(live=False)
    html = client.get(f"/en/meetings/{page.slug}/").content.decode()
    assert '<li><a href="/en/meetings/">Meetings</a></li>' in html


def _home(code: str) -> HomePage:
    home: HomePage = HomePage.objects.get(locale__language_code=code)
    return home


def _alternates(client: Client, page: Page) -> list[dict[str, str]]:
    links = read(client.get(page.get_url()).content.decode()).named("link")
    return [link for link in links if link["rel"] == "alternate"]
