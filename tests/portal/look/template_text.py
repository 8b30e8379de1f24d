"""Reads templates the way a reader sees them, to find words outside gettext and inline code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from django.template.base import DebugLexer, TokenType

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ("portal", "panels", "search", "activities")
# Attributes that are read out or shown.
SPOKEN = frozenset(
    {
        "alt",
        "aria-description",
        "aria-label",
        "aria-roledescription",
        "label",
        "placeholder",
        "title",
    }
)
LITERAL_TEXT = re.compile(
    r"""(?:default|default_if_none|yesno):["']([^"']*\s[^"']*)["']"""
    r"""|\bwith\b.*?=["']([^"']*[^\W\d_]\s[^"']*)["']"""
)
OPENERS = {
    "blocktranslate": "endblocktranslate",
    "blocktrans": "endblocktrans",
    "comment": "endcomment",
}


def project_templates() -> list[Path]:
    """Return every HTML template of the project."""
    return sorted(
        path
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.html")
        if "templates" in path.parts
    )


@dataclass
class _Findings(HTMLParser):
    found: list[str] = field(default_factory=list)
    open_script: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "style":
            self.found.append("inline style element")
        # A data block is read by machines and run by no browser.
        is_data = given.get("type") == "application/ld+json"
        if tag == "script" and "src" not in given and not is_data:
            self.found.append("inline script element")
        for name, value in given.items():
            if name == "style":
                self.found.append("style attribute")
            if name.startswith("on"):
                self.found.append(f"event attribute {name}")
            if value.strip().lower().startswith("javascript:"):
                self.found.append(f"javascript address in {name}")
            if name in SPOKEN and has_words(value):
                self.found.append(f"{name}={value!r} is not translated")
        button = tag == "input" and given.get("type") in {"submit", "button", "reset"}
        if button and has_words(given.get("value", "")):
            self.found.append(f"value={given['value']!r} is not translated")

    def handle_data(self, data: str) -> None:
        if has_words(data):
            self.found.append(f"text {' '.join(data.split())!r} is not translated")


def has_words(text: str) -> bool:
    """Tell whether a text has letters of any script."""
    return any(character.isalpha() for character in text)


def findings(source: str) -> list[str]:
    """Return what is wrong with a template's source, one line each."""
    visible, problems = [], list[str]()
    waiting_for: str | None = None
    for token in DebugLexer(source).tokenize():
        words = token.contents.split()
        name = words[0] if words else ""
        if waiting_for is not None:
            if token.token_type == TokenType.BLOCK and name == waiting_for:
                waiting_for = None
            continue
        if token.token_type == TokenType.TEXT:
            visible.append(token.contents)
        elif token.token_type in (TokenType.VAR, TokenType.BLOCK):
            waiting_for = OPENERS.get(name) if token.token_type == TokenType.BLOCK else None
            problems += [
                f"literal {''.join(texts)!r} is not translated"
                for texts in LITERAL_TEXT.findall(token.contents)
            ]
    parser = _Findings()
    html = "".join(visible)
    # A fragment that is included inside a tag holds attributes only.
    parser.feed(f"<a {html}>" if '="' in html and "<" not in html else html)
    parser.close()
    return problems + parser.found


def problems_of(path: Path) -> Iterator[str]:
    """Yield what is wrong with a template, with its place in the project."""
    for problem in findings(path.read_text(encoding="utf-8")):
        yield f"{path.relative_to(ROOT)}: {problem}"
