"""The comparisons that a site shows: each year of a city with the year before it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from shisaku_graph.access.dataset import DATA, Dataset
from shisaku_graph.compare import Comparison, Transition, compare
from shisaku_graph.site.address import document_path
from shisaku_graph.site.library import Library

_MOST = 64 * 1024 * 1024
"""Bytes of N-Triples of a dataset that is compared.

A comparison holds the texts of both years at once; a site of any size is made in bounded memory,
so a larger pair is left to ``shisaku-graph diff``, and the dataset's page says so.
"""


@dataclass(frozen=True)
class Compared:
    """A comparison, and where its page stands.

    Attributes:
        path: of the page, without language and extension; its files stand beside it.
        newer: the newer dataset.
    """

    path: str
    older: Dataset
    newer: Dataset
    comparison: Comparison

    @cached_property
    def _by_iri(self) -> Mapping[str, Transition]:
        found: dict[str, Transition] = {}
        for each in self.comparison.changed():
            for side in each.after:
                found.setdefault(side.iri, each)
        return found

    def of(self, iri: str) -> Transition | None:
        """Return what befell a resource of the newer year, if anything did."""
        return self._by_iri.get(iri)


def compared(library: Library) -> dict[str, Compared]:
    """Return the comparison of each dataset with that of the year before, by the newer one's id."""
    found = {}
    for newer, older in _following(library):
        if not _large(newer, older):
            comparison = compare(older, newer)
            path = document_path(comparison.iri, library.base) or ""
            found[newer.id] = Compared(path, older, newer, comparison)
    return found


def uncompared(library: Library) -> dict[str, Dataset]:
    """Return the year before of each dataset that is too large to be compared in the site."""
    return {newer.id: older for newer, older in _following(library) if _large(newer, older)}


def _following(library: Library) -> Iterator[tuple[Dataset, Dataset]]:
    """Yield each dataset of a city with that of the year before."""
    for city in library.municipalities:
        for newer, older in pairwise(library.of(city.iri)):
            if older.year.start < newer.year.start:
                yield newer, older


def _large(*datasets: Dataset) -> bool:
    return any((each.folder / DATA).stat().st_size > _MOST for each in datasets)
