"""The style sheets are logical, layered, local and small."""

import gzip
import re
from pathlib import Path

import pytest

from tests.portal.look.template_text import PACKAGES, ROOT

STYLES = ROOT / "portal" / "static" / "portal" / "css"
SHEETS = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.css"))
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:top|bottom)|top|bottom|width|height"
    r"|(?:min|max)-(?:width|height))\s*:"
)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_physical_side_is_named(sheet: Path) -> None:
    css = sheet.read_text(encoding="utf-8")
    assert re.findall(r"\b(left|right)\b", css, re.IGNORECASE) == []


@pytest.mark.parametrize("sheet", sorted(STYLES.glob("*.css")), ids=lambda sheet: sheet.name)
def test_every_rule_of_the_design_is_logical_and_layered(sheet: Path) -> None:
    css = sheet.read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    assert PHYSICAL.findall(re.sub(r"\([^()]*\)", "", rules)) == []
    assert "!important" not in rules
    assert "letter-spacing: 0." not in rules, "Arabic letters are joined"
    assert "uppercase" not in rules, "three of the six scripts have no capitals"
    assert "url(" not in rules
    assert "@import" not in rules
    outside = re.sub(r"@layer [\w, ]+;", "", rules)
    depth, selectors = 0, []
    for line in outside.splitlines():
        if depth == 0 and line.strip():
            selectors.append(line.strip())
        depth += line.count("{") - line.count("}")
    assert all(line.startswith(("@layer ", "@page")) or line == "}" for line in selectors)


def test_every_sheet_is_linked_once() -> None:
    linked = re.findall(
        r"portal/css/([\w-]+\.css)",
        (ROOT / "portal/templates/includes/styles.html").read_text(encoding="utf-8"),
    )
    assert sorted(linked) == sorted(path.name for path in STYLES.glob("*.css"))


def test_all_sheets_together_stay_under_thirteen_kilobytes() -> None:
    size = sum(len(gzip.compress(path.read_bytes(), 9)) for path in STYLES.glob("*.css"))
    assert size < 13_000
