"""The program of the process that reads one file: bytes in, an answer in JSON out.

Runs as ``python -I process.py document LANGUAGE SYMBOL`` or as ``python -I process.py pages
LANGUAGE``, of which language and symbol may be empty, with the file as standard input. It sets its
own limits before it looks at the file, so that none can be escaped.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any, Final

#: Bytes of address space, seconds of processor time, bytes of an answer.
MEMORY: Final = 1_000_000_000
SECONDS: Final = 40
ANSWER: Final = 40_000_000


def limit() -> None:
    """Take away what a file's reading never needs."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (ANSWER, ANSWER))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(data: bytes, what: str, language: str, symbol: str = "") -> dict[str, Any]:
    """Read a file; say what it holds, or why it is not read."""
    from panels.documents.extraction.files import read_file  # noqa: PLC0415 -- limits come first
    from panels.documents.extraction.pages import read_pages  # noqa: PLC0415 -- as above
    from panels.documents.extraction.refusals import RefusedError  # noqa: PLC0415 -- as above
    from panels.documents.extraction.transport import packed  # noqa: PLC0415 -- as above

    try:
        if what == "pages":
            found, pages = read_pages(data, language)
            return {"language": found, "pages": pages}
        kind, document = read_file(data, language, symbol)
    except RefusedError as error:
        return {
            "refused": error.reason.value,
            "pages": error.pages,
            "empty_pages": error.empty_pages,
        }
    return {"kind": kind.value, "document": packed(document)}


def main() -> None:
    """Answer on standard output."""
    limit()
    # Isolated, Python knows only what is installed; the portal itself is beside this file.
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    json.dump(answer(sys.stdin.buffer.read(), *sys.argv[1:]), sys.stdout)


if __name__ == "__main__":
    main()
