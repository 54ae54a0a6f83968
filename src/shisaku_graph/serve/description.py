"""What the endpoint says of itself: SPARQL 1.1 Service Description, with the counts of VoID.

See https://www.w3.org/TR/sparql11-service-description/.
"""

from collections.abc import Sequence
from typing import Final

import pyoxigraph as ox

from shisaku_graph.graph.terms import Triples, integer, text, triple, typed
from shisaku_graph.publication.syntaxes import ntriples, rdfxml, short_turtle
from shisaku_graph.serve.editions import Holding
from shisaku_graph.vocabulary import DCTERMS, FORMATS, PREFIXES, SD, VOID

_FORMATS: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "JSON-LD", "N-Triples", "RDF_XML",
)  # fmt: skip


def description(endpoint: str, holdings: Sequence[Holding], form: str, *, federated: bool) -> bytes:
    """Return the description in one of the forms of a graph.

    Args:
        endpoint: the endpoint's address.
        holdings: the graphs that it holds.
        form: ``ttl``, ``jsonld``, ``nt`` or ``rdf``.
        federated: some hosts may be named in SERVICE.
    """
    triples = tuple(_triples(endpoint, holdings, federated=federated))
    if form == "ttl":
        return short_turtle(triples)
    if form == "nt":
        return ntriples(triples)
    if form == "rdf":
        return rdfxml(triples, {**PREFIXES, "sd": SD.NAMESPACE})
    return ox.serialize(triples, format=ox.RdfFormat.JSON_LD) or b""


def _triples(endpoint: str, holdings: Sequence[Holding], *, federated: bool) -> Triples:
    service, dataset, union = (f"{endpoint}#{part}" for part in ("service", "dataset", "union"))
    yield from typed(service, SD.Service)
    yield triple(service, SD.endpoint, endpoint)
    yield triple(service, SD.supportedLanguage, SD.SPARQL11Query)
    yield triple(service, SD.feature, SD.UnionDefaultGraph)
    if federated:
        yield triple(service, SD.feature, SD.BasicFederatedQuery)
    for each in _FORMATS:
        yield triple(service, SD.resultFormat, FORMATS.NAMESPACE + each)
    yield triple(service, SD.defaultDataset, dataset)
    yield from typed(dataset, SD.Dataset)
    yield triple(dataset, SD.defaultGraph, union)
    for number, _ in enumerate(holdings, start=1):
        yield triple(dataset, SD.namedGraph, f"{endpoint}#graph-{number}")
    yield from typed(union, SD.Graph)
    if len(holdings) == 1:  # graphs of several years share triples
        yield triple(union, VOID.triples, integer(holdings[0].triples))
    for number, holding in enumerate(holdings, start=1):
        named, graph = f"{endpoint}#graph-{number}", f"{endpoint}#content-{number}"
        yield from typed(named, SD.NamedGraph)
        yield triple(named, SD.name, holding.graph)
        yield triple(named, SD.graph, graph)
        yield from typed(graph, SD.Graph)
        yield triple(graph, DCTERMS.title, text(holding.title, "ja"))
        yield triple(graph, VOID.triples, integer(holding.triples))
