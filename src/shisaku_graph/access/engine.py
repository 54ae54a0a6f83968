"""The local engine: published files in memory, asked with pyoxigraph's evaluator."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from shisaku_graph.access.answer import Answer, taken, turtle
from shisaku_graph.access.guard import guard
from shisaku_graph.access.services import Services
from shisaku_graph.errors import QueryError
from shisaku_graph.language import Bilingual
from shisaku_graph.rdf_files import data_files, graph_of, load


def loaded(paths: Iterable[Path]) -> ox.Store:
    """Return a store that holds the files, or the datasets of the folders, each as a named graph.

    Where there are several, the default graph holds all their triples too, each once: what two
    years of a city say alike would come twice out of a union of graphs.

    Raises:
        UsageError: there is no such file, or one is no valid RDF.
    """
    store = ox.Store()
    files = list(data_files(paths))
    given = {path: graph_of(path) for path in files}
    for path, graph in given.items():
        load(store, path, graph)
        if graph is not None and len(given) > 1:
            load(store, path)
    own = [name for name in store.named_graphs() if name.value not in given.values()]
    if own and (len(given) > 1 or len(own) > 1 or _has_default(store)):
        for name in own:
            found = list(store.quads_for_pattern(None, None, None, name))
            store.bulk_extend(ox.Quad(*quad.triple) for quad in found)
    return store


def _has_default(store: ox.Store) -> bool:
    found = store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    return next(iter(found), None) is not None


def ask(store: ox.Store, text: str, services: Services | None = None) -> Answer:
    """Run a query: rows of a SELECT, the truth of an ASK, Turtle of a CONSTRUCT or DESCRIBE.

    A query without GRAPH sees the default graph, or where that is empty the union of the others.

    Args:
        store: what is asked.
        text: the query.
        services: the hosts that its SERVICE clauses may ask; nobody is asked without.

    Raises:
        QueryError: the query is refused, or its syntax is wrong.
        EndpointError: a host that was allowed did not give a whole answer.
    """
    graphs = frozenset(g.value for g in store.named_graphs() if isinstance(g, ox.NamedNode))
    guard(text, graphs, services=services is not None)
    if services is None:
        return _answer(store, text)
    with services.relayed(text) as relayed:
        return _answer(store, relayed)


def _answer(store: ox.Store, text: str) -> Answer:
    try:
        answer = store.query(text, use_default_graph_as_union=not _has_default(store))
        return turtle(answer) if isinstance(answer, ox.QueryTriples) else taken(answer)
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise QueryError(
            "query-syntax",
            Bilingual(
                f"SPARQL を実行できません（{error}）。", f"the SPARQL cannot be run ({error})."
            ),
            Bilingual("示された箇所を直してください。", "mend the place that is named."),
        ) from error
