"""States, regions and concepts as facets of works: what their codes are called.

Every results page asks for some hundred labels, and they seldom change: a process holds them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from portal.editions import HeldPerEdition
from portal.languages import CODES, DEFAULT, Language
from portal.reference.models import Concept, Edition, Region, State
from portal.works.facets import Codes, Labels, WorkFacet

#: The concept scheme of each facet of concepts.
SCHEMES: Final = {
    "themes": "themes",
    "sdgs": "sdgs",
    "groups": "groups",
    "modality": "modalities",
    "providers": "provider-types",
    "assistance": "assistance-kinds",
}
#: Labels by language code and facet, then code, in the order in which people expect them.
Held = Mapping[tuple[str, str], Mapping[str, str]]


class ReferenceVocabulary:
    """The portal's own vocabularies; when something in them was changed, three queries."""

    facets: Final = (
        WorkFacet("states", _("States concerned"), 10),
        WorkFacet("regions", _("Regions"), 20),
        WorkFacet("themes", _("Themes"), 30),
        WorkFacet("sdgs", _("SDG targets"), 40),
        WorkFacet("groups", _("Groups of persons"), 45),
        WorkFacet("assistance", _("Kinds of assistance"), 48),
        WorkFacet("modality", _("Modality"), 50),
        WorkFacet("providers", _("Kinds of provider"), 55),
    )

    def labels(self, codes: Codes, reader: Language) -> Labels:
        """Return labels: States and regions by name, concepts in the order of their scheme."""
        every = HELD.get()
        return {
            name: {
                code: label
                for code, label in every.get((reader.code, name), {}).items()
                if code in wanted
            }
            for name, wanted in codes.items()
        }


def forget() -> None:
    """Let the next call read anew."""
    HELD.forget()


def _read() -> Held:
    held: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    named = (
        ("states", State.objects.order_by("pk").values_list("iso3", "labels", "sort_keys")),
        ("regions", Region.objects.order_by("pk").values_list("code", "labels", "sort_keys")),
    )
    for name, rows in named:
        places = list(rows)
        for language in CODES:
            held[language, name] = _by_name(places, language)
    facets = {scheme: name for name, scheme in SCHEMES.items()}
    concepts = Concept.objects.filter(scheme__code__in=facets).order_by("position", "code")
    for scheme, code, labels in concepts.values_list("scheme__code", "code", "labels"):
        for language in CODES:
            held[language, facets[scheme]][code] = _label(labels, language, code)
    return dict(held)


def _by_name(
    places: Iterable[tuple[str, Mapping[str, str], Mapping[str, str]]], language: str
) -> dict[str, str]:
    """Return labels by code in the alphabetical order of a language."""
    ordered = sorted(places, key=lambda place: place[2].get(language, ""))
    return {code: _label(labels, language, code) for code, labels, _sort_keys in ordered}


def _label(labels: Mapping[str, str], language: str, code: str) -> str:
    return labels.get(language) or labels.get(DEFAULT.code) or code


HELD: Final = HeldPerEdition(_read, Edition.now)
