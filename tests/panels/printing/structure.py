"""The structure of a PDF as pypdf reads it, for what a checker lets pass."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pypdf import PageObject, PdfReader


def _elements(element: Any, page: int) -> Iterator[tuple[str, int, list[int]]]:
    """Yield kind, page and numbers of marked content of each structure element below one."""
    element = element.get_object()
    if "/Pg" in element:
        page = element.raw_get("/Pg").idnum
    below = element.get("/K", [])
    below = below if isinstance(below, list) else [below]
    yield str(element.get("/S", "")), page, [int(one) for one in below if isinstance(one, int)]
    for one in below:
        if not isinstance(one, int) and one.get_object().get("/Type") == "/StructElem":
            yield from _elements(one, page)


def _all(made: PdfReader) -> list[tuple[str, int, list[int]]]:
    return list(_elements(made.root_object["/StructTreeRoot"], 0))


def kinds(made: PdfReader) -> Counter[str]:
    """Return how many structure elements of each kind there are."""
    return Counter(kind for kind, _page, _numbers in _all(made))


def unowned(made: PdfReader) -> int:
    """Return how many pieces of marked content belong to no structure element."""
    owned = {(page, number) for _kind, page, numbers in _all(made) for number in numbers}
    marked = [
        (_number_of(page), int(number))
        for page in made.pages
        for number in re.findall(rb"/MCID (\d+)", _drawn(page))
    ]
    return len([one for one in marked if one not in owned])


def artifacts(made: PdfReader) -> int:
    """Return how many artifacts of the margin there are on all pages."""
    return sum(_drawn(page).count(b"/Pagination") for page in made.pages)


def _number_of(page: PageObject) -> int:
    assert page.indirect_reference is not None
    return page.indirect_reference.idnum


def _drawn(page: PageObject) -> bytes:
    contents = page.get_contents()
    assert contents is not None
    return contents.get_data()
