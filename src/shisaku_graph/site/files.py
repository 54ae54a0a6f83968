"""Every file of the site, in the order in which it is made: no more than a few are in memory."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from shisaku_graph.publication.archive import VERSIONS, former_versions
from shisaku_graph.publication.manifest import MANIFEST, SIGNATURE, names_in
from shisaku_graph.site.address import page_file
from shisaku_graph.site.crew import Crew, Setup, hands
from shisaku_graph.site.feeds import sitemaps
from shisaku_graph.site.jobs import Job, Piece, Workshop, jobs_of
from shisaku_graph.site.library import Library
from shisaku_graph.site.linkset_pages import linkset_files
from shisaku_graph.site.press import Press
from shisaku_graph.site.printer import LANGUAGES
from shisaku_graph.site.progress import Progress
from shisaku_graph.site.resources import number_of_resources
from shisaku_graph.site.shelf import Shelf

Files = Iterator[tuple[str, bytes | Path]]
_ALONE = 1_000  # resources that one process makes sooner than others start


def site_files(
    library: Library,
    url: str | None,
    press: Press | None,
    progress: Progress,
    number: int | None = None,
) -> Files:
    """Yield every file of the site: its path, and its content or where to copy it from.

    Args:
        library: what the site shows.
        url: where it will stand, if that is known.
        press: sets the booklets as PDF.
        progress: what is told how far it is.
        number: how many processes make pages; as fits the machine and the site, without it.
    """
    shelf = Shelf(library, url, printed=press is not None)
    for holding in shelf.holdings:
        title = holding.dataset.title
        progress.begin(f"{title.ja}を数えています", f"counting {title.en or title.ja}")
        holding.count(progress.at)
    addresses: list[str] = []
    progress.begin("ページを作っています", "making pages")
    for piece in _pieces(shelf, progress, number):
        if piece.address is not None:
            addresses.append(piece.address)
        yield piece.path, piece.content
    newest = max(holding.modified for holding in shelf.holdings)
    yield from sitemaps(sorted(addresses), url or library.base, newest)
    progress.begin("公開データを写しています", "copying the published data")
    yield from _data(shelf)
    yield from linkset_files(shelf)
    if press is not None:
        progress.begin("冊子を組んでいます", "setting the booklets")
        yield from booklets(shelf, press)


def _pieces(shelf: Shelf, progress: Progress, number: int | None) -> Iterator[Piece]:
    """Yield what jobs make, in this process or in several."""
    total, done = number_of_resources(shelf.library), 0
    if number is None:
        number = hands() if total > _ALONE else 1
    for each in _made(shelf, number):
        if isinstance(each, Job):
            done += len(each.resources)
        else:
            yield from each
        progress.at(done, total)


def _made(shelf: Shelf, number: int) -> Iterator[Job | Iterable[Piece]]:
    """Yield the files of every job as they come, and each job when it is done."""
    jobs, opened = jobs_of(shelf), shelf.library.opened
    if number > 1 and opened is not None:
        overviews = {holding.dataset.id: holding.overview for holding in shelf.holdings}
        setup = Setup(opened, shelf.url, shelf.printed, overviews)
        yield from Crew(setup, jobs, number).made()
        return
    workshop = Workshop(shelf)
    for job in jobs:
        yield workshop.made(job)
        yield job


def booklets(shelf: Shelf, press: Press) -> Iterator[tuple[str, bytes]]:
    """Yield the booklets of every dataset as PDF, in both languages, beside their pages."""
    for holding in shelf.holdings:
        for language in LANGUAGES:
            for path, pdf in press.volumes(holding, language):
                yield page_file(path, language).removesuffix(".html") + ".pdf", pdf


def _data(shelf: Shelf) -> Files:
    """Yield the published files, where the catalogue says that they are."""
    for holding in shelf.holdings:
        dataset = holding.dataset
        for file in holding.files:
            yield f"dist/{dataset.id}/{file.path}", dataset.folder / file.path
        for name in (MANIFEST, SIGNATURE):
            if (dataset.folder / name).is_file():
                yield f"dist/{dataset.id}/{name}", dataset.folder / name
        for version in former_versions(dataset.folder):
            for path in sorted(names_in(version)):
                yield f"dist/{VERSIONS}/{dataset.id}/{version.name}/{path}", version / path
