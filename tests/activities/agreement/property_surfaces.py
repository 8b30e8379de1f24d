"""Everything of the portal that shows activities to anybody, and what it shows of them."""

import re
from collections.abc import Iterator
from typing import Final
from uuid import UUID

from django.http import QueryDict
from django.test import RequestFactory
from django.test.client import ClientHandler

from activities.repository.counting import counts_of
from activities.repository.public import public
from activities.repository.selection import Selection
from portal.works.registry import kind_named
from search.client import WRITES, engine
from search.generations import targets
from tests.activities.agreement.property_world import COMMON, NONCE, Row

OK: Final = 200
MOVED: Final = 302
#: Addresses of activities' pages, by language and reference.
ADDRESS: Final = re.compile(r"/(en|fr)/cooperation/(tc-\d{4}-\d{6})/")
LIST: Final = "/en/activities/"

Seen = dict[tuple[UUID, str], Row]


class Surfaces:
    """Asks the portal as a visitor does, and tells what may not be shown.

    Attributes:
        shown: how often each surface has shown anything, so that none passes by showing nothing.
    """

    def __init__(self) -> None:
        # Django's test client copies every context of every template; nobody reads them here.
        self._handler = ClientHandler()
        self._requests = RequestFactory()
        self.shown: dict[str, int] = {}

    def addresses(self, rows: list[Row], keys: list[UUID]) -> list[tuple[str, str]]:
        """Return name and address of every surface, those of each work's own among them."""
        found = [
            ("list", LIST),
            ("list of a State", "/fr/activities/?states=UGA"),
            ("CSV", f"{LIST}export.csv"),
            ("JSON", f"{LIST}export.json"),
            ("feed", f"{LIST}feed.atom"),
            ("sitemap", "/sitemap-en.xml"),
            ("sitemap", "/sitemap-fr.xml"),
            ("search", f"/en/search/?q={COMMON}"),
            ("search", f"/fr/search/?q={COMMON}"),
            ("home", "/en/"),
        ]
        for key in keys:
            found.append(("work", f"/fr/works/{key}/"))
            reference = next((row.reference for row in rows if row.key == key), "")
            if reference:
                found += [("permalink", f"{LIST}{reference}/")]
                found += [("page", f"/{c}/cooperation/{reference.lower()}/") for c in ("en", "fr")]
        return found

    def leaks(self, name: str, address: str, seen: Seen) -> Iterator[str]:
        """Ask for one address and yield what it shows and may not."""
        path, _mark, query = address.partition("?")
        request = self._requests.get(path, QueryDict(query))
        response = self._handler(request.environ)
        body = b"".join(response)
        yield from self._judge(name, body.decode(), seen)
        if response.status_code in {OK, MOVED} and name in {"page", "work", "permalink"}:
            references = {row.reference for row in seen.values()}
            keys = {str(row.key) for row in seen.values()}
            if not any(one in address.upper() for one in references) and not any(
                one in address for one in keys
            ):
                yield f"{name}: {address} answers {response.status_code}"
            self.shown[name] = self.shown.get(name, 0) + 1
        if address == LIST:
            yield from self._miscounted(seen)

    def _judge(self, name: str, text: str, seen: Seen) -> Iterator[str]:
        words = {word for row in seen.values() for word in (*row.said.texts, *row.said.facts)}
        found = set(NONCE.findall(text))
        yield from (f"{name}: {word}" for word in sorted(found - words))
        pages = {(row.language, row.reference.lower()) for row in seen.values()}
        linked = set(ADDRESS.findall(text))
        if name not in {"page", "work"}:
            yield from (f"{name}: address of {one}" for one in sorted(linked - pages))
        if found or (linked and name == "sitemap"):
            self.shown[name] = self.shown.get(name, 0) + 1

    def _miscounted(self, seen: Seen) -> Iterator[str]:
        """Compare the numbers that the list has just shown, as they are kept."""
        counts = counts_of(Selection.read(QueryDict()))
        sources = [row for row in seen.values() if row.language == "en"]
        if counts.total > len(sources):
            yield f"list: {counts.total} counted, not {len(sources)}"
        for iso3, number in counts.states.items():
            if number > sum(iso3 in row.said.states for row in sources):
                yield f"list: {number} counted for {iso3}"

    def leaks_of_query(self, seen: Seen) -> Iterator[str]:
        """Yield what ``public()`` returns and may not."""
        for page in public().select_related("locale"):
            if (page.translation_key, page.locale.language_code) not in seen:
                yield f"public(): {page.title} in {page.locale.language_code}"
            self.shown["public()"] = self.shown.get("public()", 0) + 1

    def leaks_of_documents(self, keys: list[UUID], seen: Seen) -> Iterator[str]:
        """Yield what search would be given for its index and may not."""
        kind = kind_named("activity")
        assert kind is not None
        for document in kind.documents(keys):
            for version in document.versions:
                if (document.key, version.language) not in seen:
                    yield f"documents: {document.key} in {version.language}"
            yield from self._judge("documents", str(document), seen)

    def leaks_of_index(self, keys: list[UUID], seen: Seen) -> Iterator[str]:
        """Yield what any generation of the index holds and may not.

        Reads by key, which sees each write at once.
        """
        sources = {key for key, language in seen if language == "en"}
        with engine(WRITES) as client:
            for name in targets():
                answer = client.mget(index=name, ids=[str(key) for key in keys])
                for entry in answer["docs"]:
                    if not entry.get("found"):
                        continue
                    if UUID(entry["_id"]) not in sources:
                        yield f"index: {entry['_id']} in {name}"
                    yield from self._judge("index", str(entry["_source"]), seen)
