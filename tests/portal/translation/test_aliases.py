"""Nothing makes an alias page, and nothing in the admin offers to."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import LocaleSynchronization, Translation
from wagtail_localize.synctree import synchronize_tree

from portal.pages.models import HomePage, StandardPage
from portal.translation.aliases import AliasRefused


def aliases() -> int:
    return int(Page.objects.filter(alias_of__isnull=False).count())


def test_synchronising_trees_makes_no_alias(
    about: StandardPage, homes: dict[str, HomePage]
) -> None:
    before = Page.objects.get(pk=homes["ar"].pk).numchild
    with pytest.raises(AliasRefused):
        synchronize_tree(about.locale, homes["ar"].locale)
    assert aliases() == 0
    assert Page.objects.get(pk=homes["ar"].pk).numchild == before
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.usefixtures("library")
def test_the_library_s_default_would_make_one(
    about: StandardPage, homes: dict[str, HomePage]
) -> None:
    synchronize_tree(about.locale, homes["ar"].locale)
    assert aliases() == 1


def test_a_rule_to_synchronise_trees_cannot_be_saved_nor_chosen(
    admin: Client, homes: dict[str, HomePage]
) -> None:
    with pytest.raises(AliasRefused):
        LocaleSynchronization.objects.create(
            locale=homes["ar"].locale, sync_from=homes["en"].locale
        )
    form = admin.get(reverse("wagtaillocales:edit", args=[homes["ar"].locale.pk]))
    assert "sync_from" not in form.content.decode()
    call_command("sync_locale_trees")
    assert aliases() == 0


def test_publishing_creates_nothing_in_other_trees(
    admin: Client, homes: dict[str, HomePage]
) -> None:
    before = Page.objects.exclude(locale=homes["en"].locale).count()
    admin.post(
        reverse("wagtailadmin_pages:add", args=["pages", "standardpage", homes["en"].pk]),
        {
            "title": "New",
            "slug": "new",
            "body-count": "0",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            "action-publish": "publish",
        },
    )
    assert StandardPage.objects.get(slug="new").live
    assert Page.objects.exclude(locale=homes["en"].locale).count() == before


def test_a_copy_cannot_be_an_alias(about: StandardPage, admin: Client) -> None:
    address = reverse("wagtailadmin_pages:copy", args=[about.pk])
    assert 'name="alias"' not in admin.get(address).content.decode()
    admin.post(
        address,
        {
            "new_title": "Copy",
            "new_slug": "copy",
            "new_parent_page": about.get_parent().pk,
            "alias": "on",
        },
    )
    assert StandardPage.objects.get(slug="copy").alias_of_id is None


def test_the_admin_s_api_makes_no_alias_and_leaves_the_tree_whole(
    about: StandardPage, admin: Client
) -> None:
    response = admin.post(
        reverse("wagtailadmin_api:pages:action", args=[about.pk, "create_alias"]),
        {"update_slug": "alias"},
        content_type="application/json",
    )
    assert response.status_code == 403
    assert aliases() == 0
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_translation_is_not_turned_into_an_alias(translated: StandardPage, admin: Client) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[translated.pk])
    convert = reverse("wagtail_localize:convert_to_alias", args=[translated.pk])
    assert "cannot be turned into an alias" in admin.post(convert, follow=True).content.decode()
    Translation.objects.update(enabled=False)
    assert "localize-convert-to-alias" not in admin.get(edit).content.decode()
    response = admin.post(edit, {"localize-convert-to-alias": "1"}, follow=True)
    assert "cannot be turned into an alias" in response.content.decode()
    assert aliases() == 0


def test_a_missing_parent_is_not_made_an_alias_by_code_either(
    about: StandardPage, homes: dict[str, HomePage]
) -> None:
    below: Any = about.add_child(instance=StandardPage(title="Team", slug="team"))
    with pytest.raises(AliasRefused):
        below.copy_for_translation(homes["ar"].locale, copy_parents=True)
    assert aliases() == 0
