"""The shapes that travel with the package, and what each says to a person."""

from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox

from shisaku_graph import assets
from shisaku_graph.language import Bilingual

SHAPES = "https://w3id.org/shisaku-graph/shapes#"
_REMEDY = f"{SHAPES}remedy"


def shape_triples() -> Iterator[ox.Triple]:
    """Yield the triples of every shapes file, blank nodes kept apart from file to file."""
    for file in assets.each("shapes", ".ttl"):
        for quad in ox.parse(
            file.read_bytes(), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True
        ):
            yield quad.triple


@cache
def remedies() -> dict[str, Bilingual]:
    """Return the remedy of each shape by its IRI."""
    found: dict[str, dict[str, str]] = {}
    for triple in shape_triples():
        if triple.predicate.value == _REMEDY and isinstance(triple.object, ox.Literal):
            said = found.setdefault(triple.subject.value, {})
            said[triple.object.language or ""] = triple.object.value
    return {shape: Bilingual(said["ja"], said["en"]) for shape, said in found.items()}
