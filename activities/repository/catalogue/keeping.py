"""The catalogue of now: kept, mended where something has changed, or made anew."""

from array import array
from collections import defaultdict
from dataclasses import fields
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from django.core.cache import caches
from wagtail.models import Page

from activities.repository.catalogue.catalogue import BROAD, Catalogue
from activities.repository.catalogue.facts import Read, Version, beside, broad_themes, read
from activities.repository.catalogue.seen import MOST_CHANGES, Seen, State
from activities.repository.catalogue.sets import set_of, union, with_places, without_places
from activities.repository.selection import FLAGS, MANY, OWN

FACETS: Final = (*MANY, *OWN, *FLAGS)


def _key(kept: type[Any]) -> str:
    """Return under what to keep objects of a class.

    Another release's may have other fields, or none of a facet that is new.
    """
    shape = (kept.__module__, kept.__name__, *(field.name for field in fields(kept)), *FACETS)
    return f"activities:{sha256(repr(shape).encode()).hexdigest()}"


#: One entry of about 100 bytes a work, and one that is read only when something has changed.
CATALOGUE: Final = _key(Catalogue)
SEEN: Final = _key(Seen)


class Held:
    """What this process answered from last: reading it from the shelf takes longer than all else.

    Attributes:
        latest: that catalogue; it says of which state it is.
    """

    latest: Catalogue | None = None


def catalogue() -> Catalogue:
    """Return the catalogue of the repository as it is now.

    Four queries when nothing has changed; when something has, a number of them that does not
    depend on how many works there are.
    """
    state = State.now()
    held = Held.latest
    if held is not None and held.state == state.name:
        return held
    shelf = caches["catalogues"]
    kept: Catalogue | None = shelf.get(CATALOGUE)
    if kept is not None and kept.state == state.name:
        Held.latest = kept
        return kept
    before: Seen | None = shelf.get(SEEN)
    usable = kept is not None and before is not None and kept.state == before.state.name
    now = Seen.now(state, before if usable else None)
    found = _mended(kept, before, now) if kept and before and usable else None
    found = found or made_anew(state.name)
    # A change while it was made may be in it, or not: the next request will know.
    if State.now() == state:
        shelf.set_many({CATALOGUE: found, SEEN: now})
        Held.latest = found
    return found


def made_anew(state: str) -> Catalogue:
    """Read all public works and their facts. One query, and one for each table beside them."""
    works = read()
    places = {page: place for place, page in enumerate(works.sources)}
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for facet, page, code in (*works.own, *beside()):
        if page in places:
            found[facet][code].append(places[page])
    sets = {
        facet: {code: set_of(held, len(places)) for code, held in found[facet].items()}
        for facet in FACETS
    }
    return _catalogue(state, works.sources, works.versions, sets)


def _mended(kept: Catalogue, before: Seen, now: Seen) -> Catalogue | None:
    """Return a catalogue whose changed works were read again, if those are few."""
    same = before.database == now.database
    if not same or before.state.restrictions != now.state.restrictions:
        return None
    versions, keys = now.changed_versions(before), now.changed_works(before)
    if len(versions) + len(keys) > MOST_CHANGES:
        return None
    work_of = dict(zip(kept.versions, kept.works, strict=True))
    # Pages may be gone, and with them their keys; the works that they belonged to are known.
    changed = {work_of[version] for version in versions if version in work_of}
    keys.update(_keys_of(versions | changed))
    pages = Page.objects.filter(translation_key__in=keys).values_list("pk", flat=True)
    changed.update(work_of[page] for page in pages if page in work_of)
    return _replaced(kept, changed, read(keys), now.state.name)


def _keys_of(pages: set[int]) -> set[UUID]:
    return set(Page.objects.filter(pk__in=pages).values_list("translation_key", flat=True))


def _replaced(kept: Catalogue, changed: set[int], works: Read, state: str) -> Catalogue:
    """Put works in the place of those that have changed.

    Args:
        kept: the catalogue before.
        changed: the works to take out, by primary key of their source versions.
        works: those to put in.
        state: of the repository now.
    """
    gone = [place for place, page in enumerate(kept.pages) if page in changed]
    stay = [page for page in kept.pages if page not in changed]
    pages = sorted([*stay, *works.sources], reverse=True)
    places = {page: place for place, page in enumerate(pages)}
    new = [places[page] for page in works.sources]
    sets = {
        facet: {
            code: with_places(without_places(held, gone), new)
            for code, held in kept.sets[facet].items()
        }
        for facet in FACETS
    }
    for facet, page, code in (*works.own, *beside(works.sources)):
        sets[facet][code] = sets[facet].get(code, 0) | 1 << places[page]
    versions = map(Version, kept.versions, kept.marks, kept.works)
    unchanged = [version for version in versions if version.work not in changed]
    return _catalogue(state, pages, [*unchanged, *works.versions], sets)


def _catalogue(
    state: str, pages: list[int], versions: list[Version], sets: dict[str, dict[str, int]]
) -> Catalogue:
    above = broad_themes()
    broad: dict[str, list[int]] = defaultdict(list)
    for theme, held in sets["themes"].items():
        broad[above.get(theme, theme)].append(held)
    sets |= {BROAD: {theme: union(held) for theme, held in broad.items()}}
    return Catalogue(
        state=state,
        pages=array("q", pages),
        versions=array("q", (version.page for version in versions)),
        marks=array("q", (version.mark for version in versions)),
        works=array("q", (version.work for version in versions)),
        sets={
            facet: {code: held for code, held in codes.items() if held}
            for facet, codes in sets.items()
        },
    )
