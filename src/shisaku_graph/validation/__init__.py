"""Validation: SHACL over the graph, and what it found in words for people."""

from typing import TYPE_CHECKING

from shisaku_graph.validation.report import Finding, Report
from shisaku_graph.validation.shapes import Constraint, Severity, constraints

if TYPE_CHECKING:
    import rdflib


def validate(graph: "rdflib.Graph") -> Report:
    """Check a graph against the shapes; the graph is not changed, nothing is fetched."""
    from shisaku_graph.validation.engine import run  # noqa: PLC0415  # 0.4 s: pySHACL and rdflib

    return run(graph)


__all__ = ["Constraint", "Finding", "Report", "Severity", "constraints", "validate"]
