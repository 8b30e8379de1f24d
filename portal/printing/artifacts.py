"""Page numbers are no part of a document (PDF/UA-1, 7.1 and 7.8).

WeasyPrint writes what stands in a page's margin as marked content that no structure element owns.
A checker lets that pass, and a reader cannot know what it is.
"""

from typing import Any

import pydyf


def margins_to_artifacts(_document: Any, pdf: pydyf.PDF) -> None:
    """Make artifacts of marked content that no structure element owns; for ``write_pdf``."""
    objects = {each.reference: each for each in pdf.objects if each.number is not None}
    root = objects[pdf.catalog["StructTreeRoot"]]
    parents = objects[root["ParentTree"]]["Nums"]
    owned: dict[bytes, set[int]] = {}
    _collect(root, b"", objects, owned)
    for reference in pdf.page_references:
        page = objects[reference]
        elements = parents[parents.index(page["StructParents"]) + 1]
        parts = objects[page["Contents"]].stream
        for place, part in enumerate(parts):
            if not isinstance(part, pydyf.Dictionary):
                continue
            number = part.get("MCID")
            if number is not None and number not in owned.get(reference, ()):
                elements[number] = "null"
                # The name of the tag stands before its properties.
                parts[place - 1] = "/Artifact"
                parts[place] = pydyf.Dictionary({"Type": "/Pagination"})


def _collect(
    element: Any, page: bytes, objects: dict[bytes, Any], owned: dict[bytes, set[int]]
) -> None:
    """Note the numbers of marked content that an element and those below it own, by page."""
    page = element.get("Pg", page)
    for child in element.get("K", ()):
        if isinstance(child, int):
            owned.setdefault(page, set()).add(child)
        elif child in objects and objects[child].get("Type") == "/StructElem":
            _collect(objects[child], page, objects, owned)
