"""The site in jobs: parts that are made one by one, in any order, in this process or in another."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

from shisaku_graph.site.documents import documents
from shisaku_graph.site.printer import Page, Printer
from shisaku_graph.site.resources import pages_of, resources_of
from shisaku_graph.site.sections import OF_DATASET, OF_SITE
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.site.streams import streams

_CHUNK = 40  # resources of one job


@dataclass(frozen=True, slots=True)
class Job:
    """A part of the site.

    Attributes:
        section: the section of the site or of a dataset, how the paths of a stream of files
            begin, or the class of the resources.
        dataset: id of the dataset; empty where it is a part of the whole site.
        resources: IRIs of the resources whose pages and documents are made.
    """

    section: str
    dataset: str = ""
    resources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of the site: path, and content or where to copy it from.

    ``address`` is the path of the page whose first file it is, where search engines may list it.
    """

    path: str
    content: bytes | Path
    address: str | None = None


def jobs_of(shelf: Shelf) -> Iterator[Job]:
    """Yield the jobs of a site: the longest first, so that all hands finish together."""
    for start in streams(shelf):
        yield Job(start)
    for dataset in shelf.library.datasets:
        for section in OF_DATASET:
            yield Job(section, dataset.id)
    for section in OF_SITE:
        yield Job(section)
    for (kind, dataset_id), found in groupby(
        resources_of(shelf.library), key=lambda each: (each[0], each[1].id)
    ):
        iris = (iri for _, _, iri in found)
        while chunk := tuple(islice(iris, _CHUNK)):
            yield Job(kind, dataset_id, chunk)


class Workshop:
    """Makes jobs."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._printer = Printer(shelf.library, shelf.url)
        self._streams: Mapping[str, Callable[[], Iterable[tuple[str, bytes]]]] = streams(shelf)
        self._datasets = {dataset.id: dataset for dataset in shelf.library.datasets}

    def made(self, job: Job) -> Iterator[Piece]:
        """Yield the files of a job, one after the other."""
        if job.resources:
            for page in self._pages(job):
                yield from self._printed(page)
        elif job.dataset:
            for page in OF_DATASET[job.section](self._shelf, self._datasets[job.dataset]):
                yield from self._printed(page)
        elif job.section in OF_SITE:
            for page in OF_SITE[job.section](self._shelf):
                yield from self._printed(page)
        else:
            yield from (Piece(name, content) for name, content in self._streams[job.section]())

    def _pages(self, job: Job) -> Iterator[Page]:
        dataset = self._datasets[job.dataset]
        for iri in job.resources:
            yield from pages_of(self._shelf, job.section, dataset, iri)

    def _printed(self, page: Page) -> Iterator[Piece]:
        address = page.path if page.indexed else None
        for name, content in self._printer.printed(page):
            yield Piece(name, content, address)
            address = None
        if page.iri is not None:
            for extension, content in documents(self._shelf.library, page.iri):
                yield Piece(f"{page.path}.{extension}", content)
