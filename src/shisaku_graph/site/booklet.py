"""The booklet: the whole plan of one year as a book to print, with contents and index."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Element, Label, Named, Project, Report
from shisaku_graph.site.holdings import Holding
from shisaku_graph.site.list_pages import page_path, paged
from shisaku_graph.site.overview import chain, report_of
from shisaku_graph.site.plan_pages import qr_code
from shisaku_graph.site.printer import Page
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.vocabulary import SHISAKU

_VOLUME = 200  # policies in one volume


@dataclass(frozen=True, slots=True)
class Chapter:
    """One policy of the book.

    ``depth`` counts what stands above it in the plan; ``opens`` names what of that begins with it.
    """

    number: int
    policy: Element
    depth: int
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


@dataclass(frozen=True, slots=True)
class Volume:
    """A volume of the booklet: its number, of how many, and its chapters."""

    number: int
    of: int
    chapters: tuple[Chapter, ...]

    @property
    def suffix(self) -> str:
        """What follows the title where there are several volumes."""
        return f"（{self.number}/{self.of}）" if self.of > 1 else ""


def volumes_of(holding: Holding) -> Iterator[Volume]:
    """Yield the volumes, one after the other."""
    dataset = holding.dataset
    total = holding.overview.counts[SHISAKU.Policy]
    volumes = max(1, -(-total // _VOLUME))
    policies = enumerate(dataset.elements(SHISAKU.Policy), start=1)
    for number, held in enumerate(paged(policies, _VOLUME), start=1):
        yield Volume(number, volumes, tuple(_chapters(dataset, held)))


def booklet_path(dataset: Dataset, number: int) -> str:
    """Return the path of a volume, as a page and, with another extension, as a PDF."""
    return page_path(dataset, "booklet", number)


def booklet_pages(shelf: Shelf, dataset: Dataset) -> Iterator[Page]:
    """Yield the volumes of the booklet as pages to print."""
    for volume in volumes_of(shelf.holding(dataset)):
        number, chapters, volumes = volume.number, volume.chapters, volume.of
        yield Page(
            path=booklet_path(dataset, number),
            template="booklet",
            title=Label(
                f"冊子: {dataset.title.ja}{volume.suffix}",
                f"Booklet: {dataset.title.en or dataset.title.ja}{volume.suffix}",
            ),
            dataset=dataset,
            section="booklet",
            facts={
                "crumbs": shelf.crumbs(dataset),
                "chapters": chapters,
                "departments": index_of(
                    (d, c.number) for c in chapters for d in c.policy.departments
                ),
                "projects": index_of(
                    (Named(p.iri, p.label), c.number) for c in chapters for p in c.projects
                ),
                "volumes": tuple((n, booklet_path(dataset, n)) for n in range(1, volumes + 1)),
                "volume": number,
                "printed": shelf.printed,
                "holding": shelf.holding(dataset),
                "qr": qr_code(dataset.iri),
            },
        )


def _chapters(dataset: Dataset, policies: Sequence[tuple[int, Element]]) -> Iterator[Chapter]:
    opened: set[str] = set()
    for number, policy in policies:
        above = chain(dataset, policy)
        opens = tuple(element for element in above if element.iri not in opened)
        opened.update(element.iri for element in opens)
        report = report_of(dataset, policy.iri)
        yield Chapter(number, policy, len(above), opens, report, dataset.projects_of(policy.iri))


def index_of(pairs: Iterator[tuple[Named, int]]) -> Sequence[IndexEntry]:
    """Return the names, each once, in the order of their characters, with their numbers."""
    found: dict[str, tuple[Named, dict[int, None]]] = {}
    for named, number in pairs:
        found.setdefault(named.iri, (named, {}))[1][number] = None
    entries = [IndexEntry(named, tuple(numbers)) for named, numbers in found.values()]
    return sorted(entries, key=lambda entry: (entry.named.label.ja, entry.named.iri))
