"""Learning a new version of the lexicon; kept only if it finds more than the one in use."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from search.client import WRITES, engine
from search.lexicon import active, segmentation, training
from search.lexicon.gate import FEWEST_TEXTS, Recall, recall
from search.lexicon.models import LexiconVersion
from search.lexicon.storage import Learned, Lexicon, packed, unpacked
from search.lexicon.words import segmented

VERSIONS_KEPT: Final = 5
CHINESE: Final = training.CHINESE
NONE: Final = Lexicon({}, {})


class TooLittle(Exception):  # noqa: N818 -- a state of what was given
    """There are too few texts to learn from, or to see whether that helped."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a training came to.

    Attributes:
        none: recall without any lexicon.
        before: recall with the lexicon that was in use.
        after: recall with the new one.
        version: the new version, now in use; none when it was not better.
    """

    none: Recall
    before: Recall
    after: Recall
    version: LexiconVersion | None


def learn(
    texts: Sequence[training.Parallel],
    sources: Sequence[Mapping[str, Any]],
    *,
    fresh: bool = False,
    say: Callable[[str], object],
) -> Outcome:
    """Learn from texts, add it to what is known, and use it if texts held out are found better.

    Args:
        texts: texts with their translations.
        sources: where they are from, to be remembered: ``{"name": …, "texts": …}``.
        fresh: whether to forget what earlier versions know.
        say: is told of progress.

    Raises:
        TooLittle: when there are too few texts; nothing was changed.
        EngineAway: when Elasticsearch is away; nothing was changed.
    """
    rows = training.spelt(texts)
    learned_from = [row for row in rows if not training.is_held_out(row)]
    held_out = [row for row in rows if training.is_held_out(row)]
    if len(held_out) < FEWEST_TEXTS:
        raise TooLittle(
            f"{len(rows)} different texts in two languages or more are too few: about "
            f"{FEWEST_TEXTS * training.HELD_OUT} are needed, of which one in "
            f"{training.HELD_OUT} is held out to measure"
        )
    used = LexiconVersion.used()
    current = unpacked(bytes(used.content)) if used else NONE
    known = NONE if fresh else current
    chinese = training.chinese_counts(learned_from, known.counts(CHINESE))
    say(f"Analysing {len(rows)} texts …")
    with engine(WRITES) as client:
        sentences = training.analysed(client, learned_from, chinese)
        asked = training.analysed(client, held_out, chinese)
    new = training.merged(known.learned(), training.train(sentences, chinese, say))
    content = packed(new)
    none, after = recall(NONE, asked), recall(unpacked(content), asked)
    if not after.pairs:
        raise TooLittle(f"no two languages have {FEWEST_TEXTS} of the texts held out in common")
    before = recall(current, _as_cut_by(current, asked, held_out)) if used else none
    version = None
    if after.mean > max(before.mean, none.mean):
        version = LexiconVersion(
            sources=list(sources),
            figures=_figures(new, len(learned_from), len(held_out), (none, before, after)),
            content=content,
        )
        version.put_in_use()
        _forget_old()
        active.forget()
    return Outcome(none, before, after, version)


def _as_cut_by(
    current: Lexicon, sentences: Sequence[training.Sentence], rows: Sequence[training.Parallel]
) -> list[training.Sentence]:
    """Cut Chinese texts as the current version cuts them, so that it is judged by its own words."""
    costs = segmentation.costs(current.counts(CHINESE))
    return [
        {**sentence, CHINESE: segmented(costs, row[CHINESE])} if CHINESE in row else sentence
        for sentence, row in zip(sentences, rows, strict=True)
    ]


def _figures(
    new: Learned, learned_from: int, held_out: int, measured: tuple[Recall, Recall, Recall]
) -> dict[str, Any]:
    none, before, after = measured
    return {
        "words": {code: len(counts) for code, counts in new.counts.items()},
        "texts": learned_from,
        "held_out": held_out,
        "recall": {
            "none": round(none.mean, 4),
            "before": round(before.mean, 4),
            "after": round(after.mean, 4),
        },
        "pairs": after.figures(),
    }


def _forget_old() -> None:
    kept = LexiconVersion.objects.values_list("pk", flat=True)[:VERSIONS_KEPT]
    LexiconVersion.objects.filter(is_used=False).exclude(pk__in=list(kept)).delete()
