"""The local engine: published files in memory, asked with pyoxigraph's evaluator."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from shisaku_graph.access.guard import guard
from shisaku_graph.access.result import Result, Term
from shisaku_graph.errors import QueryError, UsageError
from shisaku_graph.language import Bilingual
from shisaku_graph.vocabulary import PREFIXES

_SYNTAXES = {
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
_DATA = "data.nt"


def data_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files to load: a file itself, a dataset's data.nt, or every dataset in a folder.

    Raises:
        UsageError: there is no such file or dataset.
    """
    for path in paths:
        found = [path] if path.is_file() else sorted((*path.glob(_DATA), *path.glob(f"*/{_DATA}")))
        if not found:
            raise _no_data(path)
        yield from found


def parsed(path: Path) -> Iterator[ox.Quad]:
    """Yield the quads of an RDF file, read strictly.

    Raises:
        UsageError: the file's name tells no RDF syntax.
        QueryError: the file is not what its name says; the message names line and column.
    """
    syntax = _SYNTAXES.get(path.suffix.lower())
    if syntax is None:
        raise _unknown_syntax(path)
    try:
        _check_entities(path, syntax)
        yield from ox.parse(path=path, format=syntax)
    except (SyntaxError, ValueError, OSError) as error:
        raise _unreadable(path, error) from error


def loaded(paths: Iterable[Path]) -> ox.Store:
    """Return a store that holds the files."""
    store = ox.Store()
    for path in data_files(paths):
        syntax = _SYNTAXES.get(path.suffix.lower())
        if syntax is None:
            raise _unknown_syntax(path)
        try:
            _check_entities(path, syntax)
            store.bulk_load(path=path, format=syntax)
        except (SyntaxError, ValueError, OSError) as error:
            raise _unreadable(path, error) from error
    return store


def _check_entities(path: Path, syntax: ox.RdfFormat) -> None:
    """Refuse XML entities: a few hundred bytes of them can end the process (RDF/XML needs none)."""
    if syntax == ox.RdfFormat.RDF_XML and b"<!DOCTYPE" in path.read_bytes():
        raise ValueError("<!DOCTYPE")


def ask(store: ox.Store, text: str) -> Result | bool | bytes:
    """Run a query: rows of a SELECT, the truth of an ASK, Turtle of a CONSTRUCT or DESCRIBE.

    The default graph is the union of all graphs.

    Raises:
        QueryError: the query is refused, or its syntax is wrong.
    """
    guard(text, frozenset(g.value for g in store.named_graphs() if isinstance(g, ox.NamedNode)))
    try:
        answer = store.query(text, use_default_graph_as_union=True)
        return turtle(answer) if isinstance(answer, ox.QueryTriples) else taken(answer)
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise QueryError(
            "query-syntax",
            Bilingual(
                f"SPARQL を実行できません（{error}）。", f"the SPARQL cannot be run ({error})."
            ),
            Bilingual("示された箇所を直してください。", "mend the place that is named."),
        ) from error


def taken(answer: ox.QuerySolutions | ox.QueryBoolean) -> Result | bool:
    """Return the rows or the truth value that pyoxigraph found or read.

    Raises:
        ValueError: a value is a triple (RDF 1.2), which no table here can show.
    """
    if isinstance(answer, ox.QueryBoolean):
        return bool(answer)
    columns = tuple(variable.value for variable in answer.variables)
    return Result(columns, tuple(tuple(_term(row[name]) for name in columns) for row in answer))


def turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Return triples in Turtle, sorted, with the prefixes that they use."""
    found = sorted(triples, key=str)
    used = {
        prefix: namespace
        for prefix, namespace in PREFIXES.items()
        if any(f"<{namespace}" in str(triple) for triple in found)
    }
    return ox.serialize(found, format=ox.RdfFormat.TURTLE, prefixes=used) or b""


def _term(value: object) -> Term | None:
    if value is None or isinstance(value, ox.NamedNode | ox.BlankNode | ox.Literal):
        return value
    raise ValueError(value)


def _no_data(path: Path) -> UsageError:
    return UsageError(
        "data-missing",
        Bilingual(f"{path} に公開データがありません。", f"there is no published data in {path}."),
        Bilingual(
            "先に shisaku-graph build を実行するか、--data で RDF ファイルを指定してください。",
            "run shisaku-graph build first, or name an RDF file with --data.",
        ),
    )


def _unknown_syntax(path: Path) -> UsageError:
    known = " ".join(sorted(_SYNTAXES))
    return UsageError(
        "rdf-syntax-unknown",
        Bilingual("拡張子から RDF の形式が分かりません。", "the file's name tells no RDF syntax."),
        Bilingual(f"拡張子を次のどれかにしてください: {known}", f"name it with one of: {known}"),
        str(path),
    )


def _unreadable(path: Path, error: Exception) -> QueryError:
    return QueryError(
        "rdf-unreadable",
        Bilingual(f"RDF として読めません（{error}）。", f"the file is no valid RDF ({error})."),
        Bilingual("示された行と列を直してください。", "mend the line and column that are named."),
        str(path),
    )
