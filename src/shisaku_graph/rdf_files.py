"""RDF files as a person has them, read strictly: what is no valid RDF is refused with its place."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from shisaku_graph import assets
from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual
from shisaku_graph.vocabulary import ONTOLOGY_IRI

_SYNTAXES = {
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
}
_WITH_GRAPHS = (ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG, ox.RdfFormat.JSON_LD)
_DATA = "data.nt"
_MANIFEST = "manifest.json"
LINKS = "links.nt"
"""The links of a linkset's folder."""
_CONTEXT = "context.jsonld"
_OWN_CONTEXT = f"{ONTOLOGY_IRI.removesuffix('ns')}{_CONTEXT}"


def data_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files to read: a file itself, or the data.nt and links.nt of a folder.

    A folder is that of one dataset or linkset, or one that holds such folders.

    Raises:
        UsageError: there is no such file or dataset.
    """
    for path in paths:
        found = [path] if path.is_file() else _published(path)
        if not found:
            raise _missing(path)
        yield from found


def _published(folder: Path) -> list[Path]:
    names = (_DATA, LINKS)
    return sorted(p for name in names for p in (*folder.glob(name), *folder.glob(f"[!.]*/{name}")))


def triples_of(path: Path) -> Iterator[ox.Triple]:
    """Yield the triples of one RDF file, of its named graphs too; its name tells the syntax.

    Nothing is fetched: a JSON-LD file brings its context, or names this project's
    (``context.jsonld`` beside it, or at this project's IRI), which travels with the package.

    Raises:
        UsageError: the name tells no RDF syntax, or the file is not what its name says; the
            message names line and column.
    """
    with _told_apart(path) as syntax:
        content, base = _content(path, syntax), path.resolve().as_uri()
        for quad in ox.parse(content, format=syntax, base_iri=base, rename_blank_nodes=True):
            yield quad.triple


def load(store: ox.Store, path: Path, graph: str | None = None) -> None:
    """Load one RDF file into a store, its named graphs kept.

    Args:
        store: what it is added to.
        path: the file; its name tells the syntax.
        graph: IRI of the graph that its triples go into, where the syntax names none; the
            default graph without it.

    Raises:
        UsageError: as :func:`triples_of`.
    """
    with _told_apart(path) as syntax:
        named = None if graph is None or syntax in _WITH_GRAPHS else ox.NamedNode(graph)
        if syntax in (ox.RdfFormat.JSON_LD, ox.RdfFormat.RDF_XML):
            store.bulk_load(_content(path, syntax), format=syntax, to_graph=named)
        else:
            store.bulk_load(path=path, format=syntax, to_graph=named)


def graph_of(path: Path) -> str | None:
    """Return the name of the graph that a file becomes, or ``None`` where it names its own.

    A published dataset or linkset is known by its IRI, as in a triple store that it was sent to;
    any other file by its address.

    Raises:
        UsageError: the name tells no RDF syntax.
    """
    with _told_apart(path) as syntax:
        if syntax in _WITH_GRAPHS:
            return None
    try:
        told = json.loads((path.parent / _MANIFEST).read_bytes())
        if path.name in (_DATA, LINKS):
            return ox.NamedNode(told["iri"]).value
    except (OSError, ValueError, KeyError, TypeError):  # no dataset: a file like any other
        pass
    return path.resolve().as_uri()


@contextmanager
def _told_apart(path: Path) -> Iterator[ox.RdfFormat]:
    """Give the syntax that the name tells; turn what the parser refuses into one clear error."""
    syntax = _SYNTAXES.get(path.suffix.lower())
    if syntax is None:
        raise _unknown(path)
    try:
        yield syntax
    except (SyntaxError, ValueError, OSError, RecursionError) as error:
        raise unreadable(path, error) from error


def _content(path: Path, syntax: ox.RdfFormat) -> bytes:
    """Return a file's bytes, fit for the parser."""
    content = path.read_bytes()
    if syntax == ox.RdfFormat.RDF_XML and b"<!DOCTYPE" in content:
        raise ValueError("<!DOCTYPE")  # entities of a few hundred bytes can end the process
    return _with_own_context(content) if syntax == ox.RdfFormat.JSON_LD else content


def _with_own_context(content: bytes) -> bytes:
    """Return a JSON-LD document with this project's context put in where it is only named."""
    document = json.loads(content)
    if not isinstance(document, dict):
        return content
    named = document.get("@context")
    if not (isinstance(named, str) and named in (_CONTEXT, f"./{_CONTEXT}", _OWN_CONTEXT)):
        return content
    own: dict[str, Any] = json.loads((assets.folder("ontology") / _CONTEXT).read_bytes())
    return json.dumps({**document, "@context": own["@context"]}, ensure_ascii=False).encode()


def _missing(path: Path) -> UsageError:
    return UsageError(
        "data-missing",
        Bilingual("RDF ファイルも公開データもありません。", "no RDF file, no published data."),
        Bilingual(
            "ファイルか dist/ のフォルダーを指定してください。"
            "公開データは shisaku-graph build で作れます。",
            "name a file or a folder of dist/; shisaku-graph build makes published data.",
        ),
        str(path),
    )


def _unknown(path: Path) -> UsageError:
    known = " ".join(_SYNTAXES)
    return UsageError(
        "rdf-syntax-unknown",
        Bilingual("拡張子から RDF の形式が分かりません。", "the file's name tells no RDF syntax."),
        Bilingual(f"拡張子を次のどれかにしてください: {known}", f"name it with one of: {known}"),
        str(path),
    )


def unreadable(path: Path, error: Exception, line: int | None = None) -> UsageError:
    """Return the error of a file that is not the RDF that its name says.

    Args:
        path: the file.
        error: what the parser said.
        line: the line that it was given, where it was not given the whole file.
    """
    line = line or getattr(error, "lineno", None)
    column = getattr(error, "colno", None) or getattr(error, "offset", None)
    place = ":".join(map(str, (path, *filter(None, (line, line and column)))))
    said = getattr(error, "msg", None) or str(error)
    return UsageError(
        "rdf-unreadable",
        Bilingual(f"RDF として読めません（{said}）。", f"the file is no valid RDF ({said})."),
        Bilingual(
            "示された行と列の書き方を直してください。拡張子が形式と合っているかも確かめてください。",
            "mend the line and column named; check also that the file's name tells its syntax.",
        ),
        place,
    )
