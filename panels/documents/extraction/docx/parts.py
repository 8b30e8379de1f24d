"""The parts of a package, as trees without namespaces."""

import posixpath
import zipfile
import zlib
from io import BytesIO
from typing import Final
from xml.etree import ElementTree as ET  # a document type is refused below

from panels.documents.extraction.refusals import Reason, RefusedError

_MAIN: Final = "wordprocessingml.document.main+xml"
_BROKEN: Final = (
    zipfile.BadZipFile, KeyError, OSError, ValueError, EOFError, RuntimeError, zlib.error,
    ET.ParseError,
)  # fmt: skip


class _Builder(ET.TreeBuilder):
    """Builds trees whose names have no namespace: strict and transitional files are alike."""

    def start(self, tag: str, attrs: dict[str, str]) -> ET.Element:
        plain = {name.rpartition("}")[2]: value for name, value in attrs.items()}
        return super().start(tag.rpartition("}")[2], plain)

    def end(self, tag: str) -> ET.Element:
        return super().end(tag.rpartition("}")[2])

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Refuse a document type: no office writes one, and entities can explode."""
        del name, pubid, system
        raise RefusedError(Reason.BROKEN)


class Package:
    """A document's parts, opened by the part of the text.

    Raises:
        RefusedError: a part is broken or missing.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            kinds = self._tree("[Content_Types].xml")
        except _BROKEN as error:
            raise RefusedError(Reason.BROKEN) from error
        mains = [
            one.get("PartName", "").lstrip("/")
            for one in kinds.iter("Override")
            if one.get("ContentType", "").endswith(_MAIN)
        ]
        if not mains:
            raise RefusedError(Reason.BROKEN)
        self._main = mains[0]
        folder, name = posixpath.split(self._main)
        relations = self._part(f"{folder}/_rels/{name}.rels".lstrip("/"))
        rows = list(relations.iter("Relationship")) if relations is not None else []
        self._targets = {
            row.get("Type", "").rpartition("/")[2]: posixpath.normpath(
                posixpath.join(folder, row.get("Target", ""))
            ).lstrip("/")
            for row in rows
            if row.get("TargetMode") != "External"
        }
        #: Addresses of links by the key that the text names them with.
        self.addresses = {
            row.get("Id", ""): row.get("Target", "")
            for row in rows
            if row.get("TargetMode") == "External"
            and row.get("Target", "").startswith(("http://", "https://", "mailto:"))
        }

    def text(self) -> ET.Element:
        """Return the part of the text."""
        found = self._part(self._main)
        if found is None:
            raise RefusedError(Reason.BROKEN)
        return found

    def part(self, relation: str) -> ET.Element | None:
        """Return the part of a relation, such as ``styles``, if there is one."""
        target = self._targets.get(relation)
        return self._part(target) if target else None

    def _part(self, name: str) -> ET.Element | None:
        try:
            self._archive.getinfo(name)
        except KeyError:
            return None
        try:
            return self._tree(name)
        except _BROKEN as error:
            raise RefusedError(Reason.BROKEN) from error

    def _tree(self, name: str) -> ET.Element:
        parser = ET.XMLParser(target=_Builder())  # noqa: S314  # a document type is refused
        parser.feed(self._archive.read(name))
        root: ET.Element = parser.close()
        return root
