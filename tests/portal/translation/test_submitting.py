"""Submitting a live page publishes nothing, makes no alias, touches no version that exists."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.actions.copy_for_translation import ParentNotTranslatedError
from wagtail.models import Page
from wagtail_localize.models import Translation

from portal.pages.models import HomePage, StandardPage


def test_submitting_a_live_page_publishes_nothing(
    about: StandardPage, submit: Callable[..., Translation], homes: dict[str, HomePage]
) -> None:
    submit(about)
    draft = about.get_translation(homes["ar"].locale)
    assert draft.title == "About"
    assert not draft.live
    assert draft.alias_of_id is None


@pytest.mark.usefixtures("library")
def test_the_library_s_default_would_publish_the_source_text(
    about: StandardPage,
    submit: Callable[..., Translation],
    homes: dict[str, HomePage],
    settings: Any,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = True
    with django_capture_on_commit_callbacks(execute=True):
        submit(about)
    assert about.get_translation(homes["ar"].locale).live


def test_a_page_whose_parent_is_not_translated_is_not_submitted(
    about: StandardPage, submit: Callable[..., Translation], homes: dict[str, HomePage]
) -> None:
    below = about.add_child(instance=StandardPage(title="Team", slug="team"))
    with pytest.raises(ParentNotTranslatedError):
        submit(below)
    assert not Page.objects.filter(locale=homes["ar"].locale, alias_of__isnull=False).exists()
    assert not below.has_translation(homes["ar"].locale)


def test_the_form_offers_only_languages_in_which_the_parent_exists(
    admin: Client,
    about: StandardPage,
    submit: Callable[..., Translation],
    homes: dict[str, HomePage],
) -> None:
    below = about.add_child(instance=StandardPage(title="Team", slug="team"))
    submit(about, "fr")
    address = reverse("wagtail_localize:submit_page_translation", args=[below.pk])
    response = admin.get(address)
    form = response.context["form"]
    assert [locale.language_code for locale in form.fields["locales"].queryset] == ["fr"]
    assert "“العربية”" in str(form.fields["locales"].help_text)
    refused = admin.post(address, {"locales": [homes["ar"].locale.pk]})
    assert refused.context["form"].errors["locales"]
    accepted = admin.post(address, {"locales": [homes["fr"].locale.pk]})
    assert accepted.status_code == 302
    assert below.has_translation(homes["fr"].locale)


def test_a_subtree_is_submitted_without_touching_versions_written_by_hand(
    admin: Client, about: StandardPage, homes: dict[str, HomePage]
) -> None:
    team = about.add_child(instance=StandardPage(title="Team", slug="team"))
    contact = about.add_child(instance=StandardPage(title="Contact", slug="contact"))
    by_hand = about.copy_for_translation(homes["fr"].locale)
    equipe = team.copy_for_translation(homes["fr"].locale)
    equipe.title = "Équipe"
    equipe.save_revision().publish()
    by_hand.delete()
    by_hand = homes["fr"].add_child(
        instance=StandardPage(
            title="Équipe",
            slug="equipe",
            translation_key=team.translation_key,
            locale=homes["fr"].locale,
        )
    )
    response = admin.post(
        reverse("wagtail_localize:submit_page_translation", args=[about.pk]),
        {"locales": [homes["fr"].locale.pk], "include_subtree": "on"},
    )
    assert response.status_code == 302
    assert contact.has_translation(homes["fr"].locale)
    kept = StandardPage.objects.get(pk=by_hand.pk)
    assert kept.title == "Équipe"
    assert not Translation.objects.filter(source__object_id=team.translation_key).exists()


def test_a_user_submits_only_into_trees_they_may_add_to(
    client: Client,
    about: StandardPage,
    homes: dict[str, HomePage],
    editor_in: Callable[..., User],
) -> None:
    user = editor_in("french", {homes["en"]: ("change",), homes["fr"]: ("add", "change")})
    client.force_login(user)
    address = reverse("wagtail_localize:submit_page_translation", args=[about.pk])
    form = client.get(address).context["form"]
    assert [locale.language_code for locale in form.fields["locales"].queryset] == ["fr"]
    assert client.post(address, {"locales": [homes["ar"].locale.pk]}).status_code == 200
    assert not about.has_translation(homes["ar"].locale)


def test_a_page_that_fails_its_own_checks_is_reported_not_crashed_on(
    admin: Client, about: StandardPage, homes: dict[str, HomePage]
) -> None:
    StandardPage.objects.filter(pk=about.pk).update(title="")
    response = admin.post(
        reverse("wagtail_localize:submit_page_translation", args=[about.pk]),
        {"locales": [homes["fr"].locale.pk, homes["es"].locale.pk]},
        follow=True,
    )
    assert response.status_code == 200
    assert "No draft could be made" in response.content.decode()
