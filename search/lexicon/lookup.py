"""The words of a query, and how the lexicon says them in another language."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from portal.languages import LANGUAGES, Analysis, Language
from search.client import SEARCHES, engine
from search.crossing import Alternative, Slot
from search.function_words import is_function_word
from search.lexicon import segmentation
from search.lexicon.active import lexicon
from search.lexicon.storage import Lexicon
from search.lexicon.words import stemmed
from search.normalisation import simplified
from search.understanding import Understood
from search.weighing import RARITY

#: Words of a query that are translated, those that tell most; more would only cost time.
MOST_WORDS: Final = 12
#: Alternatives of all words together, and of one word: each costs the engine the same.
MOST_TOGETHER: Final = 30
MOST_ALTERNATIVES: Final = 5
FEWEST_ALTERNATIVES: Final = 2
#: Of the weight of a word's surest translation; less is noise.
LEAST_SHARE: Final = 0.25
#: A language that the query belongs to so much less than to another gives no translations.
LEAST_LIKELY: Final = 0.5
#: What it counts that the reader reads in a language, in words known to that language.
READER_BONUS: Final = 0.5
#: Characters of a Chinese word that is two: its halves have surer translations.
COMPOUND: Final = 4
REMEMBERED: Final = 5_000
_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_HAN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003134f]")
_SCRIPTS: Final[tuple[tuple[re.Pattern[str], frozenset[Analysis]], ...]] = (
    (_HAN, frozenset({"chinese"})),
    (re.compile(r"[\u0600-\u06ff]"), frozenset({"arabic"})),
    (re.compile(r"[\u0400-\u04ff]"), frozenset({"russian"})),
    (re.compile(r"[a-z\u00c0-\u024f]", re.IGNORECASE), frozenset({"english", "french", "spanish"})),
)
# By language and word as typed: what the analyzer makes of it.
_stems: dict[tuple[str, str], tuple[str, ...]] = {}


def slots(understood: Understood, reader: Language, target: Language) -> tuple[Slot, ...]:
    """Return the words of a query with what they are called in another language.

    The script says which languages a word may be in; between those of one script weigh how much
    of the query each knows, and the language the reader reads in. No language is ruled out but
    by words of another.

    Args:
        understood: the query; nothing is translated of one that asks for exact terms.
        reader: language of the interface.
        target: language to say it in.

    Raises:
        EngineAway: when Elasticsearch is away, which knows the forms of words.
    """
    known = lexicon()
    if known is None or understood.required or understood.only_symbols:
        return ()
    words = _words(known, understood.words)
    if not words:
        return ()
    analyses = {
        source: _analysed([word for word in words if source in _languages_of(word)], source)
        for source in LANGUAGES
    }
    likely = _likely(known, words, analyses, reader)
    if likely.get(target) == 1.0 and list(likely.values()).count(1.0) == 1:
        # It is asked in that language.
        return ()
    wanted = max(FEWEST_ALTERNATIVES, min(MOST_ALTERNATIVES, MOST_TOGETHER // len(words)))
    found: list[Slot] = []
    for word in words:
        sources = {source: likely[source] for source in _languages_of(word) if source in likely}
        surest = max(sources, key=lambda source: sources[source], default=None)
        if surest and (not analyses[surest][word] or is_function_word(word, surest)):
            # It only joins others, or carries the question.
            continue
        meanings = {source: (analyses[source][word], sources[source]) for source in sources}
        alternatives = _alternatives(known, meanings, target, wanted)
        rarities = [
            known.rarity(stem, s.code) for s, (stems, _) in meanings.items() for stem in stems
        ]
        worth = 1 + RARITY * min(rarities, default=1.0)
        found.append(Slot(word, alternatives, worth=worth))
    # Those that can be said tell more than those that cannot, and rare words more than common.
    telling = sorted(found, key=lambda slot: (not slot.alternatives, -slot.worth))[:MOST_WORDS]
    return tuple(slot for slot in found if slot in telling)


def _words(known: Lexicon, text: str) -> list[str]:
    """Return the words of a text in order, each once; Chinese cut into words."""
    found: list[str] = []
    for word in _WORD.findall(text):
        if _HAN.search(word):
            for _at, part in segmentation.cut(simplified(word), _costs(known)):
                found += _halves(part, _costs(known))
        else:
            found.append(word)
    # A character alone is a word of few meanings only where it is all there is.
    if sum(len(word) > 1 for word in found if _HAN.search(word)) > 1:
        found = [word for word in found if len(word) > 1 or not _HAN.search(word)]
    return list({word.lower(): word for word in found}.values())


def _halves(word: str, costs: Mapping[str, float]) -> list[str]:
    """Return the two words that a Chinese compound is made of, or the word itself."""
    middle = len(word) // 2
    halves = [word[:middle], word[middle:]]
    is_compound = len(word) == COMPOUND and all(half in costs for half in halves)
    return halves if is_compound else [word]


@lru_cache(maxsize=1)
def _costs(known: Lexicon) -> Mapping[str, float]:
    chinese = next(language for language in LANGUAGES if language.analysis == "chinese")
    return segmentation.costs(known.counts(chinese.code))


@lru_cache(maxsize=REMEMBERED)
def _languages_of(word: str) -> tuple[Language, ...]:
    """Return the languages a word may be in by its script; none for a number."""
    for script, analyses in _SCRIPTS:
        if script.search(word):
            return tuple(language for language in LANGUAGES if language.analysis in analyses)
    return ()


def _analysed(words: Sequence[str], language: Language) -> dict[str, tuple[str, ...]]:
    """Return the stems of each word; none for a word that only joins others."""
    if language.analysis == "chinese":
        return {word: (word,) for word in words}
    unknown = [word for word in words if (language.code, word) not in _stems]
    if unknown:
        if len(_stems) > REMEMBERED:
            _stems.clear()
        with engine(SEARCHES) as client:
            answers = stemmed(client, language, unknown)
        for word, parts in zip(unknown, answers, strict=True):
            _stems[language.code, word] = tuple(
                stem for part in parts for stem in (part.stem, *part.others)
            )
    return {word: _stems.get((language.code, word), ()) for word in words}


def _likely(
    known: Lexicon,
    words: Iterable[str],
    analyses: Mapping[Language, Mapping[str, tuple[str, ...]]],
    reader: Language,
) -> dict[Language, float]:
    """Return how likely each language is, up to 1, beside the others of its script."""
    points: dict[Language, float] = {}
    for word in words:
        for language in _languages_of(word):
            stems = analyses[language][word]
            # A word that only joins others is a sign of its language, too.
            is_known = not stems or any(known.count(stem, language.code) for stem in stems)
            points[language] = points.get(language, 0.0) + is_known
    if reader in points:
        points[reader] += READER_BONUS
    found = {}
    for language, own in points.items():
        rivals = [
            points[other]
            for other in points
            if any({language.analysis, other.analysis} <= analyses for _, analyses in _SCRIPTS)
        ]
        if (share := own / (max(rivals) or 1.0)) >= LEAST_LIKELY or not any(rivals):
            found[language] = share
    return found


def _alternatives(
    known: Lexicon,
    sources: Mapping[Language, tuple[tuple[str, ...], float]],
    target: Language,
    wanted: int,
) -> tuple[Alternative, ...]:
    """Return what a word may be called, by its stems in each language it may be in."""
    weights: dict[str, float] = {}
    for source, (stems, likelihood) in sources.items():
        for stem in stems:
            for _stem, form, weight in known.translations(stem, source.code, target.code):
                weights[form] = max(weights.get(form, 0.0), weight * likelihood)
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    kept: list[tuple[str, float]] = []
    for form, weight in ranked:
        if weight < ranked[0][1] * LEAST_SHARE or len(kept) == wanted:
            break
        if target.analysis == "chinese" and any(
            other in form or form in other for other, _weight in kept
        ):
            # "的培训" finds nothing that "培训" does not find.
            continue
        kept.append((form, weight))
    return tuple(
        Alternative(form, weight, is_phrase=target.analysis == "chinese" and len(form) > 1)
        for form, weight in kept
    )
