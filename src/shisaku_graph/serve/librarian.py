"""The process that writes the documents of one resource when they are asked for.

The same pages and documents as the site's, made by the site's own makers, one at a time: while the
site is still being made, for data too large to make every page beforehand, and for what has no page
of its own (a cell, a repair). Started as ``python -m shisaku_graph.serve.librarian``.
"""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from shisaku_graph.access.dataset import DATA, Dataset
from shisaku_graph.access.linksets import Linksets
from shisaku_graph.access.statements import Stored
from shisaku_graph.errors import ShisakuError
from shisaku_graph.publication.jsonld import short_jsonld
from shisaku_graph.publication.syntaxes import ntriples, rdfxml, short_turtle
from shisaku_graph.rdf_files import LINKS
from shisaku_graph.serve import frames
from shisaku_graph.site.documents import about
from shisaku_graph.site.embeds import FROZEN
from shisaku_graph.site.frozen import frozen_card_of
from shisaku_graph.site.library import Library
from shisaku_graph.site.printer import Page, Printer
from shisaku_graph.site.resources import card_of, resource_page_of
from shisaku_graph.site.sections import single_pages
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.site.streams import other_files

MODULE: Final = "shisaku_graph.serve.librarian"
_WRITERS: Final = {
    "ttl": short_turtle,
    "jsonld": short_jsonld,
    "nt": ntriples,
    "rdf": rdfxml,
}
_SINGLES: Final = ("dataset/", "embed/dataset/")  # where pages lie that are not of one resource
_EMBED, _CARDS = "embed/", "embed/id/"  # a policy's card stands at its path below the first
_RESOURCES: Final = ("id/", "rule/", "dist/")  # where only documents lie, and published files
_SUFFIXES: Final = (".en.html", ".html", ".ttl", ".jsonld", ".nt", ".rdf")


class GraphOf:
    """One named graph of the store, as a dataset's own."""

    def __init__(self, store: ox.Store, graph: str, triples: int) -> None:
        self._store = store
        self._graph = ox.NamedNode(graph)
        self._triples = triples

    def __len__(self) -> int:
        return self._triples

    def quads_for_pattern(self, subject: Any, predicate: Any, value: Any, /) -> Iterator[ox.Quad]:  # noqa: ANN401  # as pyoxigraph
        """Yield the quads of the graph that fit."""
        return self._store.quads_for_pattern(subject, predicate, value, self._graph)


class Librarian:
    """Knows the datasets of an edition, and writes what is asked of them."""

    def __init__(self, store: ox.Store, holdings: list[dict[str, Any]]) -> None:
        datasets = [
            Dataset(Path(each["folder"]), Stored(GraphOf(store, each["graph"], each["triples"])))
            for each in holdings
            if each["file"] == DATA
        ]
        linksets = [Path(each["folder"]) for each in holdings if each["file"] == LINKS]
        self.library = Library(datasets, Linksets(linksets))
        self._shelf = Shelf(self.library)
        self._printer = Printer(self.library)
        self._others = {
            beginning: cache(make) for beginning, make in other_files(self._shelf).items()
        }
        self._singles: frozenset[str] | None = None

    def written(self, path: str) -> bytes | None:
        """Return the file of the site under a path, or ``None`` where there is none.

        Args:
            path: as in an address, percent-encoded, without the first ``/``.
        """
        try:
            return self._document(path) or self._other(path)
        except (ShisakuError, ValueError):  # no IRI, or one that can have no page
            return None

    def _document(self, path: str) -> bytes | None:
        suffix = next((each for each in _SUFFIXES if path.endswith(each)), "")
        name = path.removesuffix(suffix)
        if suffix in (".html", ".en.html"):
            return self._page(name, "en" if suffix == ".en.html" else "ja")
        writer = _WRITERS.get(suffix.removeprefix("."))
        if writer is None:
            return None
        triples = about(self.library, self.library.base + name)
        return writer(triples) if triples else None

    def _other(self, path: str) -> bytes | None:
        """Return a script, the reference, a published file, or what else is no page."""
        for holding in self._shelf.holdings:
            inside = path.removeprefix(f"dist/{holding.dataset.id}/")
            if inside != path and inside in {"manifest.json", *(f.path for f in holding.files)}:
                return (holding.dataset.folder / inside).read_bytes()
        if path.startswith(_RESOURCES):
            return None
        beginning = next(each for each in self._others if path.startswith(each))
        return self._others[beginning]().get(path)

    def _page(self, name: str, language: str) -> bytes | None:
        if name.startswith(_CARDS):
            page = card_of(self._shelf, self.library.base + name.removeprefix(_EMBED))
        elif name.startswith(f"{FROZEN}/"):
            page = frozen_card_of(self._shelf, name)
        else:
            page = resource_page_of(self._shelf, self.library.base + name)
        if page is None and ("/" not in name or name.startswith(_SINGLES)):
            page = self._single(name)
        if page is None:
            return None
        japanese, english = (content for _, content in self._printer.printed(page))
        return english if language == "en" else japanese

    def _single(self, name: str) -> Page | None:
        """Return a page that is not of one resource; which there are is found out once."""
        if self._singles is not None and name not in self._singles:
            return None
        seen = set()
        for page in single_pages(self._shelf):
            if page.path == name:
                return page
            seen.add(page.path)
        self._singles = frozenset(seen)
        return None


def main() -> None:
    """Open the store, then write until the server goes."""
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    first = frames.read(incoming)
    if first is None:
        return
    told, _ = first
    try:
        librarian = Librarian(ox.Store.read_only(told["store"]), told["holdings"])
    except ShisakuError as error:  # the datasets cannot stand in one site: SPARQL still works
        outgoing.write(frames.packed({"why": str(error)}))
        outgoing.flush()
        return
    outgoing.write(frames.packed({"base": librarian.library.base}))
    outgoing.flush()
    while (message := frames.read(incoming)) is not None:
        content = librarian.written(message[0]["path"])
        outgoing.write(frames.packed({"found": content is not None}, content or b""))
        outgoing.flush()


if __name__ == "__main__":
    main()
