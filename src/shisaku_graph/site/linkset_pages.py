"""Pages of the linksets: what leads from one dataset to another, who agreed, and the files."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.linksets import PublishedLinkset
from shisaku_graph.access.views import Label, Named
from shisaku_graph.publication.manifest import MANIFEST, listed
from shisaku_graph.site.address import document_path
from shisaku_graph.site.printer import Page
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.vocabulary import SKOS

RELATIONS = {
    SKOS.exactMatch: Label("同じ", "the same"),
    SKOS.closeMatch: Label("近い", "close"),
    SKOS.broadMatch: Label("より広い", "broader"),
    SKOS.narrowMatch: Label("より狭い", "narrower"),
}
RELATED = Label("関連", "related")
"""What any other relation is called."""

_SHOWN = 2_000  # links on a page; the files hold them all


def linkset_pages(shelf: Shelf) -> Iterator[Page]:
    """Yield a page for each published linkset, at its IRI."""
    for each in shelf.library.links.published:
        path = document_path(each.iri, shelf.library.base)
        if path is not None:
            yield _page(shelf, each, path)


def linkset_files(shelf: Shelf) -> Iterator[tuple[str, bytes | Path]]:
    """Yield the published files, where the catalogue says that they are, and beside the page."""
    for each in shelf.library.links.published:
        for file in listed((each.folder / MANIFEST).read_bytes(), str(each.folder)):
            yield f"dist/{each.folder.name}/{file.path}", each.folder / file.path
        yield f"dist/{each.folder.name}/{MANIFEST}", each.folder / MANIFEST
        path = document_path(each.iri, shelf.library.base)
        if path is not None:
            for extension in ("ttl", "nt"):
                yield f"{path}.{extension}", each.folder / f"links.{extension}"


def linksets(shelf: Shelf, dataset: Dataset | None = None) -> tuple[tuple[str, Label, int], ...]:
    """Return the linksets, or those that a dataset is an end of.

    Each with the path of its page, its title and the number of its links.
    """
    return tuple(
        (path, each.title, len(each.links))
        for each in shelf.library.links.published
        if (dataset is None or dataset.iri in (each.ours, each.theirs))
        and (path := document_path(each.iri, shelf.library.base)) is not None
    )


def _page(shelf: Shelf, told: PublishedLinkset, path: str) -> Page:
    counts = Counter(match.relation for _, _, match in told.links)
    known = {dataset.iri: dataset for dataset in shelf.library.datasets}
    ends = tuple(
        Named(iri, known[iri].title if iri in known else Label(title))
        for iri, title in ((told.ours, told.ours), (told.theirs, told.theirs_title))
    )
    return Page(
        path=path,
        template="linkset",
        title=told.title,
        section="data",
        summary=Label(
            f"人が一組ずつ確かめて採用した対応 {len(told.links)} 組。",
            f"{len(told.links)} correspondences, each accepted by a person.",
        ),
        facts={
            "crumbs": shelf.crumbs(None),
            "linkset": told,
            "ends": ends,
            "counts": tuple((RELATIONS.get(iri, RELATED), n) for iri, n in sorted(counts.items())),
            "rows": tuple(
                (
                    Named(iri, Label(label)),
                    RELATIONS.get(match.relation, RELATED),
                    Named(match.iri, Label(match.label)),
                    match,
                )
                for iri, label, match in told.links[:_SHOWN]
            ),
            "more": max(0, len(told.links) - _SHOWN),
            "path": path,
            "files": listed((told.folder / MANIFEST).read_bytes(), str(told.folder)),
        },
    )
