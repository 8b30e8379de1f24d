"""``manage.py search_eval``, with a database and without."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from pytest_django import Settings

from search import client
from search.client import WRITES, engine

PREFIX = f"test-eval-{os.getpid()}"
WORKS: list[dict[str, Any]] = [
    {
        "id": "water",
        "title": {"en": "Drinking water", "fr": "Eau potable"},
        "body": {"en": "Safe drinking water for all.", "fr": "L’eau potable pour tous."},
    },
    {"id": "school", "body": {"en": "Schools that are open to everyone."}, "symbol": "A/HRC/1/2"},
    {"id": "nothing"},
]
QUERIES: list[dict[str, Any]] = [
    {"id": "1", "lang": "en", "text": "drinking water", "relevant": ["water"]},
    {"id": "2", "lang": "fr", "text": "eau potable", "relevant": ["water"]},
    {"id": "3", "lang": "fr", "text": "a hrc 1 2", "relevant": ["school"], "symbol": True},
    {"id": "4", "lang": "en", "text": "volcanoes", "relevant": []},
]


def _lines(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def _run(folder: Path, *options: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command(
        "search_eval",
        f"--corpus={folder / 'works.jsonl'}",
        f"--queries={folder / 'queries.jsonl'}",
        *options,
        stdout=out,
        stderr=err,
    )
    return out.getvalue(), err.getvalue()


@pytest.fixture(autouse=True)
def _own_names(db: None, engine_url: str, settings: Settings) -> None:  # noqa: ARG001 -- vocabularies
    settings.ELASTICSEARCH_URL = engine_url
    settings.SEARCH_INDEX_PREFIX = PREFIX


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evaluation")
    _lines(folder / "works.jsonl", WORKS)
    _lines(folder / "queries.jsonl", QUERIES)
    return folder


def _indexes_left() -> list[str]:
    client.forget()
    with engine(WRITES) as asker:
        return list(asker.indices.get(index=f"{PREFIX}-*").body)


def test_it_prints_one_object_and_leaves_nothing(files: Path) -> None:
    out, err = _run(files, "--json", "--no-crossing")
    assert err == ""
    found = json.loads(out)
    assert list(found) == ["en", "fr"]
    assert found["en"] | {"p50_ms": 0, "p95_ms": 0} == {
        "n": 1,
        "success_at_1": 1,
        "mrr_at_10": 1,
        "recall_at_10": 1,
        "ndcg_at_10": 1,
        "p50_ms": 0,
        "p95_ms": 0,
        "absent_n": 1,
        "absent_clean": 1,
    }
    assert (found["fr"]["n"], found["fr"]["success_at_1"]) == (2, 1)
    assert "absent_n" not in found["fr"]
    assert _indexes_left() == []


def test_without_a_database_it_measures_what_words_find(
    files: Path, engine_url: str, tmp_path: Path
) -> None:
    environ = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}",
        "ELASTICSEARCH_URL": engine_url,
        "SEARCH_INDEX_PREFIX": PREFIX,
    }
    given = [f"--corpus={files / 'works.jsonl'}", f"--queries={files / 'queries.jsonl'}", "--json"]
    ended = subprocess.run(  # noqa: S603 -- our own command
        [sys.executable, "manage.py", "search_eval", *given],
        cwd=settings.BASE_DIR,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["fr"]["success_at_1"] == 1
    assert "languages are not crossed" in ended.stderr


def test_without_json_it_prints_a_table(files: Path) -> None:
    head, _, french = _run(files)[0].splitlines()
    assert head.split()[:4] == ["language", "n", "success_at_1", "mrr_at_10"]
    assert french.split()[:3] == ["fr", "2", "1.000"]


def test_a_relevant_work_that_is_not_there_is_told(tmp_path: Path) -> None:
    _lines(tmp_path / "works.jsonl", WORKS[:1])
    _lines(tmp_path / "queries.jsonl", QUERIES)
    out, err = _run(tmp_path, "--json")
    assert json.loads(out)["fr"]["success_at_1"] == 0.5
    assert "1 queries name relevant works that are not in the corpus, such as '3'" in err


def test_a_bad_line_ends_with_a_message(tmp_path: Path) -> None:
    _lines(tmp_path / "works.jsonl", [*WORKS, {"id": "x", "body": "text"}])
    _lines(tmp_path / "queries.jsonl", QUERIES)
    with pytest.raises(CommandError, match=r"works\.jsonl, line 4: 'body' must be an object"):
        _run(tmp_path)
    assert _indexes_left() == []


def test_a_file_that_is_not_there_ends_with_a_message(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"queries\.jsonl: No such file"):
        _run(tmp_path)


def test_an_engine_that_is_away_ends_with_a_message(files: Path, settings: Settings) -> None:
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    with pytest.raises(CommandError, match=r"No Elasticsearch at http://127\.0\.0\.1:9"):
        _run(files)
    client.forget()
