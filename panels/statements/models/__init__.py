"""Statements, their texts by language, their files, and the record of what was decided."""

from panels.statements.models.event import StatementEvent
from panels.statements.models.file import StatementFile
from panels.statements.models.file_words import StatementFileWords
from panels.statements.models.statement import Statement, StatementQuerySet
from panels.statements.models.text import StatementText

__all__ = [
    "Statement",
    "StatementEvent",
    "StatementFile",
    "StatementFileWords",
    "StatementQuerySet",
    "StatementText",
]
