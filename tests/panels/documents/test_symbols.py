"""Symbols in every spelling people use, in one official form."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panels.documents.symbols import InvalidSymbolError, Symbol, parse


@pytest.mark.parametrize(
    "spelling",
    [
        "A/HRC/57/32",
        "A-HRC-57-32",
        "a hrc 57 32",
        "HRC/57/32",
        "a/hrc/57/32",
        " A/HRC/57/32. ",
        "A/HRC/57/32*",
        "(A/HRC/57/32)",
        "A/HRC/57/32).",
        "A/HRC/57/32,",
        "Ａ／ＨＲＣ／５７／３２",
        "A/HRC/٥٧/٣٢",
        "A/HRC/۵۷/۳۲",
        "\u200fA/HRC/57/32\u200e",
        "\u2066A/HRC/57/32\u2069",
        "A⁄HRC⁄57⁄32",
        "A‑HRC‑57‑32",
        "A / HRC / 57 / 32",
        "A_HRC_57_32",
    ],
)
def test_every_spelling_has_one_official_form(spelling: str) -> None:
    assert str(parse(spelling)) == "A/HRC/57/32"


@pytest.mark.parametrize(
    ("spelling", "official"),
    [
        ("hrc/res/57/32", "A/HRC/RES/57/32"),
        ("a-hrc-56-78-add-1", "A/HRC/56/78/Add.1"),
        ("A/HRC/36/54/CORR.1", "A/HRC/36/54/Corr.1"),
        ("a/hrc/57/l.20/rev.1", "A/HRC/57/L.20/Rev.1"),
        ("A/HRC/WG.6/36/KEN/1", "A/HRC/WG.6/36/KEN/1"),
        ("a-hrc-s-30-1", "A/HRC/S-30/1"),
        ("A/HRC/RES/S-30/1", "A/HRC/RES/S-30/1"),
        ("A/RES/ES-10/1", "A/RES/ES-10/1"),
        ("S/RES/1325(2000)", "S/RES/1325 (2000)"),
        ("A/HRC/38/3–E/CN.6/2018/9", "A/HRC/38/3"),
        ("CRC/C/GC/25", "CRC/C/GC/25"),
        ("S/2024/1", "S/2024/1"),
    ],
)
def test_parts_take_their_usual_form(spelling: str, official: str) -> None:
    assert str(parse(spelling)) == official


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "57/32",
        "resolution",
        "A",
        "A/HRC",
        "A/HRC/57/3;2",
        "X/Y/1",
        "A/" + "9" * 80,
        "²/³",
    ],
)
def test_what_is_no_symbol_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(InvalidSymbolError, match=r"\w{2}"):
        parse(text)


@given(st.text(max_size=80))
def test_any_text_is_a_symbol_or_refused(text: str) -> None:
    try:
        found = parse(text)
    except InvalidSymbolError:
        return
    assert parse(str(found)) == found
    assert re.fullmatch(r"[a-z0-9*-]+", found.slug)


@pytest.mark.parametrize(
    ("symbol", "session", "short", "kinds"),
    [
        ("A/HRC/RES/57/32", 57, "57/32", (True, False)),
        ("A/HRC/DEC/57/115", 57, "57/115", (False, True)),
        ("A/HRC/RES/S-30/1", None, "S-30/1", (True, False)),
        ("A/RES/60/251", 60, "60/251", (True, False)),
        ("A/HRC/56/78", 56, "A/HRC/56/78", (False, False)),
        ("S/RES/1325 (2000)", None, "S/RES/1325 (2000)", (True, False)),
        ("A/HRC/WG.6/36/KEN/1", 36, "A/HRC/WG.6/36/KEN/1", (False, False)),
    ],
)
def test_a_symbol_tells_session_and_kind(
    symbol: str, session: int | None, short: str, kinds: tuple[bool, bool]
) -> None:
    found = parse(symbol)
    assert (found.session, found.short) == (session, short)
    assert (found.is_resolution, found.is_decision) == kinds


def test_a_symbol_gives_an_address() -> None:
    assert parse("A/HRC/56/78/Add.1").slug == "a-hrc-56-78-add-1"
    assert parse("S/RES/1325 (2000)").slug == "s-res-1325-2000"


def test_symbols_are_equal_however_they_were_written() -> None:
    assert {parse("a hrc 57 32"), parse("HRC/57/32")} == {Symbol(("A", "HRC", "57", "32"))}


# Rows of the real list whose symbol is misprinted there.
MISPRINTED = {"A/HRC/WG.6/8./L.8.", "A/HRC/WG,6/8/L.1."}


def test_the_symbols_of_real_reports_are_read(shared_data: Path) -> None:
    file = shared_data / "hrc-documents" / "reports.en.jsonl"
    with file.open(encoding="utf-8") as lines:
        printed = [json.loads(line)["symbol"] for line in lines]
    assert len(printed) > 2000
    for symbol in MISPRINTED:
        with pytest.raises(InvalidSymbolError):
            parse(symbol)
    for symbol in set(printed) - MISPRINTED:
        # Some rows keep the punctuation behind the symbol, or a second symbol behind a dash.
        first = re.sub("/+", "/", symbol.split("–")[0]).rstrip(".,;:)* ")
        assert str(parse(symbol)).upper() == first.upper()
