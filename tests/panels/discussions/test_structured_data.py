"""A panel as machines read it: valid by schema.org's own definitions, and safe in HTML."""

import json
import re
from typing import Any, Final

import pytest
from django.test import Client

from panels.discussions.access import Service
from portal.pages.models import HomePage
from tests.panels.discussions.contents import everything
from tests.panels.discussions.panels import panel, section

# Of https://schema.org/Event and the types it leads to (release 29.3): the properties used, and
# what each may hold. A text that is an address is a URL.
THING: Final = {
    "name": {str},
    "description": {str},
    "url": {str},
    "identifier": {str},
    "image": {str},
}
EXPECTED: Final[dict[str, dict[str, set[Any]]]] = {
    "Event": {
        **THING,
        "startDate": {str},
        "endDate": {str},
        "eventStatus": {str},
        "eventAttendanceMode": {str},
        "isAccessibleForFree": {bool},
        "inLanguage": {str},
        "organizer": {"GovernmentOrganization", "Organization", "Person"},
        "location": {"Place", "VirtualLocation", "PostalAddress", str},
        "performer": {"Person", "Organization"},
        "subEvent": {"Event"},
        "recordedIn": {"VideoObject", "CreativeWork"},
    },
    "Place": {
        **THING,
        "address": {"PostalAddress", str},
        "amenityFeature": {"LocationFeatureSpecification"},
    },
    "VirtualLocation": THING,
    "PostalAddress": {
        "streetAddress": {str},
        "postalCode": {str},
        "addressLocality": {str},
        "addressCountry": {str},
    },
    "LocationFeatureSpecification": {**THING, "value": {bool, str}, "propertyID": {str}},
    "GovernmentOrganization": THING,
    "Organization": THING,
    "Person": {**THING, "jobTitle": {str}, "affiliation": {"Organization"}},
    "VideoObject": THING,
}  # fmt: skip


def faults(node: dict[str, Any], path: str = "") -> list[str]:
    """Name every property that its type has not, and every value that its property cannot hold."""
    known = EXPECTED[node["@type"]]
    found = []
    for name, value in node.items():
        if name.startswith("@"):
            continue
        here = f"{path}/{node['@type']}.{name}"
        if name not in known:
            found.append(here)
            continue
        for one in value if isinstance(value, list) else [value]:
            kind = one["@type"] if isinstance(one, dict) else type(one)
            if kind not in known[name]:
                found.append(f"{here}: {kind}")
            if isinstance(one, dict):
                found += faults(one, here)
    return found


def data_of(client: Client, url: str) -> dict[str, Any]:
    html = client.get(url).content.decode()
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    data: dict[str, Any] = json.loads(text)
    return data


@pytest.fixture
def data(homes: dict[str, HomePage], reference: None, client: Client) -> dict[str, Any]:
    """What the page of a whole panel says to machines."""
    del reference
    return data_of(client, panel(section(homes["en"]), **everything()).url)


def test_it_is_an_event_by_schema_orgs_definitions(data: dict[str, Any]) -> None:
    assert data["@context"] == "https://schema.org"
    assert faults(data) == []
    assert (data["startDate"], data["endDate"]) == (
        "2025-07-07T09:00:00+00:00",
        "2025-07-07T11:00:00+00:00",
    )
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert data["inLanguage"] == ["ar", "en", "fr"]


def test_the_checker_finds_what_is_not_schema_orgs(data: dict[str, Any]) -> None:
    place = data["location"][0]
    assert faults({**data, "access": "yes"}) == ["/Event.access"]
    assert faults({**data, "location": [{**place, "amenityFeature": ["ramp"]}]}) != []


def test_every_access_service_is_there_with_its_answer(data: dict[str, Any]) -> None:
    features = {one["propertyID"]: one for one in data["location"][0]["amenityFeature"]}
    assert set(features) == set(Service)
    assert features["live_captions"]["value"] is True
    assert features["live_captions"]["url"] == "https://captions.example.org/"
    assert features["braille"]["value"] is False
    assert features["national_sign"]["value"] == "on request"
    assert features["easy_read"]["value"] == "not confirmed"
    assert "Français" in features["interpretation"]["description"]


def test_people_and_steps_are_there(data: dict[str, Any]) -> None:
    assert [one["name"] for one in data["performer"]] == ["Word 0", "Word 1"]
    assert data["performer"][0]["affiliation"]["name"] == "Kenya"
    assert data["subEvent"][0]["startDate"] == "2025-07-07T11:00:00+02:00"


def test_no_text_ends_the_script(homes: dict[str, HomePage], client: Client) -> None:
    title = "</script><script>alert(1)</script> & <!--"
    page = panel(section(homes["en"]), **{**everything(), "title": title})
    assert data_of(client, page.url)["name"] == title


def test_without_a_day_there_is_no_event(homes: dict[str, HomePage], client: Client) -> None:
    html = client.get(panel(section(homes["en"])).url).content.decode()
    assert "ld+json" not in html
