"""Every way in which people write a symbol leads to the same symbols."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panels.documents.symbol_facts import Relation, facts_of
from panels.documents.symbols import Symbol, parse
from panels.documents.written_forms import read_symbol


def exact(text: str) -> list[str]:
    return [str(symbol) for symbol in read_symbol(text).exact]


@pytest.mark.parametrize(
    "written",
    [
        "Resolution 57/32",
        "resolution 57/32",
        "Human Rights Council resolution 57/32",
        "résolution 57/32",
        "RÉSOLUTION 57/32",
        "resolución 57/32",
        "резолюция 57/32",
        "резолюции 57/32 Совета по правам человека",
        "القرار 57/32",
        "القرار ٥٧/٣٢",
        "قرار مجلس حقوق الإنسان ۵۷/۳۲",
        "第57/32号决议",
        "人权理事会第５７／３２号决议",
        "決議57/32",
        "HRC/RES/57/32",
        "RES/57/32",
        "A.HRC.RES.57.32",
        "a-hrc-res-57-32",
        "https://undocs.org/en/A/HRC/RES/57/32",
        "docs.un.org/ar/A/HRC/RES/57/32",
        "Ａ／ＨＲＣ／ＲＥＳ／５７／３２",
        "A/HRC/RES/٥٧/٣٢",
    ],
)
def test_the_resolution_is_meant_first_in_every_language(written: str) -> None:
    assert exact(written)[0] == "A/HRC/RES/57/32"


def test_numbers_alone_mean_several() -> None:
    for written in ("57/32", "57-32", "57 32", "٥٧/٣٢"):
        assert exact(written)[:3] == ["A/HRC/RES/57/32", "A/HRC/DEC/57/32", "A/HRC/57/32"]
        assert "A/RES/57/32" in exact(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("General Assembly resolution 60/251", ["A/RES/60/251"]),
        ("الجمعية العامة القرار 60/251", ["A/RES/60/251"]),
        ("Security Council resolution 1325 (2000)", ["S/RES/1325 (2000)"]),
        ("decision 57/115 of the Human Rights Council", ["A/HRC/DEC/57/115"]),
        ("A/HRC/WG,6/8/L.1.", ["A/HRC/WG.6/8/L.1"]),
        ("a-hrc-57-l-20-rev-1", ["A/HRC/57/L.20/Rev.1"]),
        ("HRC 57 crp 3", ["A/HRC/57/CRP.3"]),
    ],
)
def test_organs_and_misprints_are_understood(written: str, meant: list[str]) -> None:
    assert exact(written) == meant


def test_a_special_session_is_no_document_of_the_security_council() -> None:
    assert exact("S-30/1")[0] == "A/HRC/RES/S-30/1"


@pytest.mark.parametrize(
    "text",
    ["", "harbour", "1/2/3", "../..", "24/7 of harbours", "COVID-19", "A" * 5000, "1234567/8", "%"],
)
def test_what_is_no_symbol_means_nothing(text: str) -> None:
    assert exact(text) == []


def test_the_type_people_leave_out_is_near() -> None:
    reading = read_symbol("A/HRC/57/32")
    assert Symbol(("A", "HRC", "RES", "57", "32")) in reading.near
    assert [str(one) for one in reading.exact] == ["A/HRC/57/32"]


# What symbols of the Council are made of.
SYMBOLS = st.one_of(
    st.tuples(
        st.sampled_from(["", "/RES", "/DEC", "/PRST"]),
        st.integers(1, 99),
        st.integers(1, 400),
    ).map(lambda parts: "A/HRC{}/{}/{}".format(*parts)),
    st.tuples(st.integers(1, 99), st.sampled_from(["L", "CRP"]), st.integers(1, 99)).map(
        lambda parts: "A/HRC/{}/{}.{}".format(*parts)
    ),
    st.tuples(st.integers(1, 50), st.sampled_from(["KEN", "FJI"]), st.integers(1, 4)).map(
        lambda parts: "A/HRC/WG.6/{}/{}/{}".format(*parts)
    ),
    st.tuples(st.integers(1, 40), st.integers(1, 9)).map(
        lambda parts: "A/HRC/S-{}/{}".format(*parts)
    ),
)
MODIFIERS = st.lists(
    st.tuples(st.sampled_from(["Add", "Corr", "Rev"]), st.integers(1, 20)).map(
        lambda parts: "/{}.{}".format(*parts)
    ),
    max_size=2,
).map("".join)


def wide(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


def arabic(text: str) -> str:
    return text.translate({ord(str(digit)): 0x660 + digit for digit in range(10)})


def persian(text: str) -> str:
    return text.translate({ord(str(digit)): 0x6F0 + digit for digit in range(10)})


FORMS: list[Callable[[str], str]] = [
    str,
    str.lower,
    str.upper,
    wide,
    arabic,
    persian,
    lambda text: text.replace("/", "-"),
    lambda text: text.replace("/", "‑"),
    lambda text: text.replace("/", " "),
    lambda text: text.replace("/", " / "),
    lambda text: text.replace("/", "⁄"),
    lambda text: text.removeprefix("A/"),
    lambda text: f"\u200f({text})\u200e.",
    lambda text: f"https://undocs.org/fr/{text}",
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: parse(text).slug,
]


@given(SYMBOLS, MODIFIERS, st.lists(st.sampled_from(FORMS), min_size=1, max_size=1))
def test_any_written_form_is_read_as_the_same_symbol(
    symbol: str, modifiers: str, forms: list[Callable[[str], str]]
) -> None:
    whole = symbol + modifiers
    for form in forms:
        assert exact(form(whole))[:1] == [whole], form(whole)


@given(SYMBOLS, MODIFIERS)
def test_a_symbol_put_together_again_is_the_same(symbol: str, modifiers: str) -> None:
    facts = facts_of(parse(symbol + modifiers))
    assert facts.body in {"A/HRC", "A/HRC/WG.6"}
    assert facts.number == int(re.findall(r"\d+", symbol)[-1])
    assert "".join(f"/{one}" for one in facts.modifiers) == modifiers
    if modifiers:
        assert facts.relation is not None
        assert f"{facts.parent}/{facts.modifiers[-1]}" == symbol + modifiers
    else:
        assert (facts.relation, facts.parent) == (None, None)


@given(st.text(max_size=220))
def test_any_text_is_read_or_means_nothing(text: str) -> None:
    for symbol in read_symbol(text).exact:
        assert facts_of(symbol).body


def test_facts_of_uncommon_symbols() -> None:
    facts = facts_of(parse("A/HRC/EMRIP/2019/2/Rev.1"))
    assert (facts.body, facts.year, facts.number) == ("A/HRC/EMRIP", 2019, 2)
    assert facts.relation is Relation.REVISION
    assert facts_of(parse("S/RES/1325 (2000)")).year == 2000
    assert facts_of(parse("A/HRC/S-30/1")).session == "S-30"
    assert facts_of(parse("A/HRC/WG.6/1/DZA")).session == "1"
