"""The words of a paragraph, with footnote marks and links set in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree as ET  # only walks trees that are there

from panels.documents.reading.characters import regular, tidy
from panels.documents.reading.footnote_marks import carried
from panels.documents.reading.links import LINK_END, carried_link, link_start

_TRANSPARENT: Final = frozenset(
    {"ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "bdo", "dir"}
)
_REMOVED: Final = frozenset({"del", "moveFrom"})
_PICTURES: Final = frozenset({"drawing", "pict", "object", "AlternateContent"})
_SIGNS: Final = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "\u2011"}
_FIELD_LINK: Final = re.compile(r'^\s*HYPERLINK\s+"(https?://[^"]+)"')
_STARS: Final = re.compile(r"^\*{1,4}$")


@dataclass
class Findings:
    """What the walk over a document has come upon.

    Attributes:
        notes: label and id of each footnote, in the order of their marks.
        pictures: how many were left out.
        changes: whether there are tracked changes.
    """

    notes: list[tuple[str, str, str]] = field(default_factory=list)
    pictures: int = 0
    changes: bool = False
    _counted: int = 0

    def mark(self, kind: str, key: str, custom: str) -> str:
        """Count a footnote's mark; return its label."""
        if not custom:
            self._counted += 1
        label = custom or str(self._counted)
        self.notes.append((label, kind, key))
        return label


class Words:
    """Reads the words of paragraphs.

    Args:
        addresses: of the links, by their keys.
        findings: are added to.
    """

    def __init__(self, addresses: Mapping[str, str], findings: Findings) -> None:
        self._addresses = addresses
        self._findings = findings
        self._instruction: list[str] = []
        # Of each open field whether its result has begun.
        self._fields: list[bool] = []
        # The fields whose result is a link, by how many were open.
        self._links: list[int] = []

    def of(self, paragraph: ET.Element) -> str:
        """Return a paragraph's text; it carries its marks and links."""
        self._fields, self._instruction, self._links = [], [], []
        text = "".join(self._inline(paragraph))
        # A field may end in a later paragraph, a link may not.
        return _tidied(text + LINK_END * len(self._links))

    def _inline(self, parent: ET.Element) -> Iterator[str]:
        for one in parent:
            if one.tag == "r":
                yield from self._run(one)
            elif one.tag == "hyperlink":
                url = self._addresses.get(one.get("id", ""), "")
                yield _linked("".join(self._inline(one)), url)
            elif one.tag == "fldSimple":
                found = _FIELD_LINK.match(one.get("instr", ""))
                yield _linked("".join(self._inline(one)), found[1] if found else "")
            elif one.tag in _TRANSPARENT:
                self._findings.changes = self._findings.changes or one.tag in {"ins", "moveTo"}
                yield from self._inline(one)
            elif one.tag in _REMOVED:
                self._findings.changes = True

    def _run(self, run: ET.Element) -> Iterator[str]:
        properties = run.find("rPr")
        if properties is not None and _is_on(properties.find("vanish")):
            return
        custom = "".join(one.text or "" for one in run.iter("t")).strip()
        for one in run:
            match one.tag:
                case "fldChar":
                    yield from self._field(one.get("fldCharType", ""))
                case "instrText":
                    self._instruction.append(one.text or "")
                case _ if self._fields and not self._fields[-1]:
                    # An instruction to Word, which nobody reads.
                    continue
                case "t":
                    yield _plain(one.text or "")
                case "footnoteReference" | "endnoteReference":
                    follows = one.get("customMarkFollows") in {"1", "true", "on"}
                    label = custom if follows and _STARS.match(custom) else ""
                    kind = one.tag.removesuffix("Reference")
                    yield carried(self._findings.mark(kind, one.get("id", ""), label))
                    if label:
                        return
                case tag if tag in _PICTURES:
                    self._findings.pictures += 1
                case tag:
                    yield _SIGNS.get(tag, "")

    def _field(self, kind: str) -> Iterator[str]:
        if kind == "begin":
            self._fields.append(False)
            self._instruction = []
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
            found = _FIELD_LINK.match("".join(self._instruction))
            if found and not self._links:
                self._links.append(len(self._fields))
                yield link_start(found[1])
        elif kind == "end" and self._fields:
            if self._links and self._links[-1] == len(self._fields):
                self._links.pop()
                yield LINK_END
            self._fields.pop()


def _plain(text: str) -> str:
    return regular(text).replace("\n", " ")


def _linked(text: str, url: str) -> str:
    return carried_link(text, url) if url and text.strip() else text


def _tidied(text: str) -> str:
    return tidy(text.replace("\u00a0 ", "\u00a0"))


def _is_on(switch: ET.Element | None) -> bool:
    return switch is not None and switch.get("val", "1") not in {"0", "false", "off"}
