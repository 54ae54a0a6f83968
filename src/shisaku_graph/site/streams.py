"""Streams of files that are no pages: search, graphs for SPARQL, scripts, feeds, host settings."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.reference import reference
from shisaku_graph.site.citation import citation_files
from shisaku_graph.site.comparison_pages import comparison_files
from shisaku_graph.site.feeds import atom, department_feeds, robots
from shisaku_graph.site.hosting import hosting_files
from shisaku_graph.site.scripts import script_files
from shisaku_graph.site.search import search_files
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.site.sparql import CATALOGUE, sparql_files


def other_files(shelf: Shelf) -> Mapping[str, Callable[[], Mapping[str, bytes]]]:
    """Return what makes the files that are no pages, by how their paths begin.

    The first beginning that fits is the one; an empty one fits every path.
    """
    return {start: partial(_gathered, stream) for start, stream in streams(shelf).items()}


def streams(shelf: Shelf) -> Mapping[str, Callable[[], Iterable[tuple[str, bytes]]]]:
    """Return what yields the files that are no pages, one after the other."""
    datasets = shelf.library.datasets
    return {
        "assets/search-index": lambda: search_files(datasets),
        "assets/graph-": lambda: _graph_files(datasets, graphs=True),
        "assets/sparql-catalogue": lambda: _graph_files(datasets, graphs=False),
        "assets/": lambda: script_files().items(),
        "feed.atom": lambda: [("feed.atom", atom(shelf))],
        "feeds/": lambda: department_feeds(shelf),
        "robots.txt": lambda: [("robots.txt", robots(shelf))],
        ".nojekyll": lambda: [(".nojekyll", b"")],  # GitHub Pages serves the folder as it is
        "": lambda: chain(
            reference().items(),
            comparison_files(shelf),
            citation_files(shelf),
            hosting_files(shelf.library.base, shelf.url, lean=shelf.library.lean),
        ),
    }


def _gathered(stream: Callable[[], Iterable[tuple[str, bytes]]]) -> Mapping[str, bytes]:
    return dict(stream())


def _graph_files(datasets: Sequence[Dataset], *, graphs: bool) -> Iterator[tuple[str, bytes]]:
    return (each for each in sparql_files(datasets) if (each[0] != CATALOGUE) == graphs)
