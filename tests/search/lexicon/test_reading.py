"""Files of texts and their translations."""

import json
from pathlib import Path

import pytest

from search.lexicon.reading import Unreadable, read

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="en"/><body>
<tu>
<tuv xml:lang="EN-US"><seg>Human <bpt i="1">&lt;b&gt;</bpt>rights<ept i="1"/></seg></tuv>
<tuv xml:lang="fr-FR"><seg>Droits de l&#8217;homme</seg></tuv>
<tuv xml:lang="de"><seg>Menschenrechte</seg></tuv>
</tu>
<tu><tuv xml:lang="en"><seg>Alone</seg></tuv></tu>
</body></tmx>
"""
PO = """msgid ""
msgstr ""
"Language: %s\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "%%(count)s panel"
msgid_plural "%%(count)s panels"
msgstr[0] "%s"
msgstr[1] "%s"

#, fuzzy
msgid "Unsure"
msgstr "Incertain"

msgid "Not yet"
msgstr ""
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_a_translation_memory_without_its_codes(tmp_path: Path) -> None:
    texts = read([written(tmp_path, "memory.tmx", TMX)])
    assert texts == [{"en": "Human rights", "fr": "Droits de l’homme"}]


def test_joins_catalogues_by_their_messages(tmp_path: Path) -> None:
    files = [
        written(tmp_path, "fr.po", PO % ("fr", "%(count)s débat", "%(count)s débats")),
        written(tmp_path, "zh.po", PO % ("zh_Hans", "%(count)s场", "%(count)s场讨论")),
    ]
    texts = [{code: text.strip() for code, text in row.items()} for row in read(files)]
    assert texts == [
        {"en": "panel", "fr": "débat", "zh-hans": "场"},
        {"en": "panels", "fr": "débats", "zh-hans": "场讨论"},
    ]


def test_reads_lines_with_all_languages(tmp_path: Path) -> None:
    line = json.dumps({"en": "law", "zh": "法律", "id": 3, "note": "x"}, ensure_ascii=False)
    assert read([written(tmp_path, "pairs.jsonl", f"\ufeff{line}\n\n{line}\n")]) == [
        {"en": "law", "zh-hans": "法律"},
        {"en": "law", "zh-hans": "法律"},
    ]


def test_joins_files_of_one_language_each_by_id(tmp_path: Path) -> None:
    files = [
        written(tmp_path, "en.jsonl", '{"id": "b", "text": "law"}\n{"id": "a", "text": "right"}\n'),
        written(tmp_path, "fr.jsonl", '{"id": "a", "text": "droit"}\n'),
    ]
    assert read(files) == [{"en": "right", "fr": "droit"}]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("broken.tmx", TMX.replace("</tu>", "", 1), 9),
        ("other.tmx", "<html>\n</html>", 1),
        ("bomb.tmx", '<!DOCTYPE tmx [<!ENTITY a "b">]>\n<tmx>&a;</tmx>', 1),
        ("empty.tmx", "", 1),
        ("broken.po", PO % ("fr", "a", "b") + "\nno message\n", 18),
        ("broken.jsonl", '{"en": "a", "fr": "b"}\n{"en": ', 2),
        ("list.jsonl", '{"en": "a", "fr": "b"}\n[1]', 2),
        ("nameless.jsonl", '{"text": "a"}', 1),
    ],
)
def test_says_which_line_of_which_file_is_bad(
    tmp_path: Path, name: str, text: str, line: int
) -> None:
    path = written(tmp_path, name, text)
    with pytest.raises(Unreadable) as caught:
        read([path])
    assert (caught.value.path, caught.value.line) == (path, line)
    assert str(path) in str(caught.value)


def test_says_which_file_cannot_be_used_at_all(tmp_path: Path) -> None:
    for path in (
        tmp_path / "missing.tmx",
        tmp_path,
        written(tmp_path, "table.csv", "a,b"),
        written(tmp_path, "de.po", PO % ("de", "a", "b")),
    ):
        with pytest.raises(Unreadable, match=path.name):
            read([path])


def test_bytes_that_are_no_text_have_a_line_too(tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.po"):
        path = tmp_path / name
        path.write_bytes(b"\n\xff\n")
        with pytest.raises(Unreadable, match="line 2"):
            read([path])
