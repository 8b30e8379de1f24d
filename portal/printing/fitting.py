"""Makes HTML of pages fit for PDF/UA, where WeasyPrint's tags would break the standard.

Each rule is one that veraPDF 1.30 refuses a PDF for, or that a PDF has no use for.
"""

import unicodedata
from typing import Final
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from django.conf import settings

#: What only a screen has: players, controls, words for those who cannot see where they are.
ON_SCREEN: Final = (
    "script, link, style, svg, video, audio, source, button, form, input, nav, [hidden],"
    " .visually-hidden, .footnotes__back, .document__versions, .recording__choices,"
    " .transcript__languages, .transcript__finder, .transcript__hint"
)
#: Stands before the addresses of pictures: nothing else is read for a PDF.
PICTURES: Final = "portal:"
HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
KEPT_ATTRIBUTES: Final = frozenset(("id", "class", "lang", "dir", "href", "src", "alt", "scope"))


def fitted(html: str, address: str) -> str:
    """Return a whole HTML document without what breaks PDF/UA-1.

    Args:
        html: the document.
        address: absolute address of its page, which relative links begin at.
    """
    soup = BeautifulSoup(_without_controls(html), "html.parser")
    for element in soup.select(f"body :is({ON_SCREEN})"):
        element.decompose()
    for name, plain in (("details", "div"), ("summary", "p")):
        for element in soup(name):
            element.name = plain
    # Set in a line, a list's tags would not be those of a list.
    for element in soup.select(".available-in :is(ul, li)"):
        element.name = "span"
    for element in soup("picture"):
        element.unwrap()
    for picture in soup("img"):
        _fit_picture(picture)
    names = {str(element["id"]) for element in soup.select("[id]")}
    for link in soup("a"):
        _fit_link(soup, link, names, address)
    _fit_headings(soup)
    for element in soup.select("body *"):
        element.attrs = {
            name: value for name, value in element.attrs.items() if name in KEPT_ATTRIBUTES
        }
    _drop_empty(soup)
    return str(soup)


def _without_controls(html: str) -> str:
    """Return a text without control characters, which no font can draw."""
    return "".join(
        character
        for character in html
        if character in "\n\t" or unicodedata.category(character) != "Cc"
    )


def _fit_picture(picture: Tag) -> None:
    """Keep a picture of ours that has a text alternative; others are ornament."""
    source = str(picture.get("src", ""))
    if not str(picture.get("alt", "")).strip() or not source.startswith(settings.MEDIA_URL):
        picture.decompose()
    else:
        picture["src"] = f"{PICTURES}{source}"


def _fit_link(soup: BeautifulSoup, link: Tag, names: set[str], address: str) -> None:
    """Leave plain text in a link: a tag inside would not belong to its annotation."""
    text = " ".join(link.get_text().split())
    target = str(link.get("href", ""))
    if not text:
        link.decompose()
        return
    inner = link.find_all(True)
    if len(inner) == 1 and inner[0].get_text(strip=True) == link.get_text(strip=True):
        only = inner[0]
        shell = soup.new_tag(
            "bdi" if only.name == "bdi" else "span",
            attrs={name: str(only[name]) for name in ("lang", "dir") if name in only.attrs},
        )
        link.wrap(shell)
    link.string = text
    if not target or (target.startswith("#") and target[1:] not in names):
        link.unwrap()
    elif target.startswith("#"):
        # A number that leads to its own paragraph leads nowhere on paper.
        own = link.find_parent(id=target[1:])
        if own is not None:
            link.unwrap()
    else:
        link["href"] = urljoin(address, target)


def _fit_headings(soup: BeautifulSoup) -> None:
    """Leave out no level of headings (PDF/UA-1, 7.4.2)."""
    above = 0
    for heading in soup(HEADINGS):
        above = min(int(heading.name[1]), above + 1)
        heading.name = f"h{above}"


def _drop_empty(soup: BeautifulSoup) -> None:
    """Drop what held only what was taken out: it would be a tag without content."""
    # Inner ones first.
    for element in reversed(soup.select("ul, ol, li, dl, dd, p, figure, section, div")):
        if (
            not element.decomposed
            and not element.get_text(strip=True)
            and element.find("img") is None
        ):
            row = element.parent if element.name == "dd" else None
            (row if row is not None and row.name == "div" else element).decompose()
