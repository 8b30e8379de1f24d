"""Import the text of a UN document."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from panels.documents.extraction.kinds import Kind, kind_of
from panels.documents.extraction.refusals import RefusedError
from panels.documents.importing import (
    Imported,
    ImportRefusedError,
    Options,
    Outcome,
    import_read,
)
from panels.documents.models import DocumentType
from panels.documents.reading import ReadDocument, UnreadableTextError, decode, read
from panels.documents.symbols import InvalidSymbolError, Symbol, parse
from panels.documents.uploads.reasons import reason_of
from panels.documents.uploads.running import read_upload
from portal.languages import CODES, language_of

# A resolution has some 30 KB; the longest reports stay below 2 MB.
_LARGEST_FILE = 20_000_000


class Command(BaseCommand):
    """Make or update the page of one language version of a UN document from a file."""

    help = (
        "Make or update the page of one language version of a UN document from a Word document, a "
        "PDF, an HTML page or plain text. A second language joins the first by the symbol."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("file", type=Path, help=".docx, PDF, HTML or plain text")
        parser.add_argument("--symbol", required=True, help="such as A/HRC/RES/57/32")
        parser.add_argument("--language", required=True, help=f"one of {', '.join(CODES)}")
        parser.add_argument("--title", default="", help="instead of the one in the text")
        parser.add_argument("--type", choices=DocumentType.values, help="what the document is")
        parser.add_argument("--parent", help="slug or id of the section for a new page")
        status = parser.add_mutually_exclusive_group()
        status.add_argument(
            "--publish",
            action="store_true",
            default=None,
            help="publish in any case; without it a new page is published, and an old one if it "
            "is public",
        )
        status.add_argument(
            "--draft", dest="publish", action="store_false", help="leave what is public as it is"
        )
        parser.add_argument(
            "--overwrite-edits",
            action="store_true",
            help="undo corrections made in the editor since the last import",
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002  # Django's signature
        """Run the import and print what was found.

        Raises:
            CommandError: nothing was changed; the message says why.
        """
        try:
            symbol = parse(options["symbol"])
            language = _language(options["language"])
            imported = import_read(
                _document(_bytes_of(options["file"]), language, symbol),
                symbol,
                Options(
                    publish=options["publish"],
                    document_type=DocumentType(options["type"]) if options["type"] else None,
                    title=options["title"].strip(),
                    parent=options["parent"],
                    overwrite_edits=options["overwrite_edits"],
                ),
            )
        except RefusedError as error:
            raise CommandError(reason_of(error)) from error
        except (InvalidSymbolError, UnreadableTextError, ImportRefusedError) as error:
            raise CommandError(str(error)) from error
        self._report(imported)

    def _report(self, imported: Imported) -> None:
        page, document = imported.page, imported.document
        state = "public" if page.live else "draft"
        if page.live and page.has_unpublished_changes:
            state = "public, with a newer draft"
        self.stdout.write(f"{page.symbol} ({page.locale.language_code}): {page.title}")
        self.stdout.write(f"{imported.outcome.value}, {state}: {page.get_url() or page.url_path}")
        counts = {
            "preambular paragraphs": len(document.preamble),
            "numbered paragraphs": len(document.numbered),
            "footnotes": len(document.footnotes),
            "links": document.link_count(),
            "doubts": len(document.doubts),
        }
        for name, count in counts.items():
            self.stdout.write(f"  {name}: {count}")
        for kind, count in Counter(doubt.kind for doubt in document.doubts).items():
            where = ", ".join(
                f"line {doubt.line}" if doubt.line else "whole text"
                for doubt in document.doubts
                if doubt.kind is kind
            )
            self.stdout.write(f"    {count} × {kind.value} ({where})")
        if imported.outcome is Outcome.UNCHANGED:
            self.stdout.write("The text is the one imported last; nothing was changed.")


def _document(data: bytes, language: str, symbol: Symbol) -> ReadDocument:
    """Return the document that a file holds.

    Raises:
        RefusedError: it is not read.
        UnreadableTextError: it is no text in an encoding that can be told.
    """
    if data.strip() and kind_of(data) is not Kind.TEXT:
        return read_upload(data, language, symbol).document
    return read(decode(data), language, symbol)


def _language(code: str) -> str:
    """Return the portal's code: ``zh`` and ``zh-CN`` are ``zh-hans``, ``es-MX`` is ``es``.

    Raises:
        CommandError: it is none of the six languages.
    """
    code = code.strip().replace("_", "-").lower()
    language = language_of(code).code
    if language.partition("-")[0] != code.partition("-")[0]:
        raise CommandError(f"“{code}” is none of the portal's languages: {', '.join(CODES)}.")
    return language


def _bytes_of(file: Path) -> bytes:
    """Return a file's content.

    Raises:
        CommandError: it cannot be read, or is too large to be a document's text.
    """
    try:
        if file.stat().st_size > _LARGEST_FILE:
            raise CommandError(f"{file} is larger than {_LARGEST_FILE // 1_000_000} MB.")
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
