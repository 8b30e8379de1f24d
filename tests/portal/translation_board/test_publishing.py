"""Publishing all that are ready: what is shown first is what happens, to each by itself."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import StringTranslation, Translation

from portal.pages.models import HomePage, StandardPage
from portal.publication import registry
from portal.publication.registry import Shortcoming

ADDRESS = "translation_board_publish"
Submit = Callable[..., Translation]
Translate = Callable[..., None]


def items(client: Client) -> list[str]:
    return [one.item for one in client.get(reverse(ADDRESS)).context["ready"]]


def reasons(client: Client) -> dict[str, str]:
    left = client.get(reverse(ADDRESS)).context["left"]
    return {one.version.locale.language_code: one.reason for one in left}


def outcome(client: Client, sent: list[str]) -> list[tuple[str, str | None, bool]]:
    done = client.post(reverse(ADDRESS), {"item": sent}).context["done"]
    return [(one.version.locale.language_code, one.reason, one.already) for one in done]


def version(page: Page, home: HomePage) -> Page:
    found: Page = StandardPage.objects.get(translation_key=page.translation_key, locale=home.locale)
    return found


def test_what_is_shown_is_published_and_the_rest_is_not(
    about: StandardPage,
    homes: dict[str, HomePage],
    admin: Client,
    submit: Submit,
    translate: Translate,
) -> None:
    translate(submit(about, "fr"), "fr:", only="About")
    translate(submit(about, "es"), "es:")
    before = Page.objects.filter(live=True).count()
    sent = items(admin)
    assert len(sent) == 1
    assert reasons(admin) == {"fr": "1 text is not translated yet."}
    spanish = version(about, homes["es"])
    assert not spanish.live, "looking publishes nothing"
    assert Page.objects.filter(live=True).count() == before
    assert spanish.latest_revision_id == version(about, homes["es"]).latest_revision_id
    assert outcome(admin, sent) == [("es", None, False)]
    spanish = version(about, homes["es"])
    assert (spanish.live, spanish.title) == (True, "es:About")
    assert not version(about, homes["fr"]).live
    entry = PageLogEntry.objects.get(page=spanish.pk, action="wagtail.publish")
    assert entry.user.username == "admin"
    assert outcome(admin, sent) == [("es", None, True)], "sent again, nothing happens"
    assert PageLogEntry.objects.filter(page=spanish.pk, action="wagtail.publish").count() == 1


def test_an_outdated_version_is_left_out_until_what_is_new_is_translated(
    translated: StandardPage,
    admin: Client,
    change_source: Callable[[str], object],
    translate: Translate,
    homes: dict[str, HomePage],
    about: StandardPage,
) -> None:
    change_source("Changed.")
    assert items(admin) == []
    assert "source has changed" in reasons(admin)["ar"]
    translate(Translation.objects.get(target_locale=translated.locale), "جديد: ", only="Changed")
    assert outcome(admin, items(admin)) == [("ar", None, False)]
    live = version(about, homes["ar"]).specific
    assert (live.title, live.summary) == ("ar:About", "جديد: Changed.")


def test_what_has_changed_since_it_was_shown_is_left_out(
    about: StandardPage, admin: Client, submit: Submit, translate: Translate
) -> None:
    translation = submit(about, "es")
    translate(translation)
    sent = items(admin)
    row = StringTranslation.objects.first()
    assert row is not None
    row.data = "Otra cosa"
    row.save()
    [(_code, reason, _already)] = outcome(admin, sent)
    assert reason is not None
    assert "changed since" in reason
    assert not translation.get_target_instance().live


def test_a_check_of_publication_holds_here_too(
    about: StandardPage,
    admin: Client,
    submit: Submit,
    translate: Translate,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    translation = submit(about, "es")
    translate(translation)
    sent = items(admin)
    wrong = {StandardPage: [lambda _page: [Shortcoming("Body", "A link has no words.")]]}
    monkeypatch.setattr(registry, "_checks", wrong)
    assert items(admin) == []
    assert "Body: A link has no words." in reasons(admin)["es"]
    assert "A link has no words." in str(outcome(admin, sent))
    assert not translation.get_target_instance().live


def test_a_source_that_is_not_published_and_a_page_in_review_hold_it_back(
    about: StandardPage,
    homes: dict[str, HomePage],
    admin: Client,
    submit: Submit,
    translate: Translate,
) -> None:
    translate(submit(about, "es"), "es:")
    StandardPage.objects.filter(pk=about.pk).update(live=False)
    assert reasons(admin) == {"es": "Its source is not published."}
    StandardPage.objects.filter(pk=about.pk).update(live=True)
    spanish = version(about, homes["es"]).specific
    spanish.get_workflow().start(spanish, None)
    assert "in review" in reasons(admin)["es"]
    spanish = version(about, homes["es"]).specific
    spanish.current_workflow_state.cancel()
    spanish.locked = True
    spanish.save(update_fields=["locked"])
    assert reasons(admin) == {"es": "It is locked."}


def test_who_may_not_publish_in_a_language_does_not(
    about: StandardPage,
    homes: dict[str, HomePage],
    client: Client,
    submit: Submit,
    translate: Translate,
    editor_in: Callable[..., User],
) -> None:
    for code in ("es", "fr"):
        translate(submit(about, code), f"{code}:")
    client.force_login(User.objects.create_superuser("chief", "c@example.org", "demo"))
    sent = items(client)
    rights = {homes["es"]: ("change", "publish"), homes["fr"]: ("change",)}
    client.force_login(editor_in("half", rights))
    assert len(items(client)) == 1
    assert reasons(client)["fr"] == "You do not have permission to publish it."
    assert set(outcome(client, sent)) == {
        ("fr", "You do not have permission to publish it.", False),
        ("es", None, False),
    }
    assert version(about, homes["es"]).live
    assert not version(about, homes["fr"]).live
    client.force_login(editor_in("elsewhere", {homes["ru"]: ("publish",)}))
    assert outcome(client, sent) == [], "works that they do not see"


def test_edits_by_hand_are_not_lost(
    about: StandardPage,
    homes: dict[str, HomePage],
    admin: Client,
    submit: Submit,
    translate: Translate,
) -> None:
    translation = submit(about, "es")
    translate(translation, "es:")
    spanish = version(about, homes["es"]).specific
    spanish.summary = "A mano"
    spanish.save_revision()
    assert outcome(admin, items(admin)) == [("es", None, False)]
    assert version(about, homes["es"]).specific.summary == "A mano"


@pytest.mark.parametrize("sent", [[], ["x"], ["-"], ["99999999999999999999-a"], ["²-a"], ["1-"]])
def test_nothing_in_the_form_fails(admin: Client, about: StandardPage, sent: list[str]) -> None:
    assert about
    response = admin.post(reverse(ADDRESS), {"item": sent})
    assert response.status_code == 200
    assert re.search("Nothing was chosen", response.content.decode())
