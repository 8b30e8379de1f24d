"""Every message of Python and of templates is collected, and nothing is left behind."""

from pathlib import Path

import pytest
from django.core.management.base import CommandError

from portal.messages.extraction import extract


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """A small project."""
    root = tmp_path / "project"
    for name, text in {
        "rooms/models.py": (
            "from django.utils.translation import gettext as _, ngettext, pgettext\n"
            "_('A title')\n"
            "pgettext('of an organ', 'Session')\n"
            "ngettext('%(count)d text', '%(count)d texts', 2)\n"
        ),
        "rooms/templates/rooms/page.html": (
            "{% load i18n %}{% translate 'A heading' %}{% translate 'A title' %}"
            "{% blocktranslate trimmed with name=page.title %}\n"
            "  Read <b>{{ name }}</b>,\n  all of it\n{% endblocktranslate %}"
        ),
        "tests/test_rooms.py": "_('Of a test')\n",
        "docs/example.py": "_('Of the documentation')\n",
        "node_modules/package/index.py": "_('Of a package')\n",
        ".venv/lib/library.py": "_('Of a library')\n",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_messages_of_python_and_templates_are_found_once(code: Path) -> None:
    found = {(e.msgctxt, e.msgid, e.msgid_plural) for e in extract(code)}
    assert found == {
        (None, "A title", ""),
        (None, "A heading", ""),
        ("of an organ", "Session", ""),
        (None, "%(count)d text", "%(count)d texts"),
        (None, "Read <b>%(name)s</b>, all of it", ""),
    }


def test_they_come_without_translations_and_line_numbers(code: Path) -> None:
    for entry in extract(code):
        assert not entry.translated()
        assert not entry.fuzzy
        assert entry.occurrences == []


def test_placeholders_are_known_as_such(code: Path) -> None:
    assert {entry.msgid for entry in extract(code) if "python-format" in entry.flags} == {
        "%(count)d text",
        "Read <b>%(name)s</b>, all of it",
    }


def test_the_code_and_the_working_folder_are_left_as_they_were(code: Path) -> None:
    before = {path: path.read_bytes() for path in code.rglob("*") if path.is_file()}
    here = Path.cwd()
    extract(code)
    assert Path.cwd() == here
    assert {path: path.read_bytes() for path in code.rglob("*") if path.is_file()} == before


def test_a_template_that_cannot_be_read_is_an_error(code: Path) -> None:
    broken = code / "rooms/templates/rooms/broken.html"
    broken.write_text("{% blocktranslate %}{% if page %}{% endblocktranslate %}", encoding="utf-8")
    here = Path.cwd()
    with pytest.raises(SyntaxError, match=r"broken\.html"):
        extract(code)
    assert Path.cwd() == here


def test_python_that_gettext_cannot_decode_is_an_error(code: Path) -> None:
    (code / "rooms/broken.py").write_bytes(b"_('\xff\xfe')\n")
    with pytest.raises((CommandError, UnicodeDecodeError)):
        extract(code)
