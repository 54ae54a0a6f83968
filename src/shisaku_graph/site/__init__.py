"""The site: pages, search and SPARQL over the published datasets, in a folder for any web host."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from shisaku_graph.access.dataset import dataset_folders
from shisaku_graph.access.linksets import linkset_folders
from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual, Language
from shisaku_graph.publication import release
from shisaku_graph.site.files import site_files
from shisaku_graph.site.frozen import with_kept_cards
from shisaku_graph.site.holdings import Holding
from shisaku_graph.site.library import open_library
from shisaku_graph.site.press import Press
from shisaku_graph.site.progress import Progress, Told

SITE = "site"
"""Name of the site's folder in dist/."""


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A site that was made: its folder, number and size of its files, whether it changed."""

    folder: Path
    files: int
    bytes: int
    changed: bool


def build_site(  # noqa: PLR0913, PLR0917  # what a site is made of, how and where
    dists: Sequence[Path],
    target: Path,
    url: str | None = None,
    tell: Told = lambda _: None,
    press: Press | None = None,
    hands: int | None = None,
) -> BuiltSite:
    """Make the site of published datasets in ``target``: all of it, or nothing.

    Args:
        dists: folders of published datasets and linksets, or folders that hold such folders.
        target: the site's folder.
        url: the absolute address where it will stand, if it is known.
        tell: called from the first moment on, several times a second, with how far the site is.
        press: sets the booklets as PDF; without one they are only pages to print.
        hands: how many processes make pages; a large site takes as many as there are cores.

    Raises:
        UsageError: there is no dataset, or they cannot stand in one site.
        PublicationError: the folder cannot be written; what was there before is untouched.
    """
    folders = tuple(
        folder
        for dist in dists
        for folder in dataset_folders(dist)
        if folder.resolve() != target.resolve()
    )
    if not folders:
        raise _nothing(dists)
    progress = Progress(tell)
    linksets = tuple(dict.fromkeys(each for dist in dists for each in linkset_folders(dist)))
    target.parent.mkdir(parents=True, exist_ok=True)
    with open_library(folders, linksets, target.parent, partial(_reading, progress)) as library:
        made = site_files(library, _address(url), press, progress, hands)
        files = _counted(with_kept_cards(made, target), progress)
        changed = release(target, files)
    return BuiltSite(target, progress.files, progress.bytes, changed)


def set_booklets(dist: Path, press: Press, language: Language) -> Iterator[tuple[str, bytes]]:
    """Yield the booklet of each dataset of a folder: its file's name, and the PDF.

    Raises:
        UsageError: there is no dataset.
    """
    folders = dataset_folders(dist)
    if not folders:
        raise _nothing([dist])
    for folder in folders:
        with open_library([folder]) as library:
            for dataset in library.datasets:
                for path, pdf in press.volumes(Holding(dataset), language):
                    name = path.rpartition("/")[2].replace("booklet", dataset.id, 1)
                    yield f"{name}.pdf" if language == "ja" else f"{name}.{language}.pdf", pdf


def _reading(progress: Progress, folder: Path) -> Callable[[int, int], None]:
    """Begin to read a dataset; return what is told how many bytes of it are read."""
    progress.begin(f"{folder.name} を読んでいます（MB）", f"reading {folder.name} (MB)")
    return lambda done, of: progress.at(done // 1_000_000, of // 1_000_000)


def _counted(
    files: Iterator[tuple[str, bytes | Path]], progress: Progress
) -> Iterator[tuple[str, bytes | Path]]:
    """Count the files as they pass."""
    for name, content in files:
        progress.file(len(content) if isinstance(content, bytes) else content.stat().st_size)
        yield name, content
    progress.begin("書き出しを終えています", "finishing to write")


def _address(url: str | None) -> str | None:
    if url is None:
        return None
    if not url.startswith(("https://", "http://")) or not url.isprintable() or " " in url:
        raise UsageError(
            "site-url",
            Bilingual(
                f"サイトのアドレスではありません（{url}）。", f"no address of a site ({url})."
            ),
            Bilingual(
                "https:// から始まるアドレスを指定してください。",
                "give one that begins with https://.",
            ),
        )
    return url if url.endswith("/") else f"{url}/"


def _nothing(dists: Sequence[Path]) -> UsageError:
    return UsageError(
        "site-nothing",
        Bilingual("サイトにする公開データがありません。", "there is no published dataset."),
        Bilingual(
            "先に shisaku-graph build で公開データを作り、そのフォルダーを指定してください。",
            "make one with shisaku-graph build first, and name its folder.",
        ),
        ", ".join(map(str, dists)),
    )


__all__ = ["SITE", "BuiltSite", "Press", "build_site", "set_booklets"]
