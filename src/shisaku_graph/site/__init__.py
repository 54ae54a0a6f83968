"""The site: pages, search and SPARQL over the published datasets, in a folder for any web host."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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

SITE = "site"
"""Name of the site's folder in dist/."""

Told = Callable[[Bilingual], None]


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A site that was made: its folder, number and size of its files, whether it changed."""

    folder: Path
    files: int
    bytes: int
    changed: bool


def build_site(
    dists: Sequence[Path],
    target: Path,
    url: str | None = None,
    tell: Told = lambda _: None,
    press: Press | None = None,
) -> BuiltSite:
    """Make the site of published datasets in ``target``: all of it, or nothing.

    Args:
        dists: folders of published datasets and linksets, or folders that hold such folders.
        target: the site's folder.
        url: the absolute address where it will stand, if it is known.
        tell: called as pages are made.
        press: sets the booklets as PDF; without one they are only pages to print.

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
    counter = _Counter(tell)
    linksets = tuple(dict.fromkeys(each for dist in dists for each in linkset_folders(dist)))
    with open_library(folders, linksets) as library:
        files = with_kept_cards(site_files(library, _address(url), press), target)
        changed = release(target, counter.counted(files))
    return BuiltSite(target, counter.files, counter.bytes, changed)


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


class _Counter:
    """Counts the files as they pass, and says now and then how many there are."""

    def __init__(self, tell: Told) -> None:
        self.files = 0
        self.bytes = 0
        self._tell = tell

    def counted(
        self, files: Iterator[tuple[str, bytes | Path]]
    ) -> Iterator[tuple[str, bytes | Path]]:
        for name, content in files:
            self.files += 1
            self.bytes += len(content) if isinstance(content, bytes) else content.stat().st_size
            if self.files % 250 == 1:
                self._tell(
                    Bilingual(
                        f"サイトのページを作っています（{self.files:,} ファイル）",
                        f"making the pages of the site ({self.files:,} files)",
                    )
                )
            yield name, content


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
