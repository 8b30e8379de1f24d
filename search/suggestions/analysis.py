"""Analysis for suggestions: the beginnings of words, in the spelling of the exact forms.

Elasticsearch's ``search_as_you_type`` is not in every distribution; its edge n-grams are.
"""

from typing import Any, Final

from elasticsearch.dsl import Text, analyzer, token_filter

from portal.languages import LANGUAGES, Language
from search.analysis import (
    analysis_of,
    apostrophes,
    arabic_spelling,
    folding,
    russian_spelling,
    unseen,
)

LONGEST_BEGINNING: Final = 15
# The article, whatever is joined to it before: what follows is a word that people begin with.
ARTICLE: Final = "^(?:[وف]?(?:[بك]?ال|لل))(\\p{L}+)$"

beginnings = token_filter("beginnings", type="edge_ngram", min_gram=1, max_gram=LONGEST_BEGINNING)
as_long = token_filter("as_long", type="truncate", length=LONGEST_BEGINNING)
with_and_without_article = token_filter(
    "with_and_without_article", type="pattern_capture", preserve_original=True, patterns=[ARTICLE]
)
without_article = token_filter(
    "without_article", type="pattern_replace", pattern=ARTICLE, replacement="$1"
)


def title_beginnings(language: Language) -> Text:
    """Return the field that finds a title by the beginning of any of its words.

    Chinese is a row of single characters, so that any run of them is found as a phrase.
    """
    exact = analysis_of(language).exact
    return _beginnings(
        language.analysis,
        list(exact.char_filter),
        list(exact.filter),
        index_options="positions" if language.analysis == "chinese" else "docs",
        store=True,
    )


def name_beginnings() -> Text:
    """Return the field that finds people by the beginning of any part of their names."""
    filters = ["cjk_width", "decimal_digit", "lowercase", "arabic_normalization", folding]
    spelling = [unseen, apostrophes, arabic_spelling, russian_spelling]
    return _beginnings("name", spelling, filters, index_options="docs", store=True)


def _beginnings(name: str, char_filters: list[Any], filters: list[Any], **options: Any) -> Text:
    has_article = name in {"arabic", "name"}

    def custom(use: str, *more: Any) -> Any:
        return analyzer(
            f"{name}_{use}",
            type="custom",
            tokenizer="standard",
            char_filter=char_filters,
            filter=[*filters, *more],
        )

    return Text(
        analyzer=custom(
            "beginnings", *([with_and_without_article] if has_article else []), beginnings
        ),
        search_analyzer=custom("begun", *([without_article] if has_article else []), as_long),
        **options,
    )


TITLES_BEGUN: Final = {language: f"title.{language.field}.begun" for language in LANGUAGES}
NAMES: Final = "names"
