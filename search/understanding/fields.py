"""Fields of the query language: their names in six languages, and what values mean."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from portal.reference.naming import Named
from search.normalisation import simplified, unaccented

SYMBOL: Final = "symbol"
YEAR: Final = "year"
#: Takes pairs of field and value as typed; returns what each means. Asked once a query.
Namer = Callable[[Sequence[tuple[str, str]]], Mapping[tuple[str, str], Named]]

_NAMES: Final[Mapping[str, str]] = {
    SYMBOL: "symbol cote signatura símbolo символ الرمز رمز 文号 文件编号",
    "states": "state country état pays estado país государство страна دولة الدولة بلد البلد 国家",
    "regions": "region région región регион منطقة المنطقة 区域 地区",
    "themes": "theme topic thème tema тема موضوع الموضوع 主题",
    YEAR: "year année año год سنة السنة عام 年份 年",
    "kind": "kind type tipo тип نوع النوع 类型",
    "language": "language langue idioma lengua язык لغة اللغة 语文 语言",
}
_FIELDS: Final = {
    unaccented(name): field for field, names in _NAMES.items() for name in names.split()
}
# Typed digits are 0-9 already; the dots may be an ellipsis taken apart.
_YEARS: Final = re.compile(
    r"(?P<first>[1-9][0-9]{3})?(?P<to>-|–|—|\.{2,3})?(?P<last>[1-9][0-9]{3})?", re.ASCII
)


def field_named(name: str) -> str:
    """Return the facet that a field's name means, in any of the six languages; or nothing."""
    return _FIELDS.get(simplified(unaccented(name)), "")


def years(text: str) -> str:
    """Return a year or a range of years in its one spelling; nothing when it is none.

    >>> years("2024"), years("2024-2020"), years("2020.."), years("..2020")
    ("2024", "2020..2024", "2020..", "..2020")
    """
    match = _YEARS.fullmatch(text)
    if match is None or not (match["first"] or match["last"]):
        return ""
    first, to, last = match["first"] or "", match["to"], match["last"] or ""
    if not to:
        return first if not last else ""
    if first and last:
        first, last = sorted((first, last))
    return first if first == last else f"{first}..{last}"


def nothing_named(asked: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], Named]:
    """Know no name: for reading a query without the database."""
    return dict.fromkeys(asked, Named())
