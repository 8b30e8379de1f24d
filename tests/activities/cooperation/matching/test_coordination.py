"""Several actors on the same recommendation are shown to each other, when each may be seen."""

from django.urls import reverse
from django.utils.translation import override

from activities.cooperation.models import Request
from activities.repository.models import ActivityRecommendation, AgreedContent
from portal.pages.models import SectionPage
from tests.activities.cooperation.making import People, a_recommendation, signed_in
from tests.activities.cooperation.matching.planting import asking, context
from tests.activities.making import agree_to, an_activity


def test_actors_on_one_recommendation_see_each_other_while_each_may_be_seen(
    people: People, sections: dict[str, SectionPage]
) -> None:
    page = an_activity(sections["en"], provider=people.partner_body)
    page.implemented = [ActivityRecommendation(recommendation=a_recommendation("KEN"))]
    page.save_revision()
    agree_to(page)
    page.get_latest_revision().publish()
    row = asking("KEN", visibility=Request.Visibility.PARTNERS)
    with override("en"):
        address = reverse("matching:coordination")

    def shared(user: object) -> list[tuple[str, int, int]]:
        response = signed_in(user).get(address)  # type: ignore[arg-type]
        assert response.status_code == 200
        return [
            (one.recommendation.key, len(one.activities), len(one.requests))
            for one in context(response)["shared"]
        ]

    both = [("test-ken", 1, 1)]
    assert shared(people.focal) == shared(people.partner) == shared(people.secretary) == both
    # Who works on it with nobody, or on nothing, is shown nothing.
    assert shared(people.other_state) == shared(people.visitor) == shared(people.unverified) == []
    Request.objects.filter(pk=row.pk).update(visibility=Request.Visibility.SECRETARIAT)
    assert shared(people.partner) == []
    assert shared(people.focal) == both
    AgreedContent.objects.all().delete()
    assert shared(people.focal) == shared(people.partner) == shared(people.secretary) == []
