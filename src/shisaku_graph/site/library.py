"""The library: the published datasets that one site shows, the newest of each city first.

A city's policies live on from year to year under one IRI; a resource is shown once, as its newest
dataset tells it, with what the other years say of it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from shisaku_graph.access.dataset import DATA, Dataset, open_dataset
from shisaku_graph.access.index import Index
from shisaku_graph.access.linksets import Linksets
from shisaku_graph.access.views import Label, Named
from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual
from shisaku_graph.site.address import document_path
from shisaku_graph.vocabulary import (
    DCAT,
    DCTERMS,
    SHISAKU,
)

LEAN = 10_000
"""Policies of a library above which its site has one page a policy, not one each of its parts."""
_LARGE = 256 * 1024 * 1024
"""Bytes of N-Triples whose indexes do not go where other temporary files are: in memory, maybe."""
DOCUMENTED = (
    SHISAKU.Municipality, SHISAKU.Area, SHISAKU.Plan, SHISAKU.PolicyField, SHISAKU.Direction,
    SHISAKU.BasicPolicy, SHISAKU.Policy, SHISAKU.SubPolicy, SHISAKU.Goal, SHISAKU.Department,
    SHISAKU.Project,
    SHISAKU.ProgressReport, SHISAKU.Indicator, SHISAKU.FiscalYear, SHISAKU.Grade,
    SHISAKU.Criterion, SHISAKU.RepairRule, DCAT.Dataset, SHISAKU.SourceFile, SHISAKU.Document,
    SHISAKU.Facility, SHISAKU.PartnerBody, SHISAKU.Change, SHISAKU.WithdrawnResource,
)  # fmt: skip
"""Classes whose members have documents of their own; what else there is, is part of one of them."""

_PARTS = frozenset((SHISAKU.Goal, SHISAKU.ProgressReport))
"""What a lean site tells in the documents of the policy or project that it belongs to."""
_REMEMBERED = 100_000  # paths of resources: a page names the same ones again and again


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The end of a resource: the last fiscal year it stood in, and what came in its place."""

    last_year: int | None
    successors: tuple[Named, ...]


class Library:
    """The datasets of a site.

    Attributes:
        opened: how another process opens the same, where it can.
        lean: whether the documents of a policy or project tell of its goals and reports, which
            have none of their own then.
        documented: classes whose members have documents of their own.
        datasets: by municipality, the newest fiscal year first.
        base: the base of their IRIs; documents stand where the IRI says, relative to the site.
        links: accepted links between their records.
    """

    def __init__(
        self,
        datasets: Sequence[Dataset],
        links: Linksets | None = None,
        opened: "Opened | None" = None,
        *,
        lean: bool = False,
    ) -> None:
        self.opened = opened
        self.lean = lean
        self.documented = tuple(k for k in DOCUMENTED if not (lean and k in _PARTS))
        self._documented = frozenset(self.documented)
        self.links = links or Linksets()
        self.datasets = tuple(sorted(datasets, key=lambda d: (d.code, -d.year.start, d.id)))
        self.path = lru_cache(_REMEMBERED)(self._path)
        bases = {d.municipality.iri.removesuffix(f"id/{d.code}") for d in datasets}
        if len(bases) != 1:
            raise _bases(sorted(bases))
        (self.base,) = bases
        if len({d.id for d in datasets}) != len(datasets):
            raise _same_id([d.id for d in datasets])

    @property
    def single(self) -> Dataset | None:
        """The only dataset, if there is only one."""
        return self.datasets[0] if len(self.datasets) == 1 else None

    @property
    def municipalities(self) -> tuple[Named, ...]:
        """The cities, each once."""
        return tuple({d.municipality.iri: d.municipality for d in self.datasets}.values())

    @property
    def name(self) -> Label:
        """The name of the site."""
        if len(self.municipalities) > 1:
            return Label("施策データ", "Policy data")
        label = self.municipalities[0].label
        return Label(f"{label.ja} 施策データ", f"{label.en or label.ja} policy data")

    def of(self, municipality: str) -> tuple[Dataset, ...]:
        """Return the datasets of a city, newest first."""
        return tuple(d for d in self.datasets if d.municipality.iri == municipality)

    def home(self, dataset: Dataset) -> str:
        """Return the path of a dataset's first page."""
        return "index" if self.single else f"dataset/{dataset.id}/index"

    def _path(self, iri: str) -> str | None:
        """Return the path of a resource's documents, or ``None`` where it has none of its own."""
        path = document_path(iri, self.base)
        documented = path is not None and any(
            not self._documented.isdisjoint(dataset.types(iri)) for dataset in self.datasets
        )
        return path if documented else None

    def holders(self, iri: str) -> tuple[Dataset, ...]:
        """Return the datasets that describe a resource, newest first.

        One that only says that it was withdrawn comes last.
        """
        found = [d for d in self.datasets if _typed(d, iri)]
        return tuple(sorted(found, key=lambda d: d.is_a(iri, SHISAKU.WithdrawnResource)))

    def describers(self, iri: str) -> tuple[Dataset, ...]:
        """Return the datasets in which a resource lives, newest first: not those after its end."""
        return tuple(d for d in self.holders(iri) if not d.is_a(iri, SHISAKU.WithdrawnResource))

    def withdrawal(self, iri: str) -> Withdrawal | None:
        """Return what is said of the end of a resource, if it has ended."""
        for dataset in self.datasets:
            if dataset.is_a(iri, SHISAKU.WithdrawnResource):
                return Withdrawal(
                    dataset.last_year(iri), dataset.named_by(iri, DCTERMS.isReplacedBy)
                )
        return None

    def resources(self, kind: str) -> Iterator[tuple[Dataset, str]]:
        """Yield the members of a class, each once, with the newest dataset that tells of it."""
        for number, dataset in enumerate(self.datasets):
            for iri in members(dataset, kind):
                others = self.datasets[:number]
                if kind == SHISAKU.WithdrawnResource:
                    others = tuple(d for d in self.datasets if d is not dataset)
                if not any(_described(other, iri, kind) for other in others):
                    yield dataset, iri


def members(dataset: Dataset, kind: str) -> list[str]:
    """Return the members of a class in one dataset, in the order of their IRIs."""
    return sorted(dataset.members(kind))


@dataclass(frozen=True, slots=True)
class Opened:
    """The folders of a library's datasets with their indexes, and its linksets.

    Attributes:
        datasets: folder of each dataset, and the file of its index.
        linksets: folders of the linksets.
        lean: as in the library.
    """

    datasets: tuple[tuple[Path, Path], ...]
    linksets: tuple[Path, ...]
    lean: bool

    def library(self) -> Library:
        """Return the library, read from the indexes that there are."""
        datasets = [Dataset(folder, Index(index)) for folder, index in self.datasets]
        return Library(datasets, Linksets(self.linksets), self, lean=self.lean)


@contextmanager
def open_library(
    folders: Sequence[Path],
    linksets: Sequence[Path] = (),
    near: Path | None = None,
    reading: Callable[[Path], Callable[[int, int], None]] = lambda _: lambda *_: None,
    most: int = LEAN,
) -> Iterator[Library]:
    """Open the datasets of a site; their indexes are held on disk meanwhile, and then removed.

    Args:
        folders: of the datasets.
        linksets: folders of the linksets.
        near: an existing folder whose disk has room for large indexes.
        reading: called with each folder; what it returns, with bytes read and bytes in all.
        most: policies above which the library is lean.

    Raises:
        UsageError: a folder holds no published dataset, or they cannot stand in one site.
    """
    with ExitStack() as ending:
        files = [folder / DATA for folder in folders]
        large = sum(file.stat().st_size for file in files if file.is_file()) > _LARGE
        place = TemporaryDirectory(prefix=".site-index-", dir=near if large else None)
        held = Path(ending.enter_context(place))
        indexes = [held / f"{number}.sqlite" for number, _ in enumerate(folders)]
        datasets = []
        for folder, index in zip(folders, indexes, strict=True):
            datasets.append(open_dataset(folder, index, reading(folder)))
            ending.callback(datasets[-1].statements.close)
        lean = sum(dataset.number_of(SHISAKU.Policy) for dataset in datasets) > most
        opened = Opened(tuple(zip(folders, indexes, strict=True)), tuple(linksets), lean)
        yield Library(datasets, Linksets(linksets), opened, lean=lean)


def _typed(dataset: Dataset, iri: str) -> bool:
    return bool(dataset.types(iri))


def _described(dataset: Dataset, iri: str, kind: str) -> bool:
    """Tell whether another dataset gives the page of a resource."""
    if kind == SHISAKU.WithdrawnResource:
        return _typed(dataset, iri)
    return dataset.is_a(iri, kind)


def _bases(bases: list[str]) -> UsageError:
    listed = "、".join(bases)
    return UsageError(
        "site-bases",
        Bilingual(
            f"base が違うデータセットは一つのサイトにできません（{listed}）。",
            f"datasets with different bases cannot share a site ({', '.join(bases)}).",
        ),
        Bilingual(
            "source.toml の base をそろえるか、base ごとにサイトを作ってください。",
            "give them one base in source.toml, or make a site for each base.",
        ),
    )


def _same_id(ids: list[str]) -> UsageError:
    twice = ", ".join(sorted({each for each in ids if ids.count(each) > 1}))
    return UsageError(
        "site-same-id",
        Bilingual(
            f"同じ id のデータセットが二つあります（{twice}）。",
            f"two datasets have the same id ({twice}).",
        ),
        Bilingual(
            "同じフォルダーを二度指定していないか、source.toml の id を確かめてください。",
            "check that no folder is named twice, and the id in source.toml.",
        ),
    )
