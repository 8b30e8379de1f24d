"""Keeping the texts and files of a statement while its sender writes it."""

from dataclasses import dataclass
from typing import Any, Final

from django.core.files.base import ContentFile
from django.db import transaction

from panels.documents.file_facts import FileFacts
from panels.statements.models import Statement, StatementFile, StatementText

#: Files that wait for their form to be put right.
MOST_WAITING: Final = 3


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that was checked and is not kept yet."""

    name: str
    data: bytes
    facts: FileFacts


def keep_file(statement: Statement, new: NewFile) -> StatementFile:
    """Keep a file without a text; of those that wait, the oldest give way."""
    waiting = statement.files.filter(text__isnull=True).order_by("-pk")
    for row in waiting[MOST_WAITING - 1 :]:
        drop_file(row)
    return StatementFile.objects.create(
        statement=statement,
        file=ContentFile(new.data, name=new.name),
        name=new.name,
        size=len(new.data),
        pages=new.facts.pages,
        access=new.facts.access,
    )


def keep_text(
    statement: Statement,
    row: StatementText | None,
    said: dict[str, Any],
    file: StatementFile | None,
) -> StatementText:
    """Add or change a language version, in the transaction that holds the statement.

    Args:
        statement: locked, and open to be changed.
        row: the version to change; a new one without.
        said: what the form says.
        file: what it has from now on.
    """
    if said["is_original"]:
        statement.texts.update(is_original=False)
    kept = row or StatementText(statement=statement, language=said["language"])
    before = kept.file
    kept.is_original, kept.text, kept.file = said["is_original"], said["text"], file
    kept.is_accessible = bool(file and said["is_accessible"])
    kept.save()
    if before is not None and before != file:
        drop_file(before)
    for waiting in statement.files.filter(text__isnull=True):
        drop_file(waiting)
    _count(statement)
    return kept


def remove_text(statement: Statement, row: StatementText) -> None:
    """Take a language version away, with its file."""
    file = row.file
    row.delete()
    if file is not None:
        drop_file(file)
    _count(statement)


def discard(statement: Statement) -> None:
    """Delete a draft that was never sent, with its files."""
    files = list(statement.files.all())
    statement.texts.all().delete()
    for file in files:
        drop_file(file)
    statement.delete()


def drop_file(row: StatementFile) -> None:
    """Delete a file, from the disk only when that is sure to stay so."""
    storage, name = row.file.storage, row.file.name or ""
    row.delete()
    transaction.on_commit(lambda: storage.delete(name))


def _count(statement: Statement) -> None:
    statement.version += 1
    statement.save(update_fields=["version"])
