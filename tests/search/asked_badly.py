"""Queries that nobody should ask, by the hundred thousand: what a search page has to stand.

A query is made of pieces: words of the works it may find, operators and halves of them, fields
with and without values, HTML, template code, regular expressions that never end, characters nobody
sees, and whatever else Unicode holds. HTML in them and in the works bears ``LIVE``, so that it can
be told from the page's own.
"""

import re
from collections.abc import Iterator
from typing import Final

from django.http import QueryDict
from hypothesis import strategies as st

from tests.search.pages import Seen

#: Attribute of every element that must not come to life.
LIVE: Final = "data-live"
NASTY: Final[tuple[str, ...]] = (
    "\x00",
    "a\x00b",
    '"',
    '"""',
    "-",
    "--",
    "OR",
    "OR OR OR",
    "symbol:",
    'symbol:"',
    "AND NOT (",
    "/.*[/",
    "a" * 10_000,
    "a " * 5_000,
    "(" * 3_000,
    "*?~^\\",
    "title:(a OR b)~2^3",
    "\u202e\u2066bidi",
    "👩‍👩‍👧‍👦",
    "مجلس council 理事会 совет",
    "{{ 7 }} {% now %}",
    "\ue000\ue001",
    "..//..//etc",
    "A/HRC/57/32/" * 50,
    "1/2 " * 100,
    "state:" + "a" * 9_000,
    "state:x " * 100,
    "year:" + "9" * 5_000,
    'year:"2020..2024" OR',
    "-state:-year:-",
    "國家：\x00 theme:%_\\",
    " OR ".join(["symbol:1/2"] * 50),
    f'"<b {LIVE}>panel</b>" -"<img src=x {LIVE}>"',
    "((a+)+)+$" * 40,
    "أو " * 60,
    "ﷺ" * 400,
    "e\u0301\u0327" * 300,
    "漢" * 400 + " panel",
    "panel\u200b\u200d\ufeff\u00ad panel",
)
#: Texts of works that generated queries find, with HTML in all of them.
WORKS: Final[dict[str, str]] = {
    "ar": "حلقة نقاش التعاون التقني وبناء القدرات حقوق الإنسان",
    "zh_hans": "小组讨论会 技术合作和能力建设 人权理事会",
    "en": "panel discussion on technical cooperation and capacity building in human rights",
    "fr": "réunion-débat sur la coopération technique et le renforcement des capacités",
    "ru": "обсуждение технического сотрудничества и укрепления потенциала",
    "es": "mesa redonda sobre la cooperación técnica y la creación de capacidad",
}
_HTML: Final = (
    f"<script {LIVE}>alert(1)</script>",
    f"<img {LIVE} src=x onerror=alert(1)>",
    f'"><svg {LIVE}/onload=alert(1)>',
    f"'><b {LIVE}>",
    f"</title><iframe {LIVE} src=javascript:alert(1)>",
    "<!--",
    "]]>",
    "&lt;b&gt;",
    "&#x3c;",
    "javascript:alert(1)",
)
_SIGNS: Final = (
    *(
        '"',
        '""',
        "“",
        "»",
        "-",
        "--",
        "OR",
        "|",
        "أو",
        "或",
        "OU",
        "ИЛИ",
        "AND",
        "NOT",
        "(",
        ")",
        "[",
        "]",
    ),
    *(
        "{",
        "}",
        "*",
        "?",
        "~",
        "^",
        ":",
        "\\",
        "/",
        "//",
        "&&",
        "||",
        "+",
        "!",
        "<",
        ">",
        "=",
        "%",
        "_",
        "'",
    ),
)
_FIELDS: Final = (
    *(
        "symbol:57/32",
        "symbol:",
        "cote:",
        "الرمز:٥٧/٣٢",
        "文号:A/HRC/57/32",
        "state:Kenya",
        "state:",
        'state:"',
    ),
    *(
        'state:"Côte d’Ivoire"',
        "-state:KEN",
        "region:Africa",
        "theme:justice",
        "theme:%",
        "year:2020..2024",
    ),
    *(
        "year:..",
        "year:9999999",
        "-year:2020",
        "kind:activity",
        "kind:x",
        "language:fr",
        "لغة:fr",
        "国家：肯尼亚",
    ),
    *(
        "A/HRC/RES/57/32",
        "a hrc 57 32",
        "القرار 57/32",
        "A//HRC///",
        "57/32/Add.1/Corr.2/Rev.3",
        "５７／３２",
    ),
)
_BOMBS: Final = (
    *(
        "(a+)+$",
        "/.*.*.*=/",
        "[[[[[",
        "(?=(a*))+b",
        "a{1,99999}",
        "~9999",
        "^1e999",
        "*" * 60,
        "?" * 60,
    ),
    *(
        "{{ settings.SECRET_KEY }}",
        "{% load x %}",
        "%s%n%x",
        "${7*7}",
        "'; DROP TABLE x; --",
        "../../etc/passwd",
    ),
)
_UNSEEN: Final = (
    *(
        "\x00",
        "\x1f",
        "\x7f",
        "\u0085",
        "\u2028",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u00ad",
        "\u202e",
        "\u202a",
        "\u2066",
    ),
    *(
        "\u2069",
        "\u061c",
        "\ue000",
        "\ue001",
        "\ue000x\ue001",
        "\ufffe",
        "\U000e0041",
        "\ud800",
        "\udfff",
        "\udbff x",
    ),
)
_PICTURES: Final = (
    "👩‍👩‍👧‍👦",
    "🇰🇪",
    "👍🏿",
    "Z̸̢̛͈͔a̴̡l̷g̶o̵",
    "ﷺ",
    "ﬃ",
    "㍿",
    "𝓹𝓪𝓷𝓮𝓵",
    "ｐａｎｅｌ",
    "İı",
    "ẞß",
    "Σς",
)
_WORDS: Final = tuple(word for text in WORKS.values() for word in text.split())
_PIECE: Final = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from(_SIGNS),
    st.sampled_from(_FIELDS),
    st.sampled_from((*_HTML, *_BOMBS)),
    st.sampled_from((*_UNSEEN, *_PICTURES)),
    st.sampled_from(
        ("panel", "cooperation", "技術合作", "pannel", "coopération", "PANEL", "the", "и", "的")
    ),
    st.text(max_size=12),
    st.text(st.characters(categories=("Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Sk")), max_size=6),
)
_LONG: Final = st.builds(
    lambda piece, glue, times: glue.join([piece] * times)[:12_000],
    _PIECE,
    st.sampled_from(("", " ", " OR ", " -", '" "', "/")),
    st.integers(2, 3_000),
)
#: Queries as text; lone surrogates stand in it as no browser sends them.
TEXTS: Final = st.one_of(
    *[st.lists(_PIECE, max_size=8).map(" ".join)] * 4,
    st.lists(_PIECE, max_size=8).map("".join),
    st.sampled_from(NASTY),
    _LONG,
    st.text(max_size=200),
)
_CHOICE: Final = st.one_of(
    st.sampled_from(
        ("", "note", "KEN", "2020", "2020..2024", "..", "fr", "newest", "other", "off", "women")
    ),
    st.text(max_size=5),
)
#: Everything else of an address: absent mostly, else sensible or not.
CHOICES: Final = st.dictionaries(
    st.sampled_from(
        (
            *("page", "sort", "in", "crossing", "exact", "kind", "language", "year", "from"),
            *("to", "states", "regions", "themes", "sdgs", "session", "recommending", "none"),
        )
    ),
    _CHOICE | st.integers(-3, 60).map(str),
    max_size=3,
)


def as_sent(text: str) -> bytes:
    """Return text as the bytes of an address; lone surrogates as a hand-made one has them."""
    return text.encode("utf-8", "surrogatepass")


def as_read(text: str) -> QueryDict:
    """Return an address's parameters as Django reads them."""
    query = QueryDict(mutable=True)
    query["q"] = as_sent(text).decode("utf-8", "replace")
    return query


def alive(page: Seen) -> Iterator[str]:
    """Yield what in a page is no part of it: elements and addresses that texts brought in."""
    for tag, attributes in page.elements:
        if LIVE in attributes or tag in {"iframe", "object", "embed", "base", "frame"}:
            yield tag
        if tag == "script" and "src" not in attributes:
            yield tag
        for name, value in attributes.items():
            address = re.sub(r"\s", "", value or "").lower()
            is_address = name in {"href", "src", "action", "formaction"}
            if name.startswith("on") or (
                is_address and address.startswith(("javascript:", "data:"))
            ):
                yield f"{tag} {name}"
