"""Development sets, built of the real data: works with all their languages, and queries."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.languages import BY_CODE, LANGUAGES, Language
from portal.works.documents import Version, WorkDocument
from search.evaluation.files import KIND, Query, key_of
from tests.search.evaluation.asked import ABSENT, EVERYDAY


@dataclass(frozen=True)
class EvaluationSet:
    """Works, and queries whose answers are known."""

    works: tuple[WorkDocument, ...]
    queries: tuple[Query, ...]


def work(identity: str, bodies: dict[str, str], **more: Any) -> WorkDocument:
    """Return a work without titles."""
    return WorkDocument(
        key=key_of(identity),
        kind=KIND,
        source_language=next(iter(bodies)),
        versions=tuple(Version(code, "", text=text) for code, text in bodies.items()),
        stamp="",
        **more,
    )


def indicators_and_targets(data: Path) -> EvaluationSet:
    """SDG indicator → the target it measures, one indicator a target, texts as in the files."""
    targets: dict[str, dict[str, str]] = defaultdict(dict)
    queries = []
    for language in LANGUAGES:
        asked = set()
        for row in _rows(data / "sdg", language):
            if row["kind"] == "target":
                targets[row["code"]][language.code] = row["text"]
            elif row["kind"] == "indicator":
                target = row["code"].rpartition(".")[0]
                if target in asked:
                    continue
                asked.add(target)
                queries.append(
                    Query(row["code"], language, row["text"], frozenset({key_of(target)}))
                )
    return EvaluationSet(tuple(work(*target) for target in targets.items()), tuple(queries))


def sentences_and_documents(data: Path) -> EvaluationSet:
    """A document's middle sentence → the document, which holds its other sentences only."""
    documents: dict[str, dict[str, str]] = defaultdict(dict)
    queries = []
    for language in LANGUAGES:
        sentences: dict[str, list[str]] = defaultdict(list)
        for row in _rows(data / "unpc-dev", language):
            sentences[row["doc"]].append(row["text"])
        for name, texts in sentences.items():
            if len(texts) > 1:
                held_out = texts.pop(len(texts) // 2)
                queries.append(Query(name, language, held_out, frozenset({key_of(name)})))
                documents[name][language.code] = "\n".join(texts)
    return EvaluationSet(tuple(work(*document) for document in documents.items()), tuple(queries))


def declaration(data: Path) -> EvaluationSet:
    """Articles of the Universal Declaration, everyday queries about them, and on other things."""
    articles: dict[str, dict[str, str]] = defaultdict(dict)
    for language in LANGUAGES:
        for row in _rows(data / "udhr", language):
            articles[str(row["article"])][language.code] = row["text"]
    queries = [
        Query(text, BY_CODE[code], text, frozenset({key_of(str(article))}))
        for code, asked in EVERYDAY.items()
        for article, text in asked
    ]
    queries += [
        Query(text, BY_CODE[code], text) for code, texts in ABSENT.items() for text in texts
    ]
    return EvaluationSet(tuple(work(*article) for article in articles.items()), tuple(queries))


def _rows(folder: Path, language: Language) -> Iterator[dict[str, Any]]:
    with (folder / f"{language.code[:2]}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
