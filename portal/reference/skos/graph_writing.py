"""A concept scheme as an RDF graph."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from rdflib import OWL, RDF, SKOS, BNode, Graph, Literal, URIRef

from portal.languages import BY_CODE
from portal.reference.models import Concept, ConceptScheme

#: Format names as the commands take them, and rdflib's names for them.
RDF_FORMATS: Final = {"turtle": "turtle", "xml": "xml", "json-ld": "json-ld"}
#: Appended to the scheme's address to name the collection that holds its order.
ORDER: Final = "#order"


def written_graph(scheme: ConceptScheme, concepts: Iterable[Concept]) -> Graph:
    """Return the graph of a scheme.

    The order of the concepts, which SKOS leaves open, is kept in an ordered collection.

    Args:
        scheme: the scheme.
        concepts: its concepts in their order, with scheme and parent.
    """
    graph = Graph()
    graph.bind("skos", SKOS)
    subject = URIRef(scheme.uri)
    graph.add((subject, RDF.type, SKOS.ConceptScheme))
    graph.add((subject, SKOS.notation, Literal(scheme.code)))
    _add_texts(graph, subject, scheme.labels, scheme.synonyms)
    members = []
    for concept in concepts:
        address = URIRef(concept.uri)
        members.append(address)
        _add_concept(graph, address, subject, concept)
    if members:
        order = URIRef(f"{scheme.uri}{ORDER}")
        graph.add((order, RDF.type, SKOS.OrderedCollection))
        graph.add((order, SKOS.memberList, _add_list(graph, members)))
    return graph


def _add_list(graph: Graph, members: Sequence[URIRef]) -> BNode:
    """Add an RDF list whose nodes are named alike every time; return its first node.

    rdflib's own ``Collection`` names them at random, and no export would equal the one before.
    """
    nodes = [BNode(f"order{place}") for place in range(len(members))]
    for node, member, rest in zip(nodes, members, [*nodes[1:], RDF.nil], strict=True):
        graph.add((node, RDF.first, member))
        graph.add((node, RDF.rest, rest))
    return nodes[0]


def _add_concept(graph: Graph, address: URIRef, scheme: URIRef, concept: Concept) -> None:
    graph.add((address, RDF.type, SKOS.Concept))
    graph.add((address, SKOS.inScheme, scheme))
    graph.add((address, SKOS.notation, Literal(concept.code)))
    _add_texts(graph, address, concept.labels, concept.synonyms)
    for code, text in concept.definitions.items():
        graph.add((address, SKOS.definition, Literal(text, lang=BY_CODE[code].html_lang)))
    if concept.parent is None:
        graph.add((address, SKOS.topConceptOf, scheme))
    else:
        graph.add((address, SKOS.broader, URIRef(concept.parent.uri)))
    for uri in concept.exact_matches:
        graph.add((address, SKOS.exactMatch, URIRef(uri)))
    for uri in concept.close_matches:
        graph.add((address, SKOS.closeMatch, URIRef(uri)))
    if concept.retired:
        graph.add((address, OWL.deprecated, Literal(True)))


def _add_texts(
    graph: Graph, subject: URIRef, labels: Mapping[str, str], synonyms: Mapping[str, list[str]]
) -> None:
    for code, text in labels.items():
        graph.add((subject, SKOS.prefLabel, Literal(text, lang=BY_CODE[code].html_lang)))
    for code, texts in synonyms.items():
        for text in texts:
            graph.add((subject, SKOS.altLabel, Literal(text, lang=BY_CODE[code].html_lang)))
