"""The two commands, on a copy to break and on the real catalogues."""

import shutil
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import override_settings

from portal.languages import BY_CODE, CODES
from portal.messages.catalogues import path_of, write
from tests.portal.messages.throwaway import PLAIN, entry_of

LOCALE = Path(settings.BASE_DIR) / "locale"


@pytest.fixture
def copied(tmp_path: Path) -> Iterator[Path]:
    """A copy of the real catalogues, which the commands take for them."""
    folder = tmp_path / "locale"
    shutil.copytree(LOCALE, folder)
    with override_settings(LOCALE_PATHS=[str(folder)]):
        yield folder


def test_the_six_catalogues_are_clean() -> None:
    out = StringIO()
    call_command("check_messages", stdout=out)
    assert out.getvalue() == "6 message catalogues are complete.\n"


def test_what_is_wrong_is_told_line_by_line(copied: Path) -> None:
    russian, arabic = (path_of(BY_CODE[code], copied) for code in ("ru", "ar"))
    catalogue = polib.pofile(str(russian), wrapwidth=0)
    entry_of(catalogue, PLAIN).msgstr = ""
    write(catalogue, russian)
    arabic.unlink()
    errors = StringIO()
    with pytest.raises(CommandError, match="2 findings"):
        call_command("check_messages", stderr=errors)
    assert errors.getvalue().splitlines() == [
        f"ar: there is no {arabic}",
        f"ru: “{PLAIN}”: has no translation",
    ]


def test_clean_catalogues_come_back_byte_by_byte(copied: Path) -> None:
    out = StringIO()
    call_command("sync_messages", stdout=out)
    lines = out.getvalue().splitlines()
    assert [line.split(":")[0] for line in lines] == list(CODES)
    assert all(line.endswith(" messages, 0 to translate") for line in lines)
    for language in BY_CODE.values():
        there, real = path_of(language, copied), path_of(language, LOCALE)
        assert there.read_bytes() == real.read_bytes()


def test_a_lost_catalogue_is_begun_anew(copied: Path) -> None:
    path = path_of(BY_CODE["ru"], copied)
    count = len(polib.pofile(str(path)))
    shutil.rmtree(path.parent)
    out = StringIO()
    call_command("sync_messages", stdout=out)
    assert f"ru: {count} messages, {count} to translate" in out.getvalue()
    assert len(polib.pofile(str(path))) == count
