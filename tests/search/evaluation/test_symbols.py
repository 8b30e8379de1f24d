"""Every real symbol, in every form people write it in, is found first or in the short list."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from search.queries import named_query
from search.questions import NAMED_SHOWN
from search.symbols import canonical, forms
from search.understanding import understand

FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

# Records with a slash left out or a full stop too many, which only their slashes tell apart.
MISPRINTED = {"A/HRC/WG.6/7L.14;", "A/HRC/WG.6/8./L.8."}


def written(symbol: str) -> Iterator[str]:
    """Yield a symbol as people, keyboards and programs write it."""
    yield symbol
    yield symbol.lower()
    yield symbol.replace("/", "-")
    yield symbol.replace("/", " / ")
    yield symbol.replace("/", "\N{DIVISION SLASH}")
    if symbol not in MISPRINTED:
        yield symbol.replace("/", " ").lower()
        yield symbol.replace("/", " ").replace(".", " ").lower()
    yield symbol.translate(FULL_WIDTH)
    yield symbol.translate(ARABIC_DIGITS)
    yield symbol.removeprefix("A/")
    yield f"  {symbol}. "
    yield f"({symbol})"
    yield f'"{symbol.rstrip(".,;)")}"'
    yield f"symbol:{symbol}"
    yield f"文号：{symbol}"
    yield f"الرمز:{symbol}"
    yield f"document {symbol}"
    yield f"\u200f{symbol}\u200e"
    yield f"https://undocs.org/{symbol}"
    yield f"https://undocs.org/en/{symbol}"
    yield f"https://docs.un.org/{symbol}"


def test_every_form_of_every_real_symbol_finds_its_document(shared_data: Path) -> None:
    lines = (shared_data / "hrc-documents" / "reports.en.jsonl").read_text("utf-8").splitlines()
    symbols = sorted({json.loads(line)["symbol"] for line in lines})
    index: dict[tuple[str, str], set[str]] = defaultdict(set)
    for symbol in symbols:
        index["symbols", canonical(symbol)].add(symbol)
        for form in forms(symbol):
            index["symbol_forms", form].add(symbol)
    missed = [
        text for symbol in symbols for text in written(symbol) if symbol not in _named(text, index)
    ]
    assert not missed, (len(missed), missed[:: max(1, len(missed) // 20)])


def _named(text: str, index: dict[tuple[str, str], set[str]]) -> list[str]:
    """Return the symbols of the list of named works, as the engine would: best form first."""
    query = named_query(understand(text)).to_dict()
    best: dict[str, float] = defaultdict(float)
    for clause in query.get("dis_max", {}).get("queries", ()):
        ((field, value),) = clause["constant_score"]["filter"]["term"].items()
        for symbol in index.get((field, value), ()):
            best[symbol] = max(best[symbol], clause["constant_score"]["boost"])
    ranked = sorted(best, key=lambda symbol: -best[symbol])
    # Where more works than are shown are named alike, the last of them are not seen.
    return ranked[:NAMED_SHOWN]
