"""What the frame of a page is made of: entries of the switcher, of menus, of alternates."""

from dataclasses import dataclass

from portal.languages import Language


@dataclass(frozen=True, slots=True)
class SwitcherItem:
    """One language of the switcher.

    Attributes:
        language: the language.
        url: this same work (or page) with the interface in that language.
        current: whether the interface is in it now.
        translated: whether the work shown really exists in it.
    """

    language: Language
    url: str
    current: bool
    translated: bool


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A link of a menu or of the breadcrumbs; the last breadcrumb has no address."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Alternate:
    """A real language version, for ``<link rel="alternate" hreflang>``."""

    hreflang: str
    url: str
