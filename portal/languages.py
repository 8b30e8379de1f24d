"""The six official languages of the United Nations, once.

Everything that depends on a language (interface, content, direction, search analysis) reads it
from here. Order is the order of the language switcher: the United Nations' own, alphabetical by
English name.
"""

from dataclasses import dataclass
from typing import Final, Literal

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_supported_language_variant

Direction = Literal["ltr", "rtl"]
Analysis = Literal["arabic", "chinese", "english", "french", "russian", "spanish"]


@dataclass(frozen=True, slots=True)
class Language:
    """One official language.

    Attributes:
        code: Django's and Wagtail's language code, also the URL prefix.
        html_lang: BCP 47 tag for ``lang`` and ``hreflang`` attributes.
        endonym: the language's name in itself.
        direction: base direction of its script.
        analysis: name of its text analysis in ``search.analysis``.
        field: the code as a part of a field name (letters and underscores only).
        og_locale: the form Open Graph asks for.
    """

    code: str
    html_lang: str
    endonym: str
    direction: Direction
    analysis: Analysis
    og_locale: str

    @property
    def field(self) -> str:
        """Code usable in database and index field names, such as ``zh_hans``."""
        return self.code.replace("-", "_")

    @property
    def attributes(self) -> SafeString:
        """HTML attributes, after a space, of an element in this language (WCAG 2.2, 3.1.2)."""
        return format_html(' lang="{}" dir="{}"', self.html_lang, self.direction)


LANGUAGES: Final[tuple[Language, ...]] = (
    Language("ar", "ar", "العربية", "rtl", "arabic", "ar_AR"),
    Language("zh-hans", "zh-Hans", "中文", "ltr", "chinese", "zh_CN"),
    Language("en", "en", "English", "ltr", "english", "en_GB"),
    Language("fr", "fr", "Français", "ltr", "french", "fr_FR"),
    Language("ru", "ru", "Русский", "ltr", "russian", "ru_RU"),
    Language("es", "es", "Español", "ltr", "spanish", "es_ES"),
)
BY_CODE: Final[dict[str, Language]] = {language.code: language for language in LANGUAGES}
CODES: Final[tuple[str, ...]] = tuple(BY_CODE)
DEFAULT: Final[Language] = BY_CODE["en"]


def language_of(code: str | None) -> Language:
    """Return the official language nearest to a BCP 47 code; English when there is none.

    ``zh-CN``, ``zh-TW`` and ``zh`` give Chinese, ``es-MX`` gives Spanish; case does not matter.
    """
    try:
        return BY_CODE[get_supported_language_variant((code or DEFAULT.code).lower())]
    except LookupError:
        return DEFAULT


def active_language() -> Language:
    """Return the language of the interface for the current request or command."""
    return language_of(get_language())
