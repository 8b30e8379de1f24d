"""An RDF graph as a vocabulary."""

from collections.abc import Iterable
from typing import Final

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from portal.reference.fields.uris import is_absolute_uri
from portal.reference.skos.records import (
    ConceptRecord,
    VocabularyError,
    VocabularyRecord,
    official_code,
)

#: What a concept record holds, or what follows from it.
TAKEN: Final = frozenset(
    {
        SKOS.prefLabel,
        SKOS.altLabel,
        SKOS.hiddenLabel,
        SKOS.definition,
        SKOS.notation,
        SKOS.broader,
        SKOS.narrower,
        SKOS.inScheme,
        SKOS.topConceptOf,
        SKOS.hasTopConcept,
        SKOS.exactMatch,
        SKOS.closeMatch,
    }
)


def read_graph(graph: Graph) -> VocabularyRecord:
    """Return the vocabulary a graph holds.

    Raises:
        VocabularyError: if it holds no concept.
    """
    subjects = sorted(set(graph.subjects(RDF.type, SKOS.Concept)), key=str)
    if not subjects:
        raise VocabularyError("The file holds no skos:Concept.")
    vocabulary = VocabularyRecord()
    schemes = sorted(set(graph.subjects(RDF.type, SKOS.ConceptScheme)), key=str)
    if schemes:
        _read_scheme(graph, schemes[0], vocabulary)
    if len(schemes) > 1:
        vocabulary.remarks.append(f"{len(schemes)} concept schemes were read as one.")
    places = _places(graph)
    known = set(subjects)
    for subject in subjects:
        record = _read_concept(graph, subject, vocabulary)
        record.broader = _read_broader(graph, subject, known, vocabulary)
        record.position = places.get(subject)
        vocabulary.concepts.append(record)
        for predicate in graph.predicates(subject):
            if str(predicate).startswith(str(SKOS)) and predicate not in TAKEN:
                vocabulary.untaken[f"skos:{str(predicate).removeprefix(str(SKOS))}"] += 1
    return vocabulary


def _read_scheme(graph: Graph, subject: Node, vocabulary: VocabularyRecord) -> None:
    vocabulary.uri = str(subject) if isinstance(subject, URIRef) else ""
    for predicate in (RDFS.label, DCTERMS.title, SKOS.prefLabel):
        labels, _ = _preferred(graph.objects(subject, predicate))
        vocabulary.labels |= labels
    vocabulary.synonyms = _texts(graph.objects(subject, SKOS.altLabel))


def _read_concept(graph: Graph, subject: Node, vocabulary: VocabularyRecord) -> ConceptRecord:
    uri = str(subject) if isinstance(subject, URIRef) else ""
    labels, others = _preferred(graph.objects(subject, SKOS.prefLabel))
    synonyms = _texts(graph.objects(subject, SKOS.altLabel))
    for source in (_texts(graph.objects(subject, SKOS.hiddenLabel)), others):
        for code, texts in source.items():
            synonyms.setdefault(code, []).extend(texts)
    if others:
        vocabulary.remarks.append(
            f"{uri}: more than one preferred label in {', '.join(others)}; "
            "all but the first became synonyms."
        )
    definitions, _ = _preferred(graph.objects(subject, SKOS.definition))
    notations = sorted(str(value) for value in graph.objects(subject, SKOS.notation))
    deprecated = graph.value(subject, OWL.deprecated, any=True)
    return ConceptRecord(
        uri=uri,
        notation=notations[0] if notations else "",
        labels=labels,
        synonyms=synonyms,
        definitions=definitions,
        exact_matches=_addresses(graph, subject, SKOS.exactMatch, vocabulary),
        close_matches=_addresses(graph, subject, SKOS.closeMatch, vocabulary),
        retired=None if deprecated is None else str(deprecated).lower() in {"true", "1"},
    )


def _read_broader(
    graph: Graph, subject: Node, known: set[Node], vocabulary: VocabularyRecord
) -> str:
    """Return the first broader concept, stated from either side."""
    found = {*graph.objects(subject, SKOS.broader), *graph.subjects(SKOS.narrower, subject)}
    broader = sorted(str(node) for node in found if node in known and isinstance(node, URIRef))
    if len(broader) > 1:
        vocabulary.untaken["skos:broader beside the first"] += len(broader) - 1
    return broader[0] if broader else ""


def _places(graph: Graph) -> dict[Node, int]:
    """Return each concept's place in the file's ordered collection, if there is exactly one."""
    lists = list(graph.objects(None, SKOS.memberList))
    if len(lists) != 1:
        return {}
    return {member: place for place, member in enumerate(Collection(graph, lists[0]))}


def _texts(values: Iterable[Node]) -> dict[str, list[str]]:
    """Return the literals in official languages, by language code, in alphabetical order."""
    texts: dict[str, list[str]] = {}
    for value in sorted(values, key=str):
        code = official_code(value.language) if isinstance(value, Literal) else None
        if code and str(value).strip():
            texts.setdefault(code, []).append(str(value))
    return texts


def _preferred(values: Iterable[Node]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return the first literal of each official language, and the others."""
    texts = _texts(values)
    others = {code: rest for code, (_, *rest) in texts.items() if rest}
    return {code: first for code, (first, *_) in texts.items()}, others


def _addresses(
    graph: Graph, subject: Node, predicate: URIRef, vocabulary: VocabularyRecord
) -> list[str]:
    addresses = sorted(str(value) for value in graph.objects(subject, predicate))
    for address in addresses:
        if not is_absolute_uri(address):
            vocabulary.remarks.append(f"{subject}: {address!r} is not an address; left out.")
    return [address for address in addresses if is_absolute_uri(address)]
