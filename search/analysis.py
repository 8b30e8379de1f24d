"""Text analysis of the six languages, as data.

Each language has two analyzers: ``stemmed``, in which the forms of a word meet, and ``exact``,
in which only accents, case and spelling variants do; a find in both ranks above a find in one.
Only filters of Elasticsearch's common analysis module are used: no plug-in is needed.
"""

import unicodedata
from dataclasses import dataclass
from typing import Any, Final

from elasticsearch.dsl import analyzer, char_filter, token_filter

from portal.languages import Analysis, Language
from search.arabic import plural_rules

ANALYSIS_VERSION: Final = 2


@dataclass(frozen=True, slots=True)
class LanguageAnalysis:
    """How one language is analysed.

    Attributes:
        stemmed: for indexing.
        stemmed_query: for queries; another than ``stemmed`` in Chinese only.
        exact: for indexing and queries of the exact forms.
    """

    stemmed: Any
    stemmed_query: Any
    exact: Any

    @property
    def query_name(self) -> str:
        """Name of the analyzer of queries."""
        return str(self.stemmed_query._name)  # noqa: SLF001 -- elasticsearch.dsl has no public name


def _words(text: str) -> list[str]:
    return text.split()


def _char_filter(name: str, mapping: dict[str, str]) -> Any:
    return char_filter(name, type="mapping", mappings=[f"{k}=>{v}" for k, v in mapping.items()])


def _escaped(code_point: int) -> str:
    return f"\\u{code_point:04X}"


# Written as escapes, because the mapping format trims white space and hides combining marks.
_UNSEEN: Final = {
    _escaped(code): ""
    for code in (
        0x00AD,
        *range(0x0300, 0x0370),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x206A),
        0xFEFF,
    )
}
_APOSTROPHES: Final = {_escaped(code): "'" for code in (0x2018, 0x2019, 0x02BC, 0x02B9, 0xFF07)}
_PRESENTATION_FORMS: Final = {
    _escaped(code): plain
    for code in (*range(0xFB50, 0xFDFC), *range(0xFE70, 0xFEFD))
    if (plain := unicodedata.normalize("NFKC", chr(code))) != chr(code) and " " not in plain
}
# The seats of the hamza, and the letters that Persian and Urdu keyboards give for Arabic ones.
_ARABIC_SPELLING: Final = {
    "ؤ": "و",
    "ئ": "ي",
    "ء": "",
    "ٱ": "ا",
    "ی": "ي",
    "ک": "ك",
    "ہ": "ه",
    "ە": "ه",
}

unseen = _char_filter("unseen", _UNSEEN)
apostrophes = _char_filter("apostrophes", _APOSTROPHES)
arabic_spelling = _char_filter("arabic_spelling", {**_PRESENTATION_FORMS, **_ARABIC_SPELLING})
russian_spelling = _char_filter("russian_spelling", {"ё": "е", "Ё": "Е"})

# Keeps the accented form beside the folded one, so that the stemmer sees both and a query
# without accents meets either.
folding_both = token_filter("folding_both", type="asciifolding", preserve_original=True)
folding = token_filter("folding", type="asciifolding")
once = token_filter("once", type="remove_duplicates")

# "and" or "so" before an article that has itself a preposition: ولل, وبال, فال, ...
arabic_conjunction = token_filter(
    "arabic_conjunction",
    type="pattern_replace",
    pattern="^[وف](?=(?:ال|بال|كال|لل)\\p{L}{3,})",
    replacement="",
)
# What stands before an indefinite noun without a space (with, to, as; and before them): the word
# without it stands beside the word, since many words only begin with the letter. Of words of
# three letters nobody can tell.
arabic_preposition = token_filter(
    "arabic_preposition",
    type="pattern_capture",
    preserve_original=True,
    patterns=["^(?:[وف]?[بلك]|ف)(?!ال)(\\p{L}{4,})$"],
)
# A hamza's seat beside a real ya or waw (بيئة, بيئي; مسؤول, مسول), so that endings come off alike.
arabic_doubled = token_filter(
    "arabic_doubled", type="pattern_replace", pattern="([يو])\\1+", replacement="$1"
)
# The adverb of an adjective (مجاني, مجانيا), as long as the noun remains.
arabic_adverb = token_filter(
    "arabic_adverb", type="pattern_replace", pattern="(?<=\\p{L}{4})يا$", replacement="ي"
)
arabic_plurals = token_filter("arabic_plurals", type="stemmer_override", rules=plural_rules())
# Stop words as they are after normalisation, where the stock list has them before it.
arabic_more_stops = token_filter(
    "arabic_more_stops", type="stop", stopwords=["الي", "علي", "او", "ان", "اي", "الذي", "التي"]
)
# A character filter, where the stock one is a token filter: so "l’" is not marked with its word.
french_elision = char_filter(
    "french_elision",
    type="pattern_replace",
    pattern="(?i)(?<!\\p{L})(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu|quoiqu)'(?=\\p{L})",
    replacement=" ",
)
# Not the stock list: it takes "estado" (State) for a form of the verb.
spanish_stop = token_filter(
    "spanish_stop",
    type="stop",
    stopwords=_words(
        "a al algo algunas algunos ante antes como con contra cual cuando de del desde donde "
        "durante e el él ella ellas ellos en entre era es esa ese eso esta estas este esto "
        "estos fue ha han hasta hay la las le les lo los más me mi mis muy ni no nos o otra "
        "otras otro otros para pero por porque que qué quien quienes se ser si sí sin sobre "
        "son su sus también te tu tus u un una uno unos y ya yo"
    ),
)
# The light stemmer leaves words of four letters as they are, so that "niño" misses "niños".
spanish_short = token_filter(
    "spanish_short", type="pattern_replace", pattern="^(\\p{L}{2,3})[aeo]s?$", replacement="$1"
)


def _stop(name: str) -> Any:
    return token_filter(f"{name}_stop", type="stop", stopwords=f"_{name}_")


def _stem(name: str, algorithm: str) -> Any:
    return token_filter(f"{name}_stem", type="stemmer", language=algorithm)


bigrams = token_filter("bigrams", type="cjk_bigram")
bigrams_and_characters = token_filter(
    "bigrams_and_characters", type="cjk_bigram", output_unigrams=True
)
possessive = _stem("possessive", "possessive_english")


def _analyzer(name: str, char_filters: list[Any], filters: list[Any]) -> Any:
    return analyzer(
        name,
        type="custom",
        tokenizer="standard",
        char_filter=[unseen, apostrophes, *char_filters],
        filter=filters,
    )


def _same(index_and_query: Any, exact: Any) -> LanguageAnalysis:
    return LanguageAnalysis(index_and_query, index_and_query, exact)


_PLAIN: Final = ["decimal_digit", "lowercase"]

ANALYSES: Final[dict[Analysis, LanguageAnalysis]] = {
    "arabic": _same(
        _analyzer(
            "arabic_stemmed",
            [arabic_spelling],
            [
                *_PLAIN,
                _stop("arabic"),
                "arabic_normalization",
                arabic_more_stops,
                arabic_conjunction,
                arabic_preposition,
                arabic_doubled,
                arabic_adverb,
                _stem("arabic", "arabic"),
                arabic_plurals,
                once,
                folding,
            ],
        ),
        _analyzer("arabic_exact", [arabic_spelling], [*_PLAIN, "arabic_normalization", folding]),
    ),
    "chinese": LanguageAnalysis(
        _analyzer("chinese_pairs", [], ["cjk_width", *_PLAIN, bigrams_and_characters, folding]),
        _analyzer("chinese_query", [], ["cjk_width", *_PLAIN, bigrams, folding]),
        _analyzer("chinese_exact", [], ["cjk_width", *_PLAIN, folding]),
    ),
    "english": _same(
        _analyzer(
            "english_stemmed",
            [],
            [*_PLAIN, possessive, folding, _stop("english"), _stem("english", "english")],
        ),
        _analyzer("english_exact", [], [*_PLAIN, possessive, folding]),
    ),
    "french": _same(
        _analyzer(
            "french_stemmed",
            [french_elision],
            [
                *_PLAIN,
                _stop("french"),
                folding_both,
                _stem("french", "light_french"),
                folding,
                once,
            ],
        ),
        _analyzer("french_exact", [french_elision], [*_PLAIN, folding]),
    ),
    "russian": _same(
        _analyzer(
            "russian_stemmed",
            [russian_spelling],
            [*_PLAIN, _stop("russian"), _stem("russian", "russian"), folding],
        ),
        _analyzer("russian_exact", [russian_spelling], [*_PLAIN, folding]),
    ),
    "spanish": _same(
        _analyzer(
            "spanish_stemmed",
            [],
            [
                *_PLAIN,
                spanish_stop,
                folding_both,
                _stem("spanish", "light_spanish"),
                folding,
                spanish_short,
                once,
            ],
        ),
        _analyzer("spanish_exact", [], [*_PLAIN, folding]),
    ),
}


def analysis_of(language: Language) -> LanguageAnalysis:
    """Return the analysis of a language."""
    return ANALYSES[language.analysis]
