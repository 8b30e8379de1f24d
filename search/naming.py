"""What values of fields mean: names of States, regions, themes, kinds of work and languages."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from babel import Locale
from django.utils.translation import override

from portal.languages import CODES, LANGUAGES
from portal.reference.folding import fold
from portal.reference.naming import NAMES, Named
from portal.works.registry import kinds
from search.normalisation import simplified

Asked = tuple[str, str]


def name(asked: Sequence[Asked]) -> Mapping[Asked, Named]:
    """Tell what values mean, in whatever of the six languages they are; see ``fields.Namer``.

    Costs one query a vocabulary that is asked, whatever the number of values.
    """
    values: dict[str, list[str]] = {}
    for field, value in asked:
        values.setdefault(field, []).append(simplified(value))
    found: dict[str, Mapping[str, Named]] = {
        field: NAMES[field](held) for field, held in values.items() if field in NAMES
    }
    for field, known in (("kind", _kinds), ("language", _languages)):
        if field in values:
            names = known()
            found[field] = {
                value: Named((names[fold(value)],) if fold(value) in names else ())
                for value in values[field]
            }
    return {
        (field, value): found[field][simplified(value)] for field, value in asked if field in found
    }


def _kinds() -> dict[str, str]:
    return {fold(name): kind for name, kind in _names_of_kinds()}


def _names_of_kinds() -> Iterator[tuple[str, str]]:
    for code in CODES:
        with override(code):
            for kind in kinds():
                for called in (kind.name, kind.label, kind.plural_label):
                    yield str(called), kind.name


@cache
def _languages() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        # "zh" stands for Chinese in whatever script.
        short = language.html_lang.split("-")[0]
        called = [language.code, language.html_lang, language.endonym, short]
        called += [str(Locale.parse(other.field).languages.get(short, "")) for other in LANGUAGES]
        found |= {fold(each): language.code for each in called if each}
    return found
