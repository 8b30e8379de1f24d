"""Every pair of text and ground is readable, light and dark (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re

import pytest

from tests.portal.look.template_text import ROOT

TOKENS = (ROOT / "portal/static/portal/css/tokens.css").read_text(encoding="utf-8")
COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6});")
DARK = "@media (prefers-color-scheme: dark)"
LIGHT_PART, DARK_PART = TOKENS.split(DARK)[0], TOKENS.split(DARK)[1].split("@media")[0]
SCHEMES = {
    "light": dict(COLOUR.findall(LIGHT_PART)),
    "dark": dict(COLOUR.findall(LIGHT_PART)) | dict(COLOUR.findall(DARK_PART)),
}
GROUNDS = ("paper", "surface", "sunken")
SOFT = ("info", "success", "warning", "error")
TEXT_PAIRS = [
    *[
        (text, ground)
        for text in ("ink", "ink-soft", "accent", "accent-strong", "visited")
        for ground in GROUNDS
    ],
    *[("ink", f"{kind}-soft") for kind in SOFT],
    *[(kind, f"{kind}-soft") for kind in SOFT],
    *[("accent", f"{kind}-soft") for kind in SOFT],
    *[("visited", f"{kind}-soft") for kind in SOFT],
    *[(kind, ground) for kind in SOFT for ground in GROUNDS],
    ("ink", "mark"),
    ("ink-soft", "mark"),
    ("accent", "mark"),
    ("ink", "accent-soft"),
    ("accent", "accent-soft"),
    ("accent-strong", "accent-soft"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-deep", "deep"),
    ("on-deep-soft", "deep"),
]
BORDER_PAIRS = [
    *[(line, ground) for line in ("line-strong", "accent", "focus", "error") for ground in GROUNDS],
    ("focus", "focus-gap"),
]


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour such as ``#1c4e8c`` (WCAG 2.2, definition)."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_dark_changes_every_colour_that_light_names() -> None:
    light, dark = dict(COLOUR.findall(LIGHT_PART)), dict(COLOUR.findall(DARK_PART))
    assert set(light) == set(dark)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_is_readable(scheme: str, text: str, ground: str) -> None:
    colours = SCHEMES[scheme]
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("line", "ground"), BORDER_PAIRS)
def test_lines_that_matter_are_seen(scheme: str, line: str, ground: str) -> None:
    colours = SCHEMES[scheme]
    assert contrast(colours[line], colours[ground]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_running_text_has_enhanced_contrast(scheme: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme]["ink"], SCHEMES[scheme][ground]) >= 7
