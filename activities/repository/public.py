"""Which activities anybody may see: the one place that says so (design, decision 3)."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.query import PageQuerySet

from activities.repository.models.activity_page import ActivityPage
from activities.repository.models.agreed_content import AgreedContent
from portal.pages.public import public_pages

#: Rows of a page and a State it names; those of source versions are the ones that count.
Named = ActivityPage.states.through


def public() -> PageQuerySet:
    """Return the live language versions whose content every State concerned has agreed to.

    A translation is public only while its source version is, because that one's facts are shown
    with it, and while it translates the source's texts as they are now; it is agreed to itself,
    or covered by the agreement to the source. An activity that names no State is never public.
    """
    return public_pages(ActivityPage)


def public_sources() -> PageQuerySet:
    """Return the public source versions: one page a work, which holds the facts."""
    return public().filter(is_source_version=True)


def not_agreed() -> PageQuerySet:
    """Return every version, live or not, that lacks a State's agreement to what it says."""
    source = _agreed_sources().filter(translation_key=OuterRef("translation_key"))
    return ActivityPage.objects.exclude(
        Exists(source) & (Q(is_source_version=True) | ~Exists(_states_missing_for_translation()))
    )


def _agreed_sources() -> PageQuerySet:
    """Return live source versions with at least one State, each of which agreed to the content."""
    named = Named.objects.filter(activitypage=OuterRef("pk"))
    agreed = AgreedContent.objects.filter(
        work_key=OuterRef("activitypage__translation_key"),
        fingerprint=OuterRef("activitypage__content_fingerprint"),
        state=OuterRef("state"),
    )
    return ActivityPage.objects.filter(
        Exists(named), ~Exists(named.exclude(Exists(agreed))), live=True, is_source_version=True
    )


def _states_missing_for_translation() -> QuerySet[Any]:
    """Return the source's States that agreed neither to a translation nor to translations."""
    own = Q(fingerprint=OuterRef(OuterRef("content_fingerprint")))
    covered = Q(covers_translations=True, fingerprint=OuterRef("activitypage__content_fingerprint"))
    agreed = AgreedContent.objects.filter(
        own | covered,
        work_key=OuterRef("activitypage__translation_key"),
        state=OuterRef("state"),
    )
    missing: QuerySet[Any] = Named.objects.filter(
        activitypage__translation_key=OuterRef("translation_key"),
        activitypage__is_source_version=True,
    ).exclude(Exists(agreed) & Q(activitypage__text_fingerprint=OuterRef("translated_fingerprint")))
    return missing
