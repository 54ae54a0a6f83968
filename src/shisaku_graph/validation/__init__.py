"""Validation: SHACL over the graph, and what it found in words for people."""

from typing import TYPE_CHECKING

from shisaku_graph.validation.report import Finding, Report
from shisaku_graph.validation.shapes import Constraint, Severity, constraints

if TYPE_CHECKING:
    from collections.abc import Iterable

    import rdflib
    from pyoxigraph import Triple


def validate(graph: "rdflib.Graph") -> Report:
    """Check a graph against the shapes; the graph is not changed, nothing is fetched."""
    from shisaku_graph.validation.engine import run  # noqa: PLC0415  # 0.4 s: pySHACL and rdflib

    return run(graph)


def check(triples: "Iterable[Triple]") -> Report:
    """Check triples against the shapes; takes a third of the memory of a graph of rdflib's."""
    from shisaku_graph.graph import to_rdflib  # noqa: PLC0415  # as above
    from shisaku_graph.validation.held import Held  # noqa: PLC0415

    return validate(to_rdflib(triples, Held()))


__all__ = ["Constraint", "Finding", "Report", "Severity", "check", "constraints", "validate"]
