"""Works and queries from JSON lines; what is wrong is said with the number of its line."""

from pathlib import Path

import pytest

from search.evaluation.files import BadLine, key_of, read_queries, read_works


def _file(folder: Path, *lines: str) -> Path:
    path = folder / "lines.jsonl"
    path.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    return path


def test_a_work_has_any_languages_and_may_lack_a_title(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        '\ufeff{"id": "a", "title": {"fr": "Titre"}, "body": {"fr": "Texte", "zh-hans": "文"}}',
        "",
        '{"id": 2, "symbol": "A/HRC/57/32", "concepts": ["states:KEN", "education"]}',
    )
    first, second = read_works(path)
    assert [(v.language, v.title, v.text) for v in first.versions] == [
        ("zh-hans", "", "文"),
        ("fr", "Titre", "Texte"),
    ]
    assert (second.key, second.versions) == (key_of("2"), ())
    assert second.symbols == ("A/HRC/57/32",)
    assert second.facets == {"concepts": ("states:KEN", "education")}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "Expecting property name"),
        ("[" * 100_000, "recursion"),
        ("[]", "not an object"),
        ("{}", "'id' must be"),
        ('{"id": true}', "'id' must be"),
        ('{"id": "a", "title": "text"}', "'title' must be an object"),
        ('{"id": "a", "body": {"zh": "文"}}', "'body' has the language 'zh'"),
        ('{"id": "a", "body": {"en": 1}}', "'body' in en must be text"),
        ('{"id": "a", "symbol": 1}', "'symbol' must be text"),
        ('{"id": "a", "concepts": {}}', "'concepts' must be a list"),
        ('{"id": "a", "concepts": [null]}', "'concepts' must be a list of texts"),
        ('{"id": "known"}', "a second work with the id 'known'"),
        ("\udc80", "decode"),
    ],
)
def test_a_bad_work_is_told_with_its_line(tmp_path: Path, line: str, why: str) -> None:
    path = _file(tmp_path, '{"id": "known"}', "", line)
    with pytest.raises(BadLine, match=rf"lines\.jsonl, line 3: .*{why}"):
        list(read_works(path))


def test_a_query_names_its_language_and_what_answers_it(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        '{"id": "q", "lang": "zh-hans", "text": "文", "relevant": ["a", "b"], "symbol": true}',
        '{"id": "r", "lang": "en", "text": "\\ud800", "relevant": []}',
    )
    first, second = read_queries(path)
    assert first.relevant == {key_of("a"), key_of("b")}
    assert (second.language.code, second.relevant) == ("en", frozenset())


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"id": "q", "text": "t", "relevant": []}', "'lang' must be one of"),
        ('{"id": "q", "lang": ["en"], "text": "t", "relevant": []}', "'lang' must be one of"),
        ('{"id": "q", "lang": "en", "relevant": []}', "'text' must be text"),
        ('{"id": "q", "lang": "en", "text": "t"}', "'relevant' is missing"),
        ('{"id": "q", "lang": "en", "text": "t", "relevant": "a"}', "'relevant' must be a list"),
        ('{"id": "q", "lang": "en", "text": "t", "relevant": [], "symbol": 1}', "'symbol' must"),
    ],
)
def test_a_bad_query_is_told_with_its_line(tmp_path: Path, line: str, why: str) -> None:
    with pytest.raises(BadLine, match=f"line 1: {why}"):
        read_queries(_file(tmp_path, line))
