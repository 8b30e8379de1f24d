"""Choices for forms and filters, in the reader's language, one query each."""

from portal.languages import active_language
from portal.reference.models import Concept, Region, State

Choice = tuple[str, str]


def concept_choices(scheme: str, code: str | None = None) -> list[Choice]:
    """Return code and label of a scheme's offered concepts, in the scheme's order.

    Args:
        scheme: code of the concept scheme.
        code: language code; the active language when there is none.
    """
    language = code or active_language().code
    concepts = Concept.objects.in_scheme(scheme).offered()
    return [(concept.code, concept.label_in(language)) for concept in concepts]


def grouped_concept_choices(scheme: str, code: str | None = None) -> list[tuple[str, list[Choice]]]:
    """Return the offered concepts of a two-level scheme under the labels of the upper level.

    Each group begins with the broader concept itself, so that it can be chosen too.

    Args:
        scheme: code of the concept scheme.
        code: language code; the active language when there is none.
    """
    language = code or active_language().code
    groups: dict[str, tuple[str, list[Choice]]] = {}
    concepts = list(Concept.objects.in_scheme(scheme).offered())
    for concept in concepts:
        if concept.parent is None:
            label = concept.label_in(language)
            groups[concept.code] = (label, [(concept.code, label)])
    for concept in concepts:
        if concept.parent is None:
            continue
        # A concept whose broader one is retired, or is itself below another, stands for itself.
        label = concept.label_in(language)
        _, choices = groups.setdefault(concept.parent.code, (concept.parent.label_in(language), []))
        choices.append((concept.code, label))
    return list(groups.values())


def state_choices(code: str | None = None) -> list[Choice]:
    """Return alpha-3 code and name of every State, in the alphabetical order of the language.

    Args:
        code: language code; the active language when there is none.
    """
    language = code or active_language().code
    states = State.objects.ordered_by_label(language)
    return [(state.iso3, state.label_in(language)) for state in states]


def region_choices(
    code: str | None = None, level: Region.Level = Region.Level.SUB_REGION
) -> list[Choice]:
    """Return M49 code and name of the regions of one level, in alphabetical order.

    Args:
        code: language code; the active language when there is none.
        level: level of M49.
    """
    language = code or active_language().code
    regions = Region.objects.filter(level=level).ordered_by_label(language)
    return [(region.code, region.label_in(language)) for region in regions]
