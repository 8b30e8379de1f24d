"""Requests and offers as they are written down, and the drafts that are made of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from django.contrib.auth.models import User

from activities.agreement.demonstration.entries import Vocabularies
from activities.cooperation.forms.texts import keep_text
from activities.cooperation.models import Offer, OfferText, Request, RequestText
from activities.cooperation.models.living import CHANNELS, KINDS
from activities.cooperation.saving import keep_offer, keep_request
from activities.cooperation.sealing import CONTACTS
from activities.recommendations.demonstration.planting import key_of
from portal.demonstration.planting import work_key
from portal.demonstration.texts import read
from portal.languages import BY_CODE, CODES
from portal.reference.models import Region

CONTENT: Final = files(__package__) / "content"
_SCHEMES: Final = {"kinds": KINDS, "themes": "themes", "sdgs": "sdgs"}
#: Texts by the name they have in files, of requests and of offers; the first says what it is.
_REQUEST_TEXTS: Final = ("need", "support")
_OFFER_TEXTS: Final = ("description", "conditions", "profiles")


@dataclass(frozen=True, slots=True)
class Entry:
    """A request or an offer of a file.

    Attributes:
        language: code of the language it is written in.
        marks: by language, what says that it is a demonstration.
        said: its table in the file.
    """

    language: str
    marks: Mapping[str, str]
    said: Mapping[str, Any]

    @property
    def sender(self) -> str:
        """Who sends it: code of the State, or key of the organisation."""
        return str(self.said.get("author") or self.said.get("organisation") or self.said["state"])

    def texts(self, names: tuple[str, ...], said: Mapping[str, Any], code: str) -> dict[str, str]:
        """Return the texts of one language; the first of them ends with the mark."""
        found = {name: str(said.get(name, "")) for name in ("title", *names)}
        found[names[0]] = f"{found[names[0]]}\n\n{self.marks[code]}"
        return found


def entries() -> tuple[list[Entry], list[Entry]]:
    """Return every request and every offer."""
    contents = {code: read(CONTENT / f"{code}.toml") for code in CODES}
    marks = {code: content["mark"] for code, content in contents.items()}
    requests, offers = (
        [
            Entry(code, marks, said)
            for code, content in contents.items()
            for said in content.get(name, ())
        ]
        for name in ("request", "offer")
    )
    return requests, offers


def draft_request(entry: Entry, user: User, known: Vocabularies) -> Request:
    """Write a request as its author does, in each of its languages.

    Raises:
        KeyError: it names what does not exist.
    """
    said = entry.said
    author = known.organisations[said["author"]] if "author" in said else None
    row = Request.objects.create(
        key=work_key(said["slug"]), state=known.states[said["state"]], author=author, sender=user
    )
    RequestText.objects.create(request=row, language=entry.language, is_original=True)
    channel = said.get("channel")
    keep_request(
        row,
        {
            **_common(entry, user, known),
            **entry.texts(_REQUEST_TEXTS, said, entry.language),
            "recommendations": [known.recommendations[key_of(k)] for k in said["recommendations"]],
            "channel": known.concepts[CHANNELS, channel] if channel else None,
            "visibility": said["visibility"],
            "starts_on": None,
            "ends_on": None,
        },
    )
    _translate(row, entry, _REQUEST_TEXTS)
    return row


def draft_offer(entry: Entry, user: User, known: Vocabularies) -> Offer:
    """Write an offer as its author does, in each of its languages.

    Raises:
        KeyError: it names what does not exist.
    """
    said = entry.said
    row = Offer.objects.create(
        key=work_key(said["slug"]),
        state=known.states[said["state"]] if "state" in said else None,
        organisation=known.organisations[said["organisation"]] if "organisation" in said else None,
        sender=user,
    )
    OfferText.objects.create(offer=row, language=entry.language, is_original=True)
    keep_offer(
        row,
        {
            **_common(entry, user, known),
            **entry.texts(_OFFER_TEXTS, said, entry.language),
            "form": said["form"],
            "activity": str(work_key(said["activity"])) if "activity" in said else "",
            "channels": [known.concepts[CHANNELS, code] for code in said["channels"]],
            "regions": Region.objects.filter(code__in=said.get("regions", ())),
            "capacity": said.get("capacity"),
        },
    )
    _translate(row, entry, _OFFER_TEXTS)
    return row


def _common(entry: Entry, user: User, known: Vocabularies) -> dict[str, Any]:
    chosen = {
        name: [known.concepts[scheme, code] for code in entry.said[name]]
        for name, scheme in _SCHEMES.items()
    }
    # Where no keys are set, no contact can be kept.
    contact = f"{user.get_full_name()}, {user.username}@example.org" if CONTACTS.is_ready() else ""
    return {**chosen, "languages": entry.said["languages"], "contact": contact}


def _translate(row: Request | Offer, entry: Entry, names: tuple[str, ...]) -> None:
    for code, text in _others(entry):
        keep_text(row, {**entry.texts(names, text, code), "language": code})


def _others(entry: Entry) -> Iterator[tuple[str, Mapping[str, Any]]]:
    also = entry.said.get("also", {})
    return ((code, also[code]) for code in BY_CODE if code in also)
