"""Documents with web text as a kind of work, with what only their files say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from panels.documents.file_texts import passages_by_language, read_files
from portal.languages import Language
from portal.pages.kinds import PageKind
from portal.works.cards import Card, also_in
from portal.works.documents import Version, WorkDocument


@dataclass(frozen=True)
class DocumentKind(PageKind):
    """Pages of documents; where there is a file and no page in a language, its words are found.

    The card does not say that the work is available in such a language: it has no text there.
    """

    def documents(self, keys: Sequence[UUID]) -> Iterator[WorkDocument]:
        """Yield the public works among ``keys``, with one query more for their files."""
        works = list(super().documents(keys))
        files = _by_symbol((one for work in works for one in work.symbols), whole=True)
        for work in works:
            said = passages_by_language(file for one in work.symbols for file in files[one])
            versions = [
                # What the page says is in its file as well.
                replace(version, passages=version.passages or tuple(said.pop(version.language, ())))
                for version in work.versions
            ]
            written = {version.language for version in versions}
            versions += [
                Version(code, work.symbols[0], passages=tuple(passages))
                for code, passages in said.items()
                if code not in written
            ]
            yield replace(work, versions=tuple(versions))

    def cards(self, keys: Sequence[UUID], reader: Language) -> dict[UUID, Card]:
        """Return the public works among ``keys``, with one query more where there are any."""
        cards = super().cards(keys, reader)
        files = _by_symbol((card.symbol for card in cards.values()), whole=False)
        said = (
            (key, file.language_code)
            for key, card in cards.items()
            for file in files.get(card.symbol, ())
        )
        return also_in(cards, said)


def _by_symbol(symbols: Iterable[str], *, whole: bool) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    if wanted := {symbol for symbol in symbols if symbol}:
        rows = read_files(whole=whole).filter(record__symbol__in=wanted)
        for file in rows.select_related("record", "document__words"):
            found[file.record.symbol].append(file)
    return found
