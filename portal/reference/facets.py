"""States, regions and concepts as facets of works: what their codes are called."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Final

from django.db.models import TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from portal.languages import DEFAULT, Language
from portal.reference.models import Concept, Region, State
from portal.works.facets import Codes, Labels, WorkFacet

if TYPE_CHECKING:
    from django.db.models import QuerySet

#: The concept scheme of each facet of concepts.
SCHEMES: Final = {
    "themes": "themes",
    "sdgs": "sdgs",
    "groups": "groups",
    "modality": "modalities",
    "providers": "provider-types",
    "assistance": "assistance-kinds",
}


class ReferenceVocabulary:
    """The portal's own vocabularies; three queries at most, whatever is asked for."""

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
        found: dict[str, dict[str, str]] = {}
        if states := codes.get("states"):
            rows = State.objects.filter(iso3__in=states).ordered_by_label(reader.code)
            found["states"] = dict(_labelled(rows, reader, "iso3"))
        if regions := codes.get("regions"):
            around = Region.objects.filter(code__in=regions).ordered_by_label(reader.code)
            found["regions"] = dict(_labelled(around, reader, "code"))
        concepts = {SCHEMES[name]: held for name, held in codes.items() if name in SCHEMES}
        return found | (_concepts(concepts, reader) if concepts else {})


def _concepts(codes: dict[str, Collection[str]], reader: Language) -> dict[str, dict[str, str]]:
    facets = {scheme: name for name, scheme in SCHEMES.items()}
    every = {code for held in codes.values() for code in held}
    rows = Concept.objects.filter(scheme__code__in=codes, code__in=every)
    found: dict[str, dict[str, str]] = {}
    for scheme, code, label in _labelled(
        rows.order_by("position", "code"), reader, "scheme__code", "code"
    ):
        if code in codes[scheme]:
            found.setdefault(facets[scheme], {})[code] = label
    return found


def _labelled(rows: "QuerySet[Any]", reader: Language, *columns: str) -> "QuerySet[Any, Any]":
    """Return columns of rows with the label, without what else is kept beside labels."""
    texts = (KeyTextTransform(code, "labels") for code in (reader.code, DEFAULT.code))
    label = Coalesce(*texts, columns[-1], output_field=TextField())
    return rows.values_list(*columns, label)
