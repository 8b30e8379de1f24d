"""Planting the statements of the demonstration."""

from importlib.resources import files
from typing import Any, Final
from uuid import uuid5

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from panels.documents.file_facts import read_facts
from panels.statements.deciding import publish
from panels.statements.keeping import NewFile, keep_file
from panels.statements.models import Statement, StatementEvent, StatementText
from portal.demonstration.planting import Grounds, work_key
from portal.demonstration.texts import read
from portal.demonstration.word import word_document
from portal.languages import BY_CODE
from portal.organisations.demonstration.planting import SCHEME
from portal.organisations.models import Organisation
from portal.uploads.checking import accept

FILE: Final = files(__package__) / "statements.toml"


def plant_statements(_grounds: Grounds) -> None:
    """Make the statements that are missing; those that exist belong to their senders."""
    content = read(FILE)
    panel_key = work_key(content["panel"])
    rows = {one["organisation"]: one for one in content["statements"]}
    bodies = Organisation.objects.filter(**{f"identifiers__{SCHEME}__in": list(rows)})
    for organisation in bodies:
        name = organisation.identifiers[SCHEME]
        key = uuid5(panel_key, f"statement-{name}")
        if not Statement.objects.filter(key=key).exists():
            row = Statement(key=key, panel_key=panel_key, organisation=organisation)
            _plant(row, rows[name])


def _plant(row: Statement, said: dict[str, Any]) -> None:
    """Make a statement as if it had been sent, and publish it unless it waits to be read."""
    row.manner = Statement.Manner(said["manner"])
    row.speaker, row.function = said.get("speaker", ""), said.get("function", "")
    row.others = "\n".join(said.get("others", ()))
    row.status = Statement.Status.RECEIVED
    row.sent_at = row.consented_at = timezone.now()
    row.save()
    for code, text in said["texts"].items():
        file = keep_file(row, _file(text, code)) if code == said.get("file") else None
        StatementText.objects.create(
            statement=row,
            language=code,
            is_original=code == said["original"],
            text=text,
            file=file,
            is_accessible=file is not None,
        )
    StatementEvent.objects.create(
        statement=row, kind=StatementEvent.Kind.RECEIVED, version=row.version
    )
    if not said.get("waits"):
        publish(row, None, str(row.version), said.get("place"))


def _file(text: str, code: str) -> NewFile:
    title, *paragraphs = text.split("\n\n")
    data = word_document(title, paragraphs, BY_CODE[code])
    name, kept = accept(SimpleUploadedFile(f"statement-{code}.docx", data), (".docx",))
    return NewFile(name, kept, read_facts(".docx", kept))
