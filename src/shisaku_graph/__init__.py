"""shisaku_graph (施策グラフ): a municipality's policy progress table as linked data.

The flow, one room after another::

    source       what was received, and what its headings mean
    table        cells, each with its place
    repair       rows as meant; every change written down
    record       typed, frozen values
    graph        RDF triples, with provenance to file, line and column
    validation   SHACL, in words for people
    publication  dist/: Turtle, JSON-LD, N-Triples, logs, manifest; all or nothing
    access       ready SPARQL queries over what is published
    link         two cities: matches that a person accepts
    compare      two years: what became of each thing
    site         pages for any web host
    push         to a triple store or a portal
    serve        a portal of one's own machine
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shisaku_graph.access import query
    from shisaku_graph.access.received import rows_as_received
    from shisaku_graph.errors import ShisakuError
    from shisaku_graph.graph import graph
    from shisaku_graph.pipeline import Built, build, read
    from shisaku_graph.validation import validate

_HOMES = {
    "Built": "pipeline",
    "ShisakuError": "errors",
    "build": "pipeline",
    "graph": "graph",
    "query": "access",
    "read": "pipeline",
    "rows_as_received": "access.received",
    "validate": "validation",
}

__all__ = [
    "Built",
    "ShisakuError",
    "build",
    "graph",
    "query",
    "read",
    "rows_as_received",
    "validate",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the room gives
    """Import a public name when it is first used: ``--help`` needs none of them."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"shisaku_graph.{_HOMES[name]}"), name)
