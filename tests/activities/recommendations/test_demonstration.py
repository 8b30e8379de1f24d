"""Bodies and recommendations of the demonstration say that they are, and are made once."""

import pytest

from activities.recommendations.demonstration.planting import plant_recommendations
from activities.recommendations.models import Recommendation
from portal.demonstration.planting import Grounds
from portal.organisations.demonstration.planting import plant_organisations
from portal.organisations.models import Organisation

pytestmark = pytest.mark.usefixtures("reference")
NOWHERE = Grounds({}, {})


def test_they_are_made_once_and_an_editors_change_stays() -> None:
    for _time in range(2):
        plant_organisations(NOWHERE)
        plant_recommendations(NOWHERE)
        assert Organisation.objects.count() == 25
        assert Recommendation.objects.count() == 58
        Organisation.objects.filter(identifiers__demonstration="lakeside").update(name="Renamed")
    assert Organisation.objects.filter(name="Renamed").count() == 1
    assert Organisation.objects.values("type").distinct().count() == 7
    assert set(Recommendation.objects.values_list("language", flat=True)) == {
        "ar", "zh-hans", "en", "fr", "ru", "es",
    }  # fmt: skip
    assert Recommendation.objects.matching("interpretation hearings").count() == 1
