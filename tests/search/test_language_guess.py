"""Which language a query seems to be in."""

import json
import re
from pathlib import Path

import pytest

from search.understanding import understand
from search.understanding.languages import guess


@pytest.mark.parametrize(
    ("text", "likeliest"),
    [
        ("التعاون التقني", "ar"),
        ("技术合作", "zh-hans"),
        ("техническое сотрудничество", "ru"),
        ("technical cooperation with States", "en"),
        ("renforcement des capacités", "fr"),
        ("renforcement des capacites", "fr"),
        ("fortalecimiento de las instituciones", "es"),
        ("derechos humanos", "es"),
        ("UPR 技术合作能力建设", "zh-hans"),
        ("57/32", ""),
        ("", ""),
    ],
)
def test_guesses_the_language(text: str, likeliest: str) -> None:
    assert next(iter(guess(text)), "") == likeliest
    assert next(iter(understand(text).languages), "") == likeliest


def test_guesses_the_language_of_texts_it_was_not_made_from(shared_data: Path) -> None:
    for code in ("en", "fr", "es"):
        text = (shared_data / "udhr" / f"{code}.jsonl").read_text(encoding="utf-8")
        words = [
            word
            for line in text.splitlines()
            for word in re.findall(r"[^\W\d_]+", json.loads(line)["text"])
        ]
        queries = [" ".join(words[at : at + 3]) for at in range(0, len(words) - 3, 3)]
        right = sum(guess(query)[:1] == (code,) for query in queries)
        assert right / len(queries) > 0.9, code
