"""What the SPARQL page runs on: the graphs, the ready queries and the ontology's words."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import pyoxigraph as ox

from shisaku_graph import assets
from shisaku_graph.access.catalogue import Parameter, ReadyQuery, ready_queries
from shisaku_graph.access.dataset import Dataset
from shisaku_graph.language import Bilingual
from shisaku_graph.publication.syntaxes import short_turtle
from shisaku_graph.site.classic import assigned
from shisaku_graph.site.holdings import Holding
from shisaku_graph.site.portions import Portion, portions_of, triples_of_portion
from shisaku_graph.site.scripts import FOLDER
from shisaku_graph.vocabulary import OWL, PREFIXES, RDF, RDFS, SHISAKU

CATALOGUE: Final = f"{FOLDER}/sparql-catalogue.js"

PAGES: Final = (
    "plan", "policy-field", "direction", "basic-policy", "policy", "goal",
    "department", "project", "report", "indicator", "grade", "criterion",
)  # fmt: skip
"""Kinds of resources, as their IRIs name them, that have a page of their own."""

_OFFERED = {
    "department": SHISAKU.Department,
    "direction": SHISAKU.Direction,
    "policy": SHISAKU.Policy,
    "project": SHISAKU.Project,
}
"""Parameters for which the names of a class are offered."""

_GRAPH = "data.ttl"
_MOST_BYTES = 48_000_000  # of Turtle, about a million triples: a browser takes some 20 s for them
_ONTOLOGY = ("shisaku.ttl", "labels.ttl")


def asked_whole(datasets: Sequence[Dataset]) -> tuple[Dataset, ...]:
    """Return the datasets that a reader's browser can hold; the others are asked in portions."""
    return tuple(d for d in datasets if (d.folder / _GRAPH).stat().st_size <= _MOST_BYTES)


def sparql_files(datasets: Sequence[Dataset]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the SPARQL page: a catalogue, and one script for each graph.

    Args:
        datasets: what can be asked; the page takes all of them unless the reader leaves one out.
            Of one that is too large there are portions, and the page takes the first.
    """
    whole = asked_whole(datasets)
    large = [dataset for dataset in datasets if dataset not in whole]
    portions = [(dataset, portion) for dataset in large for portion in portions_of(dataset)]
    alone = len(datasets) == 1
    catalogue = {
        "queries": [_query(query) for query in ready_queries().values()],
        "words": list(_words()),
        "prefixes": dict(PREFIXES),
        "graphs": [
            *(_graph(dataset) for dataset in whole),
            *(
                _portion(dataset, portion, alone=alone, begins=not whole and number == 0)
                for number, (dataset, portion) in enumerate(portions)
            ),
        ],
        "pages": list(PAGES),
    }
    yield CATALOGUE, assigned("shisakuSparql", catalogue)
    for dataset in whole:
        text = (dataset.folder / _GRAPH).read_text(encoding="utf-8")
        yield f"{FOLDER}/{_file(dataset)}", assigned("shisakuGraphs", text, _file(dataset))
    for dataset, portion in portions:
        text = short_turtle(triples_of_portion(dataset, portion)).decode()
        name = _file(dataset, portion)
        yield f"{FOLDER}/{name}", assigned("shisakuGraphs", text, name)


def _file(dataset: Dataset, portion: Portion | None = None) -> str:
    return f"graph-{dataset.id}{f'-{portion.number}' if portion else ''}.js"


def _portion(dataset: Dataset, portion: Portion, *, alone: bool, begins: bool) -> dict[str, Any]:
    """Return the entry of a portion; ``begins`` says that the page begins with it."""
    ja, en = portion.title.ja, portion.title.en or portion.title.ja
    if not alone:
        ja, en = f"{dataset.title.ja}: {ja}", f"{dataset.title.en or dataset.title.ja}: {en}"
    told = {"title": {"ja": ja, "en": en}, "file": _file(dataset, portion), "portion": True}
    return {**_graph(dataset), **told, "begins": begins}


def _graph(dataset: Dataset) -> dict[str, Any]:
    holding = Holding(dataset)
    return {
        "id": dataset.id,
        "iri": dataset.iri,
        "title": {"ja": dataset.title.ja, "en": dataset.title.en or ""},
        "file": _file(dataset),
        "bytes": (dataset.folder / _GRAPH).stat().st_size,
        "triples": holding.triples,
        "version": dataset.version or "",
        "hash": holding.graph_hash,
        "base": dataset.municipality.iri.removesuffix(f"id/{dataset.code}"),
    }


def _query(query: ReadyQuery) -> dict[str, Any]:
    return {
        "name": query.name,
        "title": _both(query.title),
        "told": _both(query.description),
        "audience": query.audience,
        "parameters": [_parameter(parameter) for parameter in query.parameters],
        "columns": {name: _both(label) for name, label in query.columns.items()},
        "empty": _both(query.empty_because) if query.empty_because else None,
        "text": query.text,
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "type": parameter.type,
        "default": parameter.default,
        "told": _both(parameter.description),
        "of": _OFFERED.get(parameter.name),
    }


def _both(text: Bilingual) -> dict[str, str]:
    return {"ja": text.ja, "en": text.en}


def _words() -> Iterator[dict[str, Any]]:
    """Yield the terms that a query may use, with their labels, sorted."""
    store = ox.Store()
    for name in _ONTOLOGY:
        content = (assets.folder("ontology") / name).read_bytes()
        store.bulk_load(content, format=ox.RdfFormat.TURTLE)
    labels: dict[str, dict[str, str]] = {}
    for quad in store.quads_for_pattern(None, ox.NamedNode(RDFS.label), None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            told = labels.setdefault(quad.subject.value, {"ja": "", "en": ""})
            told[quad.object.language or "en"] = quad.object.value
    for iri in sorted(labels):
        curie = _curie(iri)
        if curie is not None:
            yield {"curie": curie, "kind": _kind(store, iri, curie), "label": labels[iri]}


def _curie(iri: str) -> str | None:
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and local and "/" not in local and "#" not in local:
            return f"{prefix}:{local}"
    return None


def _kind(store: ox.Store, iri: str, curie: str) -> str:
    """Return class, property or individual; a borrowed term tells it by its first letter."""
    quads = store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(RDF.type), None)
    types = {quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)}
    if OWL.Class in types or (not types and curie.partition(":")[2][:1].isupper()):
        return "class"
    if any(each.startswith(SHISAKU.NAMESPACE) for each in types):
        return "individual"
    return "property"
