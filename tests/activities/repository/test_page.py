"""The page of an activity, its permanent address, and what is left when it is withdrawn."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from activities.recommendations.models import Recommendation
from activities.repository.models import ActivityPage, ActivityRecommendation, AgreedContent
from portal.organisations.models import Organisation
from portal.pages.models import SectionPage
from portal.reference.models import State
from tests.activities.making import a_public_activity, agree_to, an_activity, an_organisation


def test_the_page_names_its_facts(sections: dict[str, SectionPage], client: Client) -> None:
    page = a_public_activity(sections["en"], states=("KEN", "UGA"))
    response = client.get(page.url)
    text = response.content.decode()
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-cache"
    for said in ("Kenya", "Uganda", "With the agreement of", page.reference):
        assert said in text


def test_an_unverified_organisation_is_not_named(
    sections: dict[str, SectionPage], client: Client
) -> None:
    hidden = an_organisation("Unknown body", status=Organisation.Status.REFUSED)
    page = a_public_activity(sections["en"], provider=hidden)
    assert b"Unknown body" not in client.get(page.url).content


def test_withdrawn_is_gone_and_never_public_is_not_found(
    sections: dict[str, SectionPage], client: Client
) -> None:
    page = a_public_activity(sections["en"])
    permalink = f"/en/activities/{page.reference.lower()}/"
    assert client.get(permalink).headers["Location"].endswith(f"{page.slug}/")
    assert client.get(f"/activities/{page.reference}/").status_code == 302
    AgreedContent.objects.all().delete()
    for address in (page.url, permalink):
        assert client.get(address).status_code == 410
    ActivityPage.objects.get(pk=page.pk).unpublish()
    assert client.get(page.url).status_code == 410
    ActivityPage.objects.get(pk=page.pk).delete()
    assert client.get(permalink).status_code == 410
    draft = an_activity(sections["en"])
    for address in (draft.get_url(), f"/en/activities/{draft.reference}/"):
        assert client.get(address).status_code == 404


def test_a_reader_of_another_language_gets_it_honestly(
    sections: dict[str, SectionPage], client: Client
) -> None:
    page = a_public_activity(sections["en"])
    response = client.get(f"/fr/activities/{page.reference}/", follow=True)
    assert response.status_code == 200
    assert 'lang="en"' in response.content.decode()


def test_what_fields_say_together(sections: dict[str, SectionPage]) -> None:
    with pytest.raises(ValidationError):
        an_activity(sections["en"], good_practice=True)


def test_a_recommendation_leads_to_what_implements_it(
    sections: dict[str, SectionPage], client: Client
) -> None:
    recommendation = Recommendation.objects.create(
        key="test-1",
        source="demo",
        state=State.objects.get(iso3="KEN"),
        text="Train judges.",
        position=Recommendation.Position.NOTED,
    )
    page = an_activity(sections["en"], title="Courses for judges")
    page.implemented = [ActivityRecommendation(recommendation=recommendation)]
    page.save_revision().publish()
    address = "/en/recommendations/test-1/"
    assert "Courses for judges" not in client.get(address).content.decode()
    agree_to(ActivityPage.objects.get(pk=page.pk))
    assert "Courses for judges" in client.get(address).content.decode()
    said = client.get(page.url).content.decode()
    assert address in said
    assert "Noted" in said
