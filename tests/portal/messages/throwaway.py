"""Small catalogues to break."""

from typing import Final

import polib

from portal.languages import Language
from portal.messages.catalogues import plural_count, synchronised

PLAIN: Final = "Search the portal"
NAMED: Final = "Paragraph %(number)s"
TAGGED: Final = "Results for “<bdi>%(query)s</bdi>”"
COUNTED: Final = ("%(count)s entry", "%(count)s entries")
#: Right translations by language, in the order above.
TRANSLATIONS: Final[dict[str, tuple[str, str, str, tuple[str, ...]]]] = {
    "ar": (
        "البحث في البوابة",
        "الفقرة %(number)s",
        "نتائج البحث عن «<bdi>%(query)s</bdi>»",
        (
            "لا توجد مواد",
            "مادة واحدة",
            "مادتان",
            "%(count)s مواد",
            "%(count)s مادة",
            "%(count)s مادة",
        ),
    ),
    "zh-hans": (
        "搜索门户网站",
        "第%(number)s段",
        "“<bdi>%(query)s</bdi>”的搜索结果",
        ("%(count)s项",),
    ),
    "en": (PLAIN, NAMED, TAGGED, COUNTED),
    "fr": (
        "Rechercher sur le portail",
        "Paragraphe %(number)s",
        "Résultats pour «\u00a0<bdi>%(query)s</bdi>\u00a0»",
        ("%(count)s élément", "%(count)s éléments"),
    ),
    "ru": (
        "Поиск по порталу",
        "Пункт %(number)s",
        "Результаты по запросу «<bdi>%(query)s</bdi>»",
        (
            "%(count)s материал",
            "%(count)s материала",
            "%(count)s материалов",
            "%(count)s материала",
        ),
    ),
    "es": (
        "Buscar en el portal",
        "Párrafo %(number)s",
        "Resultados para «<bdi>%(query)s</bdi>»",
        ("%(count)s elemento", "%(count)s de elementos", "%(count)s elementos"),
    ),
}


def messages() -> polib.POFile:
    """Return the messages of a code that never was."""
    template = polib.POFile(wrapwidth=0)
    template.append(polib.POEntry(msgid=PLAIN))
    template.append(polib.POEntry(msgid=NAMED, flags=["python-format"]))
    template.append(polib.POEntry(msgid=TAGGED, flags=["python-format"]))
    template.append(
        polib.POEntry(msgid=COUNTED[0], msgid_plural=COUNTED[1], flags=["python-format"])
    )
    return template


def complete(language: Language) -> polib.POFile:
    """Return their catalogue in a language, with nothing wrong in it."""
    catalogue = synchronised(language, messages(), None)
    plain, named, tagged, counted = TRANSLATIONS[language.code]
    for original, translation in ((PLAIN, plain), (NAMED, named), (TAGGED, tagged)):
        entry_of(catalogue, original).msgstr = translation
    entry_of(catalogue, COUNTED[0]).msgstr_plural = dict(enumerate(counted))
    assert len(counted) == plural_count(language)
    return catalogue


def entry_of(catalogue: polib.POFile, original: str) -> polib.POEntry:
    """Return the entry of a message."""
    entry = catalogue.find(original)
    assert entry is not None
    return entry
