"""gettext gives each number the form its language speaks it with."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import polib
import pytest
from django.conf import settings
from django.test import override_settings
from django.test.signals import setting_changed
from django.utils.translation import ngettext, override

from portal.languages import LANGUAGES, Language
from portal.messages.catalogues import path_of, plural_count
from tests.portal.messages.throwaway import COUNTED, complete, entry_of

NUMBERS: Final = (0, 1, 2, 3, 5, 11, 21, 100, 1_000_000)
#: The form of each of these numbers, after CLDR's plural rules.
FORMS: Final[dict[str, tuple[int, ...]]] = {
    "ar": (0, 1, 2, 3, 3, 4, 4, 5, 5),
    "zh-hans": (0, 0, 0, 0, 0, 0, 0, 0, 0),
    "en": (1, 0, 1, 1, 1, 1, 1, 1, 1),
    "fr": (0, 0, 1, 1, 1, 1, 1, 1, 1),
    "ru": (2, 0, 1, 1, 2, 2, 0, 2, 2),
    "es": (2, 0, 2, 2, 2, 2, 2, 2, 1),
}
#: A message of the portal in the words of each language, for the same numbers.
RESULTS: Final = ("%(total)s result in your language", "%(total)s results in your language")


@pytest.fixture
def compiled(tmp_path: Path) -> Iterator[Path]:
    """A folder of catalogues that Django reads before all others once it is filled."""
    with override_settings(LOCALE_PATHS=[str(tmp_path)]):
        yield tmp_path


def put(catalogue: polib.POFile, language: Language, folder: Path) -> None:
    """Compile a catalogue to where Django looks for it, and let Django read anew."""
    path = path_of(language, folder).with_suffix(".mo")
    path.parent.mkdir(parents=True)
    catalogue.save_as_mofile(str(path))
    setting_changed.send(sender=None, setting="LOCALE_PATHS", value=[], enter=True)


def test_a_number_gets_its_form(language: Language, compiled: Path) -> None:
    catalogue = complete(language)
    forms = {n: f"{n}: %(count)s" for n in range(plural_count(language))}
    entry_of(catalogue, COUNTED[0]).msgstr_plural = dict(forms)
    put(catalogue, language, compiled)
    with override(language.code):
        spoken = [ngettext(*COUNTED, number) for number in NUMBERS]
    assert spoken == [forms[form] for form in FORMS[language.code]]


def test_the_portals_own_words_follow(language: Language, compiled: Path) -> None:
    catalogue = polib.pofile(str(path_of(language, Path(settings.BASE_DIR) / "locale")))
    put(catalogue, language, compiled)
    words = entry_of(catalogue, RESULTS[0]).msgstr_plural
    with override(language.code):
        spoken = [ngettext(*RESULTS, number) for number in NUMBERS]
    assert spoken == [words[form] for form in FORMS[language.code]]


def test_arabic_speaks_of_none_one_and_two_in_words(compiled: Path) -> None:
    arabic = LANGUAGES[0]
    put(polib.pofile(str(path_of(arabic, Path(settings.BASE_DIR) / "locale"))), arabic, compiled)
    with override(arabic.code):
        spoken = [ngettext(*RESULTS, number) % {"total": number} for number in NUMBERS]
    assert spoken == [
        "لا توجد نتائج بلغتك",
        "نتيجة واحدة بلغتك",
        "نتيجتان بلغتك",
        "3 نتائج بلغتك",
        "5 نتائج بلغتك",
        "11 نتيجة بلغتك",
        "21 نتيجة بلغتك",
        "100 نتيجة بلغتك",
        "1000000 نتيجة بلغتك",
    ]
