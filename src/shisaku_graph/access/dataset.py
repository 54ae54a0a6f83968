"""A published dataset, read as typed values from its own files.

Each value is read when it is asked for, so that a dataset of any size can be walked through. What
can be read of it stands in three rooms: the plan, its outcomes, and the evidence for both.
"""

from collections.abc import Callable
from pathlib import Path

from shisaku_graph.access.evidence import EvidenceReading
from shisaku_graph.access.index import IN_MEMORY, VANISHING, indexed
from shisaku_graph.access.outcomes import OutcomeReading
from shisaku_graph.access.plan import PlanReading
from shisaku_graph.access.statements import Statements
from shisaku_graph.access.views import Year
from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual
from shisaku_graph.vocabulary import DCAT, DCTERMS, RDF, SHISAKU, SKOS

DATA = "data.nt"
_IN_MEMORY = 256 * 1024 * 1024  # bytes of N-Triples; above it the index is held on disk


class Dataset(PlanReading, OutcomeReading, EvidenceReading):
    """One published dataset.

    Attributes:
        folder: where its files stand; files of it are named relative to this.
        statements: its graph, for what is not read as a typed value.
        iri: the dataset's IRI.
    """

    def __init__(self, folder: Path, statements: Statements) -> None:
        super().__init__(folder, statements)
        self.iri = self._only_dataset()
        self.id = self._text(self.iri, DCTERMS.identifier) or folder.name
        self.title = self.label(self.iri, DCTERMS.title)
        self.description = self.label(self.iri, DCTERMS.description)
        self.licence = self._only(self.iri, DCTERMS.license)
        self.issued = self._text(self.iri, DCTERMS.issued)
        self.version = self._text(self.iri, DCAT.version)
        self.municipality = self._named(self._needed(self.iri, DCTERMS.publisher))
        self.code = self._text(self.municipality.iri, DCTERMS.identifier) or ""
        self.area = self._only(self.iri, DCTERMS.spatial)
        self.year = self._year(self._needed(self.iri, SHISAKU.fiscalYear))
        plans = self._subjects(RDF.type, SHISAKU.Plan)
        self.plan = next((self._named(iri) for iri in sorted(plans)), None)

    def _year(self, iri: str) -> Year:
        printed = tuple(sorted(each.value for each in self._literals(iri, SKOS.altLabel)))
        return Year(iri, self.label(iri), self._number(iri, SHISAKU.startYear) or 0, printed)

    def _only_dataset(self) -> str:
        found = self._subjects(RDF.type, DCAT.Dataset)
        if len(found) != 1:
            raise _no_dataset(self.folder)
        return found[0]


def open_dataset(
    folder: Path, place: Path | None = None, told: Callable[[int, int], None] = lambda *_: None
) -> Dataset:
    """Open a published dataset.

    Args:
        folder: its folder in dist/.
        place: the new file of its index; without one, the index is kept in memory, or that of a
            large dataset in a file that vanishes with it.
        told: called now and then with the bytes that were read and the bytes in all.

    Raises:
        UsageError: the folder holds no published dataset.
    """
    data = folder / DATA
    if not data.is_file():
        raise _no_dataset(folder)
    large = data.stat().st_size > _IN_MEMORY
    return Dataset(folder, indexed(data, place or (VANISHING if large else IN_MEMORY), told))


def dataset_folders(dist: Path) -> tuple[Path, ...]:
    """Return the folders of the published datasets: the folder itself, or those right inside."""
    if (dist / DATA).is_file():
        return (dist,)
    return tuple(sorted(path.parent for path in dist.glob(f"[!.]*/{DATA}")))


def _no_dataset(folder: Path) -> UsageError:
    return UsageError(
        "dataset-missing",
        Bilingual("公開データのフォルダーではありません。", "this is no published dataset."),
        Bilingual(
            "shisaku-graph build で作ったフォルダー（dist/ の中）を指定してください。",
            "name a folder that shisaku-graph build made, inside dist/.",
        ),
        str(folder),
    )
