"""Runs the process that reads a file, and makes sure that it ends."""

import json
import logging
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from panels.documents import extraction
from panels.documents.extraction.kinds import Kind, kind_of
from panels.documents.extraction.refusals import Reason, RefusedError
from panels.documents.extraction.transport import unpacked
from panels.documents.reading import ReadDocument
from panels.documents.symbols import Symbol
from portal.file_words.reading import Said, UnreadableError

logger = logging.getLogger(__name__)

_PROGRAM: Final = Path(extraction.__file__).with_name("process.py")
_TAIL: Final = 2000
# How Python says that it may not have more memory, or write more.
_LIMITS: Final = ("MemoryError", "OSError", "RecursionError")
#: Seconds that a file's reading may take, waiting for a processor included.
MOST_SECONDS: Final = 60.0


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file is, and the document it holds."""

    kind: Kind
    document: ReadDocument


def read_upload(
    data: bytes, language: str = "", symbol: Symbol | None = None, seconds: float = MOST_SECONDS
) -> ReadFile:
    """Read a file in a process that can harm nothing: limited in memory, time and output.

    Args:
        data: the file.
        language: the portal's code of its language; guessed where it is empty.
        symbol: of the document, where it is known.
        seconds: after which the process is ended.

    Raises:
        RefusedError: the file is not read.
    """
    held = _answer(data, seconds, "document", language, str(symbol or ""))
    return ReadFile(Kind(held["kind"]), unpacked(held["document"]))


def read_upload_pages(data: bytes, language: str, seconds: float = MOST_SECONDS) -> Said:
    """Return what a PDF or Word document says, page by page, under the same limits.

    Args:
        data: the file.
        language: the portal's code of its language; guessed where it is empty.
        seconds: after which the process is ended.

    Raises:
        UnreadableError: the file is not read.
    """
    try:
        held = _answer(data, seconds, "pages", language)
    except RefusedError as error:
        raise UnreadableError(error.reason.value) from error
    pages = [(int(page), str(text)) for page, text in held["pages"]]
    return Said(str(held["language"]), pages)


def _answer(data: bytes, seconds: float, *arguments: str) -> dict[str, Any]:
    kind_of(data)
    command = [sys.executable, "-I", str(_PROGRAM), *arguments]
    with (
        tempfile.TemporaryFile() as given,
        tempfile.TemporaryFile() as answer,
        tempfile.TemporaryFile() as complaints,
    ):
        given.write(data)
        given.seek(0)
        with subprocess.Popen(  # noqa: S603  # our own program, no shell
            command, stdin=given, stdout=answer, stderr=complaints, env={"LANG": "C.UTF-8"}, cwd="/"
        ) as process:
            try:
                code = process.wait(seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                raise RefusedError(Reason.TOO_DEMANDING) from None
        if code:
            raise RefusedError(_why(code, complaints))
        answer.seek(0)
        held: dict[str, Any] = json.load(answer)
    if "refused" in held:
        raise RefusedError(Reason(held["refused"]), held["pages"], held["empty_pages"])
    return held


def _why(code: int, complaints: IO[bytes]) -> Reason:
    """Return why a process ended early: by a limit, which a signal or Python tells, or a defect."""
    size = complaints.seek(0, 2)
    complaints.seek(max(0, size - _TAIL))
    tail = complaints.read()
    said = tail.decode(errors="replace").strip().rpartition("\n")[2]
    logger.warning("A file could not be read: code %d, %s", code, said[:200])
    return Reason.TOO_DEMANDING if code < 0 or said.startswith(_LIMITS) else Reason.BROKEN
