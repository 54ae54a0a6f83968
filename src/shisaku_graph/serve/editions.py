"""Editions: what is published at one moment, made ready to be served, whole and unchanging.

An edition is a folder of the cache, named by the hash of the datasets' manifests: a read-only store
with one named graph a dataset, and the site. It is made beside and renamed when it is whole, so a
folder under its name can be used at once; while ``dist/`` is exchanged, what is served stays as it
was.
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from shisaku_graph.access.dataset import DATA
from shisaku_graph.errors import PublicationError
from shisaku_graph.language import Bilingual
from shisaku_graph.publication.manifest import MANIFEST
from shisaku_graph.serve.sources import Source, digest
from shisaku_graph.vocabulary import DCTERMS

STORE, SITE, FACTS = "store", "site", "edition.json"
_LAYOUT: Final = "3"  # raised when an edition's folder is laid out anew
_KEPT: Final = 3  # editions of the past that stay in the cache


@dataclass(frozen=True, slots=True)
class Holding:
    """One dataset or linkset of an edition."""

    folder: str
    file: str
    graph: str
    manifest: str
    title: str
    triples: int


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition that is ready.

    Attributes:
        version: what tells it from every other, in hexadecimal.
        folder: its folder in the cache.
        holdings: the datasets.
    """

    version: str
    folder: Path
    holdings: tuple[Holding, ...]

    @property
    def store(self) -> Path:
        """Folder of the store."""
        return self.folder / STORE

    @property
    def site(self) -> Path:
        """Folder of the site, which may still be made."""
        return self.folder / SITE

    @property
    def shown(self) -> tuple[str, ...]:
        """Hashes of the manifests whose datasets a site shows."""
        return tuple(each.manifest for each in self.holdings if each.file == DATA)

    @property
    def graphs(self) -> frozenset[str]:
        """IRIs of its graphs."""
        return frozenset(holding.graph for holding in self.holdings)


def cache_folder() -> Path:
    """Return where editions lie unless another folder is named (XDG Base Directory)."""
    told = os.environ.get("XDG_CACHE_HOME", "")
    top = Path(told) if told.startswith("/") else Path.home() / ".cache"
    return top / "shisaku-graph" / "serve"


def version_of(found: Sequence[Source]) -> str:
    """Return the version of the edition that these datasets make."""
    told = [_LAYOUT, version("pyoxigraph"), version("shisaku-graph")]
    told += [f"{each.graph} {each.manifest}" for each in found]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:32]


def ready(cache: Path, found: Sequence[Source]) -> Edition | None:
    """Return the edition of these datasets if it lies in the cache; remove a damaged one."""
    folder = cache / version_of(found)
    if not folder.is_dir():
        return None
    try:
        facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
        sound = facts["files"] == _digests(folder / STORE)
        holdings = tuple(Holding(**each) for each in facts["holdings"])
    except (OSError, ValueError, KeyError, TypeError):
        sound = False
    if not sound:
        shutil.rmtree(folder, ignore_errors=True)
        return None
    os.utime(folder)
    return Edition(folder.name, folder, holdings)


def make(cache: Path, found: Sequence[Source]) -> Edition:
    """Make the edition of these datasets in the cache.

    Raises:
        PublicationError: a dataset does not match its manifest, or the cache cannot be written.
    """
    name = version_of(found)
    new = cache / f".new-{name}-{os.getpid()}"
    try:
        cache.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir()
        holdings = _load(new / STORE, found)
        facts = {
            "holdings": [asdict(holding) for holding in holdings],
            "files": _digests(new / STORE),
        }
        (new / FACTS).write_text(json.dumps(facts, ensure_ascii=False, indent=1), encoding="utf-8")
        with suppress(OSError):  # another server was quicker: its edition is as good
            new.rename(cache / name)
        _forget(cache, name)
    except OSError as error:
        raise _unwritable(cache, error) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return Edition(name, cache / name, holdings)


def hold(edition: Edition) -> int:
    """Keep an edition from being forgotten while it is served; return what to close then."""
    handle = os.open(edition.folder / FACTS, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_SH)
    return handle


def site_beside(dists: Sequence[Path], found: Sequence[Source]) -> Path | None:
    """Return the site in ``dist/`` that shows exactly these datasets, if there is one."""
    wanted = {each.manifest for each in found if each.file == DATA}
    return next((dist / SITE for dist in dists if shows(dist / SITE, wanted)), None)


def shows(site: Path, manifests: Collection[str]) -> bool:
    """Tell whether a site shows exactly the datasets of these manifests."""
    copies = list((site / "dist").glob(f"*/{MANIFEST}"))
    return len(copies) == len(manifests) and {digest(each) for each in copies} == set(manifests)


def take_site(site: Path, edition: Edition) -> None:
    """Make a site part of an edition: the same files, by links where the disk is the same."""
    new = edition.folder / f".{SITE}-{os.getpid()}"
    shutil.rmtree(new, ignore_errors=True)
    try:
        shutil.copytree(site, new, copy_function=_link)
        new.rename(edition.site)
    except OSError as error:
        if not edition.site.is_dir():  # another server was quicker
            raise _unwritable(edition.folder, error) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _link(start: str, goal: str) -> None:
    try:
        os.link(start, goal, follow_symlinks=False)
    except OSError:
        shutil.copyfile(start, goal)


def _load(folder: Path, found: Sequence[Source]) -> tuple[Holding, ...]:
    store = ox.Store(folder)
    for each in found:
        data = each.folder / each.file
        if digest(data) != each.data:
            raise _changed(data)
        graph = ox.NamedNode(each.graph)
        try:
            store.bulk_load(path=data, format=ox.RdfFormat.N_TRIPLES, to_graph=graph)
            if len(found) > 1:  # what two years say alike comes once: no union of graphs does that
                store.bulk_load(path=data, format=ox.RdfFormat.N_TRIPLES)
        except (SyntaxError, ValueError) as error:
            raise _changed(data) from error
        store.add_graph(graph)  # an empty one too can be named
    store.flush()
    return tuple(_holding(store, each) for each in found)


def _holding(store: ox.Store, source: Source) -> Holding:
    graph = ox.NamedNode(source.graph)
    titles = [
        quad.object
        for quad in store.quads_for_pattern(graph, ox.NamedNode(DCTERMS.title), None, graph)
        if isinstance(quad.object, ox.Literal)
    ]
    title = next((each.value for each in titles if each.language == "ja"), source.folder.name)
    return Holding(
        folder=str(source.folder),
        file=source.file,
        graph=source.graph,
        manifest=source.manifest,
        title=title,
        triples=_counted(store, graph),
    )


def _counted(store: ox.Store, graph: ox.NamedNode) -> int:
    rows = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", default_graph=graph)
    return int(next(row[0].value for row in rows))  # type: ignore[union-attr]  # one number


def _digests(folder: Path) -> dict[str, str]:
    """Return the digest of each file that the store reads; its log and lock may change."""
    return {
        path.name: digest(path)
        for path in sorted(folder.iterdir())
        if path.suffix == ".sst" or path.name.startswith(("MANIFEST-", "CURRENT"))
    }


def _forget(cache: Path, name: str) -> None:
    """Remove editions of the past that no server holds, but for the last few."""
    past = [path for path in _editions(cache) if path.name != name]
    for path in sorted(past, key=lambda each: each.stat().st_mtime, reverse=True)[_KEPT:]:
        with suppress(OSError):
            handle = os.open(path / FACTS, os.O_RDONLY)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(path)
            finally:
                os.close(handle)


def _editions(cache: Path) -> Iterator[Path]:
    return (path.parent for path in cache.glob(f"*/{FACTS}"))


def _changed(path: Path) -> PublicationError:
    return PublicationError(
        "serve-data-changed",
        Bilingual(
            f"{path.name} が目録と合わないか、壊れています。",
            f"{path.name} does not match its manifest, or is damaged.",
        ),
        Bilingual(
            "配布元から取り直すか、shisaku-graph build で作り直してください。",
            "fetch the folder again, or build it anew with shisaku-graph build.",
        ),
        str(path),
    )


def _unwritable(cache: Path, error: OSError) -> PublicationError:
    said = error.strerror or str(error)
    return PublicationError(
        "serve-cache",
        Bilingual(
            f"作業用の場所に書けません（{said}）。", f"the cache cannot be written ({said})."
        ),
        Bilingual(
            "空き容量と権限を確かめるか、--store で別の場所を指定してください。",
            "check disk space and permissions, or name another place with --store.",
        ),
        str(cache),
    )
