"""Learning a lexicon from texts and their translations."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Final

from elasticsearch import Elasticsearch

from portal.languages import BY_CODE, LANGUAGES
from search.lexicon import model1, segmentation
from search.lexicon.storage import Learned
from search.lexicon.words import Word, segmented, stemmed
from search.normalisation import indexable

#: One text in several languages, by code.
Parallel = Mapping[str, str]
#: The same as words; a language may be missing.
Sentence = Mapping[str, Sequence[Word]]

HELD_OUT: Final = 10
# Fewer pairs of texts teach nothing but chance.
FEWEST_PAIRS: Final = 50
#: Code of the language whose words are learned, too.
CHINESE: Final = next(language.code for language in LANGUAGES if language.analysis == "chinese")


def is_held_out(row: Parallel) -> bool:
    """Tell whether a text is never learned from: one in ten, the same ones every time."""
    text = min(f"{code}:{text}" for code, text in row.items())
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % HELD_OUT == 0


def spelt(rows: Sequence[Parallel]) -> list[dict[str, str]]:
    """Return texts as the index spells them, each once, without those in one language only."""
    found = {}
    for row in rows:
        texts = {
            code: " ".join(text.split())
            for code, raw in row.items()
            if code in BY_CODE and (text := indexable(raw, BY_CODE[code]).strip())
        }
        if len(texts) > 1:
            found[tuple(sorted(texts.items()))] = texts
    return list(found.values())


def chinese_counts(rows: Sequence[Parallel], known: Mapping[str, int]) -> dict[str, int]:
    """Return the Chinese words of some texts and of the lexicon before, with their counts."""
    counts = segmentation.learned([row[CHINESE] for row in rows if CHINESE in row])
    return {word: max(counts.get(word, 0), known.get(word, 0)) for word in {**known, **counts}}


def analysed(
    client: Elasticsearch, rows: Sequence[Parallel], chinese: Mapping[str, int]
) -> list[dict[str, list[Word]]]:
    """Return the words of some texts."""
    sentences: list[dict[str, list[Word]]] = [{} for _ in rows]
    costs = segmentation.costs(chinese)
    for language in LANGUAGES:
        where = [number for number, row in enumerate(rows) if language.code in row]
        texts = [rows[number][language.code] for number in where]
        words = (
            [segmented(costs, text) for text in texts]
            if language.code == CHINESE
            else stemmed(client, language, texts)
        )
        for number, found in zip(where, words, strict=True):
            sentences[number][language.code] = found
    return sentences


def train(
    sentences: Sequence[Sentence], chinese: Mapping[str, int], say: Callable[[str], object]
) -> Learned:
    """Learn the translations of words between all languages of some texts."""
    learned = Learned()
    for one, two in combinations([language.code for language in LANGUAGES], 2):
        pairs = [
            ([word.stem for word in sentence[one]], [word.stem for word in sentence[two]])
            for sentence in sentences
            if one in sentence and two in sentence
        ]
        if len(pairs) < FEWEST_PAIRS:
            continue
        forth, back = model1.translations(pairs)
        learned.tables[one, two], learned.tables[two, one] = forth, back
        say(f"{one} – {two}: {len(pairs)} texts, {len(forth)} and {len(back)} words")
    for code in sorted({code for pair in learned.tables for code in pair}):
        _describe(learned, code, [s[code] for s in sentences if code in s])
    if CHINESE in learned.counts:
        # All of them, for cutting queries.
        learned.counts[CHINESE] = dict(chinese)
        learned.forms[CHINESE] = {word: word for word in chinese}
    return learned


def _describe(learned: Learned, code: str, texts: Sequence[Sequence[Word]]) -> None:
    """Count the words of a language that are in any table, and find their commonest forms."""
    wanted = {
        word
        for (source, target), table in learned.tables.items()
        if code in {source, target}
        for word in (table if source == code else (w for others in table.values() for w in others))
    }
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for word in text:
            if word.stem in wanted:
                forms[word.stem][word.form] += 1
    learned.counts[code] = {stem: found.total() for stem, found in forms.items()}
    learned.forms[code] = {
        stem: min(found, key=lambda form: (-found[form], form)) for stem, found in forms.items()
    }


def merged(before: Learned, new: Learned) -> Learned:
    """Add what was newly learned to what was known.

    A word known to both gets the mean of its weights, the more texts the more heavily.
    """
    languages = {**before.counts, **new.counts}
    result = Learned()
    for code in languages:
        old, young = before.counts.get(code, {}), new.counts.get(code, {})
        result.counts[code] = {
            stem: max(old.get(stem, 0), young.get(stem, 0)) for stem in {**old, **young}
        }
        result.forms[code] = {**before.forms.get(code, {}), **new.forms.get(code, {})}
    for source, target in {**before.tables, **new.tables}:
        known = before.tables.get((source, target), {})
        added = new.tables.get((source, target), {})
        table = {**known, **added}
        for stem in known.keys() & added.keys():
            counts = before.counts[source].get(stem, 1), new.counts[source].get(stem, 1)
            table[stem] = _mean(known[stem], added[stem], counts)
        result.tables[source, target] = table
    return result


def _mean(
    one: Mapping[str, float], two: Mapping[str, float], counts: tuple[int, int]
) -> dict[str, float]:
    total = sum(counts) or 1
    weights = {
        word: (one.get(word, 0.0) * counts[0] + two.get(word, 0.0) * counts[1]) / total
        for word in {**one, **two}
    }
    surest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return dict(surest[: model1.MOST_TRANSLATIONS])
