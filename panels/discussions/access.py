"""The services by which persons with disabilities take part (resolution 57/32, paragraph 14)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.languages import BY_CODE, Language


class Service(TextChoices):
    """A service; every panel says of every one whether it is there."""

    INTERNATIONAL_SIGN = "international_sign", _("International Sign")
    NATIONAL_SIGN = "national_sign", _("National sign languages")
    LIVE_CAPTIONS = "live_captions", _("Live captions")
    HEARING_LOOP = "hearing_loop", _("Hearing loop")
    AUDIO_DESCRIPTION = "audio_description", _("Audio description")
    BRAILLE = "braille", _("Documents in Braille")
    EASY_READ = "easy_read", _("Documents in easy read")
    INTERPRETATION = "interpretation", _("Interpretation of languages")
    REMOTE = "remote", _("Remote participation")
    STEP_FREE = "step_free", _("Step-free access")
    ASSISTANCE = "assistance", _("Personal assistance")


class Availability(TextChoices):
    """Whether a service is there; silence is not an answer, so it has a word of its own."""

    PROVIDED = "provided", pgettext_lazy("access service", "Provided")
    ON_REQUEST = "on_request", pgettext_lazy("access service", "On request")
    UNCONFIRMED = "unconfirmed", pgettext_lazy("access service", "Not confirmed yet")
    NOT_PROVIDED = "not_provided", pgettext_lazy("access service", "Not provided")


@dataclass(frozen=True, slots=True)
class AccessService:
    """What a panel says of one service.

    Attributes:
        languages: official languages it is in, in the order of the switcher.
        other_language: another one in words, such as a sign language.
        note: one line, in the page's language.
        url: where it is found, such as live captions; may be empty.
    """

    service: Service
    availability: Availability
    languages: tuple[Language, ...] = ()
    other_language: str = ""
    note: str = ""
    url: str = ""

    @property
    def is_firm(self) -> bool:
        """Whether somebody can rely on it: provided, or provided when asked for."""
        return self.availability in {Availability.PROVIDED, Availability.ON_REQUEST}


#: Every service once, nothing promised: what a new panel begins with.
NOTHING_CONFIRMED: Final = tuple(
    AccessService(service, Availability.UNCONFIRMED) for service in Service
)


def access_services(stream: Iterable[Any]) -> list[AccessService]:
    """Return every service in the order of ``Service``, one that is not named as not confirmed.

    A service may stand more than once, such as several national sign languages.

    Args:
        stream: the page's ``services``, blocks with a ``value`` of ``AccessServiceBlock``.
    """
    named: dict[Service, list[AccessService]] = {service: [] for service in Service}
    for child in stream:
        value = child.value
        service = Service(value["service"])
        named[service].append(
            AccessService(
                service=service,
                availability=Availability(value["availability"]),
                languages=tuple(
                    BY_CODE[code] for code in BY_CODE if code in (value["languages"] or ())
                ),
                other_language=value["other_language"] or "",
                note=value["note"] or "",
                url=value["url"] or "",
            )
        )
    return [one for nothing in NOTHING_CONFIRMED for one in (named[nothing.service] or [nothing])]
