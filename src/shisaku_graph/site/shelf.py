"""The shelf: what every page maker needs at hand."""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import islice

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Element, Label, Named
from shisaku_graph.site.compared import Compared, compared
from shisaku_graph.site.holdings import Holding
from shisaku_graph.site.library import Library
from shisaku_graph.site.overview import chain, is_project

_BESIDE = 13  # policies of a department named beside one of them, and that one
_REMEMBERED = 2_000  # departments

Crumb = tuple[Label, str | None]
"""A step of the way from the home page: its name, and the path of its page."""


class Shelf:
    """The library, its holdings, the site's address if it is known, what is printed in it.

    ``printed`` tells whether the booklets stand in the site as PDF.
    """

    def __init__(self, library: Library, url: str | None = None, *, printed: bool = False) -> None:
        self.library = library
        self.url = url
        self.printed = printed
        self._held = lru_cache(_REMEMBERED)(self._first_held)
        self._holdings = {dataset.id: Holding(dataset) for dataset in library.datasets}

    def holding(self, dataset: Dataset) -> Holding:
        """Return the holding of a dataset."""
        return self._holdings[dataset.id]

    @cached_property
    def holdings(self) -> tuple[Holding, ...]:
        """Every holding, in the library's order."""
        return tuple(self._holdings[dataset.id] for dataset in self.library.datasets)

    @cached_property
    def compared(self) -> dict[str, Compared]:
        """What changed since the year before, by the newer dataset's id."""
        return compared(self.library)

    def held(self, dataset: Dataset, department: str) -> tuple[Named, ...]:
        """Return the first policies that a department answers for, enough for a list beside."""
        return self._held(dataset.id, department)

    def _first_held(self, dataset_id: str, department: str) -> tuple[Named, ...]:
        dataset = self._holdings[dataset_id].dataset
        held = dataset.responsibilities(department)
        return tuple(islice((h for h in held if not is_project(dataset, h.iri)), _BESIDE))

    def crumbs(self, dataset: Dataset | None, *more: Named | Element) -> tuple[Crumb, ...]:
        """Return the way to a page: home, the dataset, what stands above."""
        return tuple(self._crumbs(dataset, more))

    def _crumbs(
        self, dataset: Dataset | None, more: tuple[Named | Element, ...]
    ) -> Iterator[Crumb]:
        yield Label("ホーム", "Home"), "index"
        if dataset is not None and self.library.single is None:
            label = Label(
                f"{dataset.municipality.label.ja} {dataset.year.label.ja}",
                f"{dataset.municipality.label.en or dataset.municipality.label.ja} "
                f"{dataset.year.label.en or dataset.year.label.ja}",
            )
            yield label, self.library.home(dataset)
        for named in more:
            yield named.label, self.library.path(named.iri)

    def plan_crumbs(self, dataset: Dataset, element: Element) -> tuple[Crumb, ...]:
        """Return the way to an element of the plan."""
        return self.crumbs(dataset, *chain(dataset, element))

    def absolute(self, path: str) -> str:
        """Return the absolute address of a page: where the site is known to stand, or its IRI."""
        return f"{self.url or self.library.base}{path}.html"
