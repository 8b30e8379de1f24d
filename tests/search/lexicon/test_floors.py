"""How well works nobody has translated are found, on real texts; a change may not make it worse."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.languages import BY_CODE
from search.asking import ask
from search.lexicon.learning import learn
from search.questions import Question
from search.understanding import understand
from tests.search.notes import Notes

pytestmark = pytest.mark.elasticsearch

FILES = {"en": "en", "ar": "ar", "zh-hans": "zh"}
LEARNED_FROM = 1_000
WORKS = 120
QUERIES = 20
FIRST_PAGE = (0, 10)
#: Of the same search by somebody who types the work's own language.
SHARE = 0.7


def sentences(folder: Path) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Return sentences to learn from, and those of other documents."""
    rows: dict[str, dict[str, str]] = {}
    document: dict[str, str] = {}
    for code, name in FILES.items():
        for line in (folder / "unpc-dev" / f"{name}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            rows.setdefault(row["id"], {})[code] = row["text"]
            document[row["id"]] = row["doc"]
    held_out = {
        name for name, doc in document.items() if hashlib.sha256(doc.encode()).digest()[0] < 32
    }
    known = [row for name, row in rows.items() if name not in held_out][:LEARNED_FROM]
    return known, [rows[name] for name in rows if name in held_out][:WORKS]


def test_finds_sentences_of_documents_it_has_not_seen(
    notes: Notes, indexed: Callable[[], None], say: Callable[[str], object], shared_data: Path
) -> None:
    known, unseen = sentences(shared_data)
    outcome = learn(known, [{"name": "real texts"}], say=say)
    assert outcome.none.mean < 0.5
    assert outcome.after.mean > 0.8
    keys = [
        notes.add(f"sentence {number}", en=f"{number} | {row['en']}")
        for number, row in enumerate(unseen)
    ]
    indexed()

    firsts: dict[tuple[str, bool], int] = {}

    def found(reader: str, *, crossing: bool = True) -> int:
        total = 0
        firsts[reader, crossing] = 0
        for key, row in list(zip(keys, unseen, strict=True))[:QUERIES]:
            query = understand(row[reader][:400])
            results = ask(
                Question(query, BY_CODE[reader], FIRST_PAGE, FIRST_PAGE, crossing=crossing)
            )
            hits = (*results.own.hits, *results.other.hits)[:10]
            total += key in {hit.card.key for hit in hits}
            firsts[reader, crossing] += key in {hit.card.key for hit in hits[:1]}
        return total

    same_language = found("en")
    assert found("en", crossing=False) == same_language
    # Nobody who reads the works' language finds less because of the others.
    assert firsts["en", True] >= firsts["en", False]
    for reader in ("ar", "zh-hans"):
        assert found(reader) >= SHARE * same_language, reader
        assert found(reader, crossing=False) < SHARE * same_language
