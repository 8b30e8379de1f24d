"""What files say as a part of the works that show them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import CharField, Count, Max, Subquery, Value
from django.db.models.functions import Cast, Concat

from portal.file_words.models import FileWords
from portal.works.documents import Passage, Version, WorkDocument


def with_said(work: WorkDocument, said: Mapping[str, Sequence[Passage]]) -> WorkDocument:
    """Return a work that says what its files say as well.

    Args:
        work: as its pages say it.
        said: passages by language code; a language that it has no version in becomes one without
            a title.
    """
    versions = [
        replace(one, passages=(*one.passages, *said.get(one.language, ()))) for one in work.versions
    ]
    written = {one.language for one in versions}
    versions += [
        Version(code, "", passages=tuple(passages))
        for code, passages in said.items()
        if code not in written and passages
    ]
    return replace(work, versions=tuple(versions))


def words_edition(**shown: Any) -> Subquery:
    """Return what changes whenever the words of some files do, or may not be read any more.

    Args:
        shown: which files, as lookups of ``FileWords``.
    """
    rows = FileWords.objects.public().filter(**shown).order_by()
    parts = [Cast(one, CharField()) for one in (Count("pk"), Max("read_at"))]
    edition = Concat(parts[0], Value("/"), parts[1])
    # Of all of them together: without a column to group by there would be a row each.
    return Subquery(
        rows.annotate(together=Value(1)).values("together").annotate(e=edition).values("e")
    )
