"""The catalogue selects and counts what the database would, at what does not grow with it."""

from array import array
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from activities.repository.catalogue import Catalogue, catalogue
from activities.repository.catalogue.keeping import Held, made_anew
from activities.repository.counting import counts_of
from activities.repository.models import ActivityPage, AgreedContent
from activities.repository.public import public_sources
from activities.repository.selection import Selection
from activities.volume.seeding import seed_works
from portal.pages.models import SectionPage
from portal.reference.models import Concept
from tests.activities.making import a_public_activity, agree_to

WORKS = 120
LIST = "/en/activities/"


def selection(query: str) -> Selection:
    return Selection.read(QueryDict(query))


def pages(query: str) -> list[int]:
    works = catalogue()
    return works.pages_of(works.selected(selection(query)))


def queries() -> list[str]:
    """Return query strings for every facet, of values that occur and of some that do not."""
    found = ["", "q=judges", "q=judges+formaci", "q=TC-", "states=XXX", "years=02020", "years=1900"]
    for source in public_sources()[:6]:
        state = source.states.all()[0].iso3
        provider = source.providers.all()[0]
        themes = [f"themes={theme.code}" for theme in source.themes.all()]
        found += [
            f"states={state}&states=KEN",
            "&".join([*themes, f"years={source.starts_on.year}"]),
            f"modality={source.modality.code}&status={source.status}",
            f"providers={provider.type.code}&helps_peers=on",
            f"organisation={provider.organisation_id}&good_practice=on",
            f"q={source.reference}&states={state}",
        ]
        for name in ("sdgs", "groups"):
            if concept := getattr(source, name).first():
                found.append(f"{name}={concept.code}")
    return found


def test_it_selects_what_the_database_does(sections: dict[str, SectionPage]) -> None:
    seed_works(WORKS, 1)
    a_public_activity(
        sections["en"],
        title="Training of judges",
        good_practice=True,
        good_practice_reason="Judges say so.",
        modality=Concept.objects.filter(scheme__code="modalities")[0],
        starts_on=date(2020, 5, 1),
    )
    selected = 0
    for query in queries():
        wanted = list(selection(query).sources().values_list("pk", flat=True))
        assert pages(query) == wanted, query
        selected += len(wanted)
    assert selected > WORKS


def test_it_counts_what_is_there(sections: dict[str, SectionPage]) -> None:
    del sections
    seed_works(WORKS, 1)
    counts = counts_of(selection(""))
    found = list(public_sources().prefetch_related("states", "themes__parent", "providers__type"))
    assert counts.total == len(found) > WORKS / 2
    assert counts.states == counts.facets["states"]
    assert counts.states == Counter(state.iso3 for page in found for state in page.states.all())
    assert counts.years == Counter(str(page.starts_on.year) for page in found)
    assert counts.facets["themes"] == Counter(
        theme.code for page in found for theme in page.themes.all()
    )
    assert counts.facets["providers"] == Counter(
        code for page in found for code in {row.type.code for row in page.providers.all()}
    )
    assert counts.facets["helps_peers"]["on"] == sum(page.helps_peers for page in found)
    assert counts.pairs == Counter(
        pair
        for page in found
        for pair in {
            (state.iso3, (theme.parent or theme).code)
            for state in page.states.all()
            for theme in page.themes.all()
        }
    )


def test_it_follows_every_change(client: Client, sections: dict[str, SectionPage]) -> None:
    first = a_public_activity(sections["en"], title="Training of judges")
    second = a_public_activity(sections["en"], title="Training of officers")
    assert pages("") == [second.pk, first.pk]
    first.unpublish()
    assert pages("") == [second.pk]
    ActivityPage.objects.get(pk=first.pk).save_revision().publish()
    assert pages("") == [second.pk, first.pk]
    held = AgreedContent.objects.filter(work_key=second.translation_key)
    held.delete()
    assert pages("") == [first.pk]
    AgreedContent.objects.create(
        work_key=second.translation_key,
        state=second.states.get(),
        fingerprint=second.content_fingerprint,
        agreed_at=timezone.now(),
    )
    assert pages("") == [second.pk, first.pk]
    closed = PageViewRestriction.objects.create(
        page=second, restriction_type=PageViewRestriction.GROUPS
    )
    closed.groups.add(Group.objects.create(name="Some"))
    assert pages("q=Training") == [first.pk]
    closed.delete()
    second.delete()
    assert pages("") == [first.pk]
    assert client.get(LIST).context["listed"].paginator.count == 1


def change(number: int, language: SectionPage) -> None:
    """Change what is public in one of several ways."""
    sources = list(public_sources())
    one = sources[number * 7 % len(sources)]
    match number % 7:
        case 0:
            one.unpublish()
        case 1:
            old = ActivityPage.objects.filter(live=False, is_source_version=True).earliest("pk")
            old.save_revision().publish()
        case 2:
            AgreedContent.objects.filter(work_key=one.translation_key).delete()
        case 3:
            one.themes.set(Concept.objects.filter(scheme__code="themes").order_by("?")[:2])
            one.starts_on, one.ends_on = date(1990 + number, 1, 1), date(2060, 1, 1)
            one.helps_peers = not one.helps_peers
            one.save_revision().publish()
            one.refresh_from_db()
            AgreedContent.objects.filter(work_key=one.translation_key).delete()
            agree_to(one)
        case 4:
            one.delete()
        case 5:
            a_public_activity(language, title=f"Training {number}")
        case 6:
            one = a_public_activity(language, title=f"Training {number}")
            catalogue()
            translated = one.copy_for_translation(Locale.objects.get(language_code="es"))
            translated.save_revision().publish()
            AgreedContent.objects.filter(work_key=one.translation_key).update(
                covers_translations=True, agreed_at=timezone.now()
            )


def as_read(works: Catalogue) -> Catalogue:
    """Return it with its versions in one order, which means nothing."""
    rows = sorted(zip(works.versions, works.marks, works.works, strict=True))
    columns = [array("q", column) for column in zip(*rows, strict=True)]
    return replace(works, versions=columns[0], marks=columns[1], works=columns[2])


def test_what_was_mended_is_what_is_read_anew(sections: dict[str, SectionPage]) -> None:
    seed_works(WORKS, 1)
    catalogue()
    for number in range(42):
        change(number, sections["en"])
        with CaptureQueriesContext(connection) as asked:
            mended = catalogue()
        rows = [
            query["sql"] for query in asked if '"repository_activitypage_states"' in query["sql"]
        ]
        assert all(" IN (" in sql for sql in rows), "all works were read"
        assert as_read(mended) == as_read(made_anew(mended.state)), number
    assert {len(mended.pages), len(mended.versions)} != {WORKS}


def test_much_that_has_changed_is_read_anew(sections: dict[str, SectionPage]) -> None:
    del sections
    seed_works(WORKS, 1)
    assert len(catalogue().pages) < WORKS
    seed_works(WORKS * 3, 1)
    mended = catalogue()
    assert mended == made_anew(mended.state)


def test_it_is_shared_by_processes(sections: dict[str, SectionPage], tmp_path: Path) -> None:
    shelf = {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(tmp_path),
        "TIMEOUT": None,
    }
    page = a_public_activity(sections["en"])
    with override_settings(CACHES=settings.CACHES | {"catalogues": shelf}):
        works = catalogue()
        cache.clear()
        Held.latest = None
        with CaptureQueriesContext(connection) as asked:
            assert catalogue() == works
        assert len(asked) == 4
        page.unpublish()
        assert pages("") == []


def test_words_written_since_are_not_looked_at(sections: dict[str, SectionPage]) -> None:
    page = a_public_activity(sections["en"], title="Training of judges")
    works = catalogue()
    # Written past every workflow, so that the catalogue does not notice.
    page.title = "A secret"
    page.save()
    assert catalogue().state == works.state
    assert pages("q=secret") == []
    assert not selection("q=secret").sources().exists()


def test_a_translation_does_not_bring_back_a_restricted_source(
    sections: dict[str, SectionPage],
) -> None:
    page = a_public_activity(sections["en"])
    french = page.copy_for_translation(sections["fr"].locale)
    french.save_revision().publish()
    closed = PageViewRestriction(page=page, restriction_type=PageViewRestriction.LOGIN)
    closed.save()
    assert pages("") == []


@pytest.mark.parametrize("query", ["", "?states=KEN", "?q=judges", "?page=2", "?page=9999"])
def test_queries_do_not_grow(client: Client, sections: dict[str, SectionPage], query: str) -> None:
    del sections
    costs = []
    for works in (60, 300):
        seed_works(works, 1)
        cache.clear()
        client.get(LIST + query)
        with CaptureQueriesContext(connection) as warm:
            client.get(LIST + query)
        cache.clear()
        with CaptureQueriesContext(connection) as cold:
            client.get(LIST + query)
        costs.append((len(warm), len(cold)))
    assert costs[0] == costs[1]
    assert costs[0][0] < costs[0][1]
