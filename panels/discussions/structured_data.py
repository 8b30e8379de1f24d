"""A panel for machines: an Event of schema.org as JSON-LD, with its access services."""

import json
from typing import TYPE_CHECKING, Any, Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from panels.discussions.access import AccessService, Availability, Service
from panels.discussions.blocks.person import Role
from panels.discussions.showing import ShownPanel
from panels.discussions.standing import Standing
from portal.languages import language_of
from portal.pages.frame import Frame

if TYPE_CHECKING:
    from panels.discussions.models import PanelPage

ORGANIZER: Final = {
    "@type": "GovernmentOrganization",
    "name": "Human Rights Council",
    "url": "https://www.ohchr.org/en/hr-bodies/hrc/home",
}
#: What a script element must not hold as it is, and its escape in JSON.
ESCAPES: Final = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
#: Members of schema.org's EventStatusType.
STATUSES: Final[dict[Standing, str]] = {
    Standing.PLANNED: "https://schema.org/EventScheduled",
    Standing.POSTPONED: "https://schema.org/EventPostponed",
    Standing.CANCELLED: "https://schema.org/EventCancelled",
}
#: Values of a property that schema.org wants to be a Boolean or a text.
VALUES: Final[dict[Availability, bool | str]] = {
    Availability.PROVIDED: True,
    Availability.NOT_PROVIDED: False,
    Availability.ON_REQUEST: "on request",
    Availability.UNCONFIRMED: "not confirmed",
}


def event_data(page: "PanelPage", panel: ShownPanel, frame: Frame) -> SafeString:
    """Return the script element that describes a panel.

    It is a data block, which no browser runs: the policy against inline scripts does not concern
    it (HTML, "prepare the script element"; CSP 3, 4.2.3). Empty while the day is not known,
    because schema.org's Event is nothing without one.
    """
    if page.starts_at is None:
        return mark_safe("")
    text = json.dumps(event(page, panel, frame), ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 -- escaped above


def event(page: "PanelPage", panel: ShownPanel, frame: Frame) -> dict[str, Any]:
    """Return a panel as schema.org's Event; a page's words are in the page's language."""
    language = language_of(page.locale.language_code)
    services = panel.services
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": frame.canonical_url,
        "url": frame.canonical_url,
        "identifier": str(page.translation_key),
        "name": page.title,
        "description": page.summary,
        "startDate": _moment(page.starts_at),
        "endDate": _moment(page.ends_at),
        "eventStatus": STATUSES[panel.standing],
        "eventAttendanceMode": _mode(services),
        "isAccessibleForFree": True,
        "inLanguage": _spoken(services) or language.html_lang,
        "organizer": ORGANIZER,
        "location": _location(page, panel, frame),
        "performer": [_person(person) for person in panel.people if person.role != Role.MODERATOR],
        "subEvent": [
            {"@type": "Event", "name": step.title, "startDate": _moment(step.starts_at)}
            for step in panel.steps
        ],
        "image": frame.share_image_url,
        "recordedIn": {"@type": "VideoObject", "name": page.title, "url": page.archive_url}
        if page.archive_url
        else None,
    }
    return {name: value for name, value in data.items() if value not in (None, "", [])}


def amenity(service: AccessService) -> dict[str, Any]:
    """Return one access service as a feature of the place.

    ``propertyID`` is the same in every language; ``value`` is true, false, or says that the
    service is on request or not confirmed.
    """
    notes = [
        *(language.endonym for language in service.languages),
        service.other_language,
        service.note,
    ]
    data = {
        "@type": "LocationFeatureSpecification",
        "propertyID": service.service.value,
        "name": str(service.service.label),
        "value": VALUES[service.availability],
        "description": "; ".join(note for note in notes if note),
        "url": service.url,
    }
    # False is an answer, an empty text is none.
    return {name: value for name, value in data.items() if value != ""}


def _location(page: "PanelPage", panel: ShownPanel, frame: Frame) -> list[dict[str, Any]]:
    place: dict[str, Any] = {
        "@type": "Place",
        "name": page.room or "Palais des Nations",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Palais des Nations",
            "postalCode": "1211",
            "addressLocality": "Geneva",
            "addressCountry": "CH",
        },
        "amenityFeature": [amenity(service) for service in panel.services],
    }
    if page.step_free_route:
        place["description"] = page.step_free_route
    # Nobody is to be sent to a webcast that does not take place.
    online = (page.webcast_url if panel.is_planned else "") or page.archive_url
    where = [place]
    if online or _mode(panel.services) != OFFLINE:
        where.append({"@type": "VirtualLocation", "url": online or frame.canonical_url})
    return where


OFFLINE: Final = "https://schema.org/OfflineEventAttendanceMode"
MIXED: Final = "https://schema.org/MixedEventAttendanceMode"


def _mode(services: list[AccessService]) -> str:
    remote = any(one.service == Service.REMOTE and one.is_firm for one in services)
    return MIXED if remote else OFFLINE


def _spoken(services: list[AccessService]) -> list[str]:
    return [
        language.html_lang
        for one in services
        if one.service == Service.INTERPRETATION and one.is_firm
        for language in one.languages
    ]


def _person(person: Any) -> dict[str, Any]:
    data = {
        "@type": "Person",
        "name": person.name,
        "jobTitle": person.function,
        "affiliation": {"@type": "Organization", "name": person.organisation or person.state}
        if person.organisation or person.state
        else "",
    }
    return {name: value for name, value in data.items() if value}


def _moment(moment: Any) -> str | None:
    return moment.isoformat() if moment is not None else None
