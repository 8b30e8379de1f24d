"""A corpus of invented words, published as pages, for measuring only."""

import random
from collections.abc import Iterator
from typing import Final
from uuid import UUID, uuid4

from wagtail.models import Locale, Page, Site
from wagtail.rich_text import RichText

from portal.languages import LANGUAGES, Language
from portal.pages.inserting import BATCH
from portal.pages.models import HomePage, StandardPage
from portal.pages.planting import Planting
from search.chunks import chunks

SEED: Final = 57_32
VOCABULARY: Final = 4_000
TITLE_WORDS: Final = 8
BODY_WORDS: Final = 160
SYLLABLES: Final[dict[str, str]] = {
    "arabic": "با دو سي ما نو را تي كا لو هي",
    "chinese": "人 权 理 事 会 技 术 合 作 能 力 建 设 国 家 报 告 审 议",
    "english": "ba do si ma no ra ti ka lo he",
    "french": "bé do si mâ no ra tî ka lou hé",
    "russian": "ба до си ма но ра ти ка ло же",
    "spanish": "ba dó si ma ño ra tí ka lo he",
}


class Corpus:
    """Invented works: every one in one of the six languages, every third in English as well.

    Words are drawn as in real texts, few of them often and most of them rarely.
    """

    def __init__(self) -> None:
        self._random = random.Random(SEED)  # noqa: S311 -- no secret, the same corpus every time
        self._words = {language.code: self._vocabulary(language) for language in LANGUAGES}

    def publish(self, first: int, last: int) -> None:
        """Publish the works from one number to before another; below new home pages from 0."""
        homes = _homes() if first == 0 else _planted()
        planting = Planting(homes.values())
        for numbers in chunks(range(first, last), BATCH):
            pages: list[StandardPage] = []
            for number in numbers:
                code = LANGUAGES[number % len(LANGUAGES)].code
                pages.append(page := self._page(number, code))
                planting.place(page, homes[code])
                if number % 3 == 0 and code != "en":
                    pages.append(again := self._page(number, "en", page.translation_key))
                    planting.place(again, homes["en"])
            planting.insert(pages)

    def queries(self, count: int) -> Iterator[tuple[str, str]]:
        """Yield language codes and queries of one to three words."""
        for number in range(count):
            code = LANGUAGES[number % len(LANGUAGES)].code
            yield code, self._text(code, 1 + number % 3)

    def _page(self, number: int, code: str, key: UUID | None = None) -> StandardPage:
        return StandardPage(
            title=self._text(code, TITLE_WORDS),
            slug=f"work-{number}",
            body=[("rich_text", RichText(f"<p>{self._text(code, BODY_WORDS)}</p>"))],
            translation_key=key or uuid4(),
        )

    def _text(self, code: str, words: int) -> str:
        vocabulary = self._words[code]
        ranks = (int(VOCABULARY ** self._random.random()) for _ in range(words))
        return " ".join(vocabulary[min(rank, VOCABULARY) - 1] for rank in ranks)

    def _vocabulary(self, language: Language) -> list[str]:
        syllables = SYLLABLES[language.analysis].split()
        return [
            "".join(self._random.choices(syllables, k=self._random.randint(2, 5)))
            for _ in range(VOCABULARY)
        ]


def _planted() -> dict[str, HomePage]:
    return {
        home.locale.language_code: home for home in HomePage.objects.select_related("locale").all()
    }


def _homes() -> dict[str, HomePage]:
    root = Page.get_first_root_node()
    for page in root.get_children():
        page.delete()
    root.refresh_from_db()
    homes: dict[str, HomePage] = {}
    for language in LANGUAGES:
        locale, _ = Locale.objects.get_or_create(language_code=language.code)
        home = HomePage(title=language.endonym, slug=language.code, locale=locale)
        if homes:
            home.translation_key = next(iter(homes.values())).translation_key
        homes[language.code] = root.add_child(instance=home)
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=homes["en"], is_default_site=True)
    return homes
