"""Activities to test on, made as the portal makes them."""

from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.utils import timezone

from activities.repository.content import content_of, fingerprint
from activities.repository.models import ActivityPage, ActivityProvider, AgreedContent
from portal.organisations.models import Membership, Organisation
from portal.pages.models import HomePage, SectionPage
from portal.reference.loading.load import load_reference
from portal.reference.models import Concept, State


def plant_sections(homes: dict[str, HomePage]) -> dict[str, SectionPage]:
    """Publish the section of cooperation in every language, translations of one another."""
    load_reference()
    english = SectionPage(title="Cooperation", slug="cooperation", locale=homes["en"].locale)
    homes["en"].add_child(instance=english)
    english.save_revision().publish()
    sections = {"en": english}
    for code, home in homes.items():
        if code != "en":
            section = english.copy_for_translation(home.locale)
            section.title = f"Cooperation {code}"
            section.save_revision().publish()
            sections[code] = section
    return {code: SectionPage.objects.get(pk=page.pk) for code, page in sections.items()}


def an_organisation(name: str = "Example Institute (fictitious)", **fields: Any) -> Organisation:
    """Return a verified organisation."""
    kind = Concept.objects.get(scheme__code="provider-types", code=fields.pop("type", "nhris"))
    status = fields.pop("status", Organisation.Status.VERIFIED)
    return Organisation.objects.create(name=name, type=kind, status=status, **fields)


def a_member(organisation: Organisation, username: str = "member", **fields: Any) -> User:
    """Return a user who acts for an organisation."""
    user = User.objects.create_user(username, f"{username}@example.org", "secret", **fields)
    Membership.objects.create(user=user, organisation=organisation)
    return user


def an_activity(
    section: SectionPage, states: tuple[str, ...] = ("KEN",), **fields: Any
) -> ActivityPage:
    """Return an activity that nobody has agreed to yet: saved, not live."""
    provider = fields.pop("provider", None) or an_organisation()
    page = ActivityPage(
        locale=section.locale,
        live=False,
        **{"title": "Training of judges", "summary": "Judges were trained.", **fields},
    )
    page.states = list(State.objects.filter(iso3__in=states))
    page.providers = [ActivityProvider(organisation=provider, type=provider.type)]
    SectionPage.objects.get(pk=section.pk).add_child(instance=page)
    page.save_revision()
    return page


def agree_to(page: ActivityPage, states: tuple[str, ...] | None = None) -> None:
    """Note agreement to what a page says now, without asking anybody."""
    named = page.states.all() if states is None else State.objects.filter(iso3__in=states)
    for state in named:
        AgreedContent.objects.update_or_create(
            work_key=page.translation_key,
            state=state,
            fingerprint=fingerprint(content_of(page)),
            defaults={"agreed_at": timezone.now(), "covers_translations": True},
        )


def a_public_activity(section: SectionPage, **fields: Any) -> ActivityPage:
    """Return a published activity to which its States have agreed."""
    page = an_activity(section, **fields)
    agree_to(page)
    page.get_latest_revision().publish()
    found: ActivityPage = ActivityPage.objects.get(pk=page.pk)
    return found


def keys(pages: Any) -> set[UUID]:
    """Return the works of some pages."""
    return set(pages.values_list("translation_key", flat=True))
