"""Planting the mechanisms of the demonstration and the page of the hub, in six languages."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

from django.utils.html import format_html, format_html_join

from activities.mechanisms.models import HubPage, Mechanism
from portal.demonstration.planting import Grounds, plant, work_key
from portal.demonstration.texts import read
from portal.languages import CODES
from portal.reference.models import State

HERE: Final = files(__package__)
HUB: Final = "knowledge-hub"


def plant_mechanisms(grounds: Grounds) -> None:
    """Make or update the hub's page; mechanisms that are there are their editors' own."""
    words = {code: read(HERE / "content" / f"{code}.toml") for code in CODES}
    plant(
        HubPage,
        HUB,
        grounds.sections["cooperation"],
        {code: version_of(said) for code, said in words.items()},
    )
    facts = read(HERE / "mechanisms.toml")
    states = {state.iso3: state for state in State.objects.all()}
    checked = {"source": facts["source"], "checked_on": facts["checked"]}
    for iso3, name, status, day in facts["nhris"]:
        own = {"kind": Mechanism.Kind.NHRI, "accreditation": status, "accredited_on": day or None}
        _plant(states[iso3], name, words, **checked, **own)
    for iso3, name, kind in facts["nmirfs"]:
        own = {"kind": Mechanism.Kind.NMIRF, "type": kind}
        _plant(states[iso3], name, words, **checked, **own)


def version_of(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a language version of the hub, in the form in which they are planted."""
    notice = {
        "kind": "note",
        "title": said["notice"],
        "text": str(format_html("<p>{}</p>", said["about"])),
    }
    hub = said["hub"]
    paragraphs = format_html_join("", "<p>{}</p>", ((text,) for text in hub["text"]))
    return {
        "title": hub["title"],
        "summary": hub["summary"],
        "body": [("rich_text", str(paragraphs)), ("callout", notice)],
    }


def _plant(state: State, name: str, words: Mapping[str, Any], **fields: Any) -> None:
    Mechanism.objects.get_or_create(
        key=work_key(f"mechanism-{state.iso3}-{fields['kind']}"),
        defaults={
            "state": state,
            "labels": {code: said["names"][name] for code, said in words.items()},
            "is_example": True,
            **fields,
        },
    )
