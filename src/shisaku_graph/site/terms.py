"""The names of terms: those of the ontology, and of what it reuses."""

from functools import cache

import pyoxigraph as ox

from shisaku_graph import assets
from shisaku_graph.access.views import Label
from shisaku_graph.vocabulary import PREFIXES, RDFS


@cache
def _terms() -> dict[str, Label]:
    """Return the labels of the ontology and of the terms it reuses."""
    store = ox.Store()
    for name in ("shisaku.ttl", "labels.ttl"):
        store.load((assets.folder("ontology") / name).read_bytes(), format=ox.RdfFormat.TURTLE)
    texts: dict[str, dict[str, str]] = {}
    for quad in store.quads_for_pattern(None, ox.NamedNode(RDFS.label), None):
        if isinstance(quad.object, ox.Literal) and isinstance(quad.subject, ox.NamedNode):
            texts.setdefault(quad.subject.value, {})[quad.object.language or "ja"] = (
                quad.object.value
            )
    return {iri: Label(said.get("ja") or said["en"], said.get("en")) for iri, said in texts.items()}


def term_label(iri: str) -> Label:
    """Return the name of a term: its label, else its name with its prefix."""
    label = _terms().get(iri)
    if label is not None:
        return label
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri != namespace:
            short = f"{prefix}:{iri.removeprefix(namespace)}"
            return Label(short, short)
    return Label(iri, iri)
