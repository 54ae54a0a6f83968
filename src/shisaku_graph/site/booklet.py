"""The booklet: the whole plan of one year as a book to print, with contents and index."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Element, Label, Named, Project, Report
from shisaku_graph.site.list_pages import page_path, paged
from shisaku_graph.site.overview import chain, report_of
from shisaku_graph.site.plan_pages import qr_code
from shisaku_graph.site.printer import Page
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.vocabulary import SHISAKU

_VOLUME = 200  # policies in one volume


@dataclass(frozen=True, slots=True)
class Chapter:
    """One policy of the book; ``opens`` names what begins with it, from the top of the plan."""

    number: int
    policy: Element
    opens: tuple[Element, ...]
    report: Report | None
    projects: tuple[Project, ...]

    @property
    def lost(self) -> bool:
        """Whether its list of projects is lost."""
        return self.report is not None and self.report.project_list == SHISAKU.lost


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A name in the index, and the numbers of the policies where it stands."""

    named: Named
    numbers: tuple[int, ...]


def booklet_pages(shelf: Shelf, dataset: Dataset) -> Iterator[Page]:
    """Yield the volumes of the booklet."""
    total = shelf.holding(dataset).overview.counts[SHISAKU.Policy]
    volumes = max(1, -(-total // _VOLUME))
    for number, chapters in enumerate(paged(_chapters(dataset), _VOLUME), start=1):
        suffix = f"（{number}/{volumes}）" if volumes > 1 else ""
        yield Page(
            path=page_path(dataset, "booklet", number),
            template="booklet",
            title=Label(
                f"冊子: {dataset.title.ja}{suffix}",
                f"Booklet: {dataset.title.en or dataset.title.ja}{suffix}",
            ),
            dataset=dataset,
            section="booklet",
            facts={
                "crumbs": shelf.crumbs(dataset),
                "chapters": chapters,
                "departments": _index(
                    (d, c.number) for c in chapters for d in c.policy.departments
                ),
                "projects": _index(
                    (Named(p.iri, p.label), c.number) for c in chapters for p in c.projects
                ),
                "volumes": tuple(
                    (n, page_path(dataset, "booklet", n)) for n in range(1, volumes + 1)
                ),
                "volume": number,
                "holding": shelf.holding(dataset),
                "qr": qr_code(dataset.iri),
            },
        )


def _chapters(dataset: Dataset) -> Iterator[Chapter]:
    opened: set[str] = set()
    for number, policy in enumerate(_in_plan_order(dataset), start=1):
        above = chain(dataset, policy)
        opens = tuple(element for element in above if element.iri not in opened)
        opened.update(element.iri for element in opens)
        report = report_of(dataset, policy.iri)
        yield Chapter(number, policy, opens, report, dataset.projects_of(policy.iri))


def _in_plan_order(dataset: Dataset) -> Iterator[Element]:
    yield from dataset.elements(SHISAKU.Policy)


def _index(pairs: Iterator[tuple[Named, int]]) -> Sequence[IndexEntry]:
    found: dict[str, tuple[Named, dict[int, None]]] = {}
    for named, number in pairs:
        found.setdefault(named.iri, (named, {}))[1][number] = None
    entries = [IndexEntry(named, tuple(numbers)) for named, numbers in found.values()]
    return sorted(entries, key=lambda entry: (entry.named.label.ja, entry.named.iri))
