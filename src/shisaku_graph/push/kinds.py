"""Triple stores by their kind: where each takes graphs, queries and updates.

Paths follow each product's own documentation; Oxigraph and Virtuoso are run in the tests.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from shisaku_graph.access.address import check_address


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of store.

    Attributes:
        label: its name.
        graphs: path of the Graph Store Protocol below the store's address.
        key: parameter that names the graph there.
        query: path of the SPARQL query service.
        update: path of the SPARQL update service.
        moves: it can put one graph in the place of another (SPARQL Update's MOVE).
    """

    label: str
    graphs: str
    query: str
    update: str
    key: str = "graph"
    moves: bool = True


KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "oxigraph": Kind("Oxigraph", "/store", "/query", "/update"),
        "virtuoso": Kind(
            "Virtuoso", "/sparql-graph-crud-auth", "/sparql", "/sparql-auth", key="graph-uri"
        ),
        "fuseki": Kind("Apache Jena Fuseki", "/data", "/sparql", "/update"),
        "qlever": Kind("QLever", "", "", "", moves=False),
        "graphdb": Kind("GraphDB, RDF4J", "/rdf-graphs/service", "", "/statements"),
        "stardog": Kind("Stardog", "", "/query", "/update"),
        "neptune": Kind("Amazon Neptune", "/sparql/gsp/", "/sparql", "/sparql"),
    }
)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where one store takes graphs, queries and updates."""

    graphs: str
    query: str
    update: str
    key: str
    moves: bool

    def graph(self, iri: str) -> str:
        """Return the address of one named graph (SPARQL 1.1 Graph Store Protocol §4.2)."""
        return f"{self.graphs}?{self.key}={quote(iri, safe='')}"


def addresses(kind: str, base: str) -> Addresses:
    """Return the addresses of a store.

    Args:
        kind: a name of :data:`KINDS`.
        base: the store's own address: for Fuseki that of the dataset, for GraphDB that of the
            repository, for Stardog that of the database.

    Raises:
        EndpointError: it is no http or https address.
    """
    check_address(base)
    told, root = KINDS[kind], base.rstrip("/")
    return Addresses(
        root + told.graphs, root + told.query, root + told.update, told.key, told.moves
    )
