"""Vocabularies to and from files, in any of the four formats."""

import json
from pathlib import Path
from typing import Any, Final
from xml.sax import SAXException

from rdflib import Graph
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax

from portal.reference.models import Concept, ConceptScheme
from portal.reference.skos.graph_reading import read_graph
from portal.reference.skos.graph_writing import RDF_FORMATS, written_graph
from portal.reference.skos.lines import read_lines, written_lines
from portal.reference.skos.records import VocabularyError, VocabularyRecord

LINES: Final = "json-lines"
FORMATS: Final = (*RDF_FORMATS, LINES)
SUFFIXES: Final = {
    ".ttl": "turtle",
    ".rdf": "xml",
    ".xml": "xml",
    ".jsonld": "json-ld",
    ".json": "json-ld",
    ".jsonl": LINES,
    ".ndjson": LINES,
}


def written(code: str, form: str) -> str:
    """Return a concept scheme as the text of a file.

    Three queries at most, whatever the number of concepts.

    Args:
        code: code of the scheme.
        form: one of ``FORMATS``.

    Raises:
        ConceptScheme.DoesNotExist: if there is no such scheme.
    """
    scheme = ConceptScheme.objects.get(code=code)
    concepts = list(Concept.objects.in_scheme(code).select_related("scheme", "parent__scheme"))
    if form == LINES:
        return "".join(f"{line}\n" for line in written_lines(concepts))
    graph = written_graph(scheme, concepts)
    return graph.serialize(format=RDF_FORMATS[form], encoding="utf-8").decode("utf-8")


def form_of(path: Path) -> str:
    """Return the format a file's name tells.

    Raises:
        VocabularyError: if it tells none.
    """
    try:
        return SUFFIXES[path.suffix.lower()]
    except KeyError as error:
        raise VocabularyError(
            f"{path.name}: the name does not tell the format; give --format."
        ) from error


def read(path: Path, form: str | None = None) -> VocabularyRecord:
    """Return the vocabulary of a file. Nothing is fetched from anywhere else.

    Args:
        path: the file, in UTF-8.
        form: one of ``FORMATS``; told from the file's name when there is none.

    Raises:
        VocabularyError: if the file cannot be read as a vocabulary.
    """
    form = form or form_of(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyError(f"{path}: {error}") from error
    if form == LINES:
        return read_lines(text.splitlines())
    if form == "json-ld":
        _refuse_remote_context(text)
    graph = Graph()
    try:
        graph.parse(data=text, format=RDF_FORMATS[form])
    except (BadSyntax, ParserError, SAXException, ValueError, TypeError, KeyError) as error:
        raise VocabularyError(f"{path.name} is not {form}: {error}") from error
    return read_graph(graph)


def _refuse_remote_context(text: str) -> None:
    """Refuse JSON-LD whose meaning would have to be fetched.

    Raises:
        VocabularyError: if it is no JSON or has a context elsewhere (JSON-LD 1.1, 3.1).
    """
    try:
        waiting: list[Any] = [json.loads(text)]
    except json.JSONDecodeError as error:
        raise VocabularyError(f"The file is not JSON: {error}.") from error
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            context = value.get("@context")
            contexts = context if isinstance(context, list) else [context]
            if "@import" in value or any(isinstance(item, str) for item in contexts):
                raise VocabularyError("The file's context lies elsewhere; write it into the file.")
            waiting.extend(value.values())
