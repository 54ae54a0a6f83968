"""The whole flow in one sentence: source → table → repair → records → graph → check → publish."""

import gc
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from shisaku_graph.errors import ValidationError
from shisaku_graph.language import Bilingual
from shisaku_graph.record import read_records, shelve
from shisaku_graph.record.capacity import within_memory
from shisaku_graph.record.continuity import is_review, read_decisions
from shisaku_graph.record.decisions import Decisions, read_classifications, read_links
from shisaku_graph.record.identities import NO_PAST, Past
from shisaku_graph.record.ledger import read_ledger
from shisaku_graph.record.model import FiscalYear, Records
from shisaku_graph.record.reorganisation import read_reorganisation, reviewed_elsewhere
from shisaku_graph.repair import repair
from shisaku_graph.repair.corrections import Correction, read_corrections
from shisaku_graph.repair.personal import PersonalData
from shisaku_graph.source.columns import TablePart
from shisaku_graph.source.descriptor import Descriptor, Expectations
from shisaku_graph.source.previous import PreviousPart
from shisaku_graph.source.reading import read_descriptor
from shisaku_graph.table import open_table
from shisaku_graph.table.cells import InlineTable
from shisaku_graph.trace import Ledger, Origin

if TYPE_CHECKING:
    from shisaku_graph.publication import Published, Streamed
    from shisaku_graph.validation import Report


_ABOVE = 40  # rows of titles and headings that may stand above the first of data


@dataclass(frozen=True, slots=True)
class Streaming:
    """What a stream made: how much of what, the report on its first rows (if asked), the file.

    Attributes:
        counts: number of records of each class.
        repairs, suspects, withheld: how many; the last of places where personal data was left out.
    """

    dataset: str
    counts: Mapping[str, int]
    repairs: int
    suspects: int
    withheld: int
    report: "Report | None"
    written: "Streamed"


Told = Callable[[Bilingual], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: the records, the report of the shapes, the published folder."""

    records: Records
    report: "Report"
    published: "Published"


def read(source: Path) -> Records:
    """Read a source folder into records: source → table → repair → records.

    A table whose graph the free memory does not hold is refused as soon as that is seen.

    Raises:
        SourceError: something received cannot be read; the message names file, line and remedy.
    """
    descriptor = read_descriptor(source)
    table = open_table(source / descriptor.table.file, descriptor.table)
    ledger = Ledger()
    rows = repair(table, descriptor, _corrections(source, descriptor), ledger)
    past = _past(source, descriptor)
    fitting = within_memory(rows, table.source.name)
    records = read_records(fitting, descriptor, table.source, ledger, past)
    return replace(records, decisions=_decisions(source, descriptor))


def set_aside(source: Path) -> tuple[tuple[Origin, str], ...]:
    """Return what reading a source folder leaves out of its texts: personal data, and where.

    It is for the one who decides about it, and is never published.

    Raises:
        SourceError: as in :func:`read`.
    """
    descriptor = read_descriptor(source)
    table = open_table(source / descriptor.table.file, descriptor.table)
    ledger = Ledger()
    for _ in repair(table, descriptor, _corrections(source, descriptor), ledger):
        pass
    return tuple(ledger.aside)


def build(source: Path, dist: Path, tell: Told = lambda _: None) -> Built:
    """Build one source folder into ``dist/<id>/``: all of it, or nothing.

    Args:
        source: folder with ``source.toml``, the table and its corrections.
        dist: folder of published datasets.
        tell: called with each step as it begins.

    Raises:
        SourceError: something received cannot be read.
        ValidationError: the graph breaks the shapes; what was published before stays.
        PublicationError: ``dist`` cannot be written.
    """
    from shisaku_graph.graph import held  # noqa: PLC0415  # only when a graph is built
    from shisaku_graph.publication import publish  # noqa: PLC0415
    from shisaku_graph.validation import check  # noqa: PLC0415

    tell(Bilingual("表を読み、直しています", "reading and repairing the table"))
    records = read(source)
    tell(Bilingual("グラフを作っています", "making the graph"))
    parts = held(records)
    tell(Bilingual("検証しています", "checking the graph against the shapes"))
    report = check(each for part in parts for each in part.triples)
    if not report.conforms:
        raise _breaks_shapes(report, source)
    gc.collect()  # the checked graph hangs on itself: a third of all memory
    tell(Bilingual("公開用のファイルを書いています", "writing the published files"))
    folder = dist / records.descriptor.id
    return Built(records, report, publish(records, parts, report, folder, source))


def sample(source: Path, rows: int) -> Records:
    """Read the first rows of a source folder into records, complete in themselves.

    What the descriptor expects of the whole table is not asked of them, nor are corrections of
    later lines.

    Raises:
        SourceError: as in :func:`read`.
    """
    told = read_descriptor(source)
    descriptor = told.model_copy(update={"expect": Expectations(), "previous": PreviousPart()})
    table = open_table(source / told.table.file, told.table)
    first = tuple(islice(table.rows(), _ABOVE + rows))
    last = first[-1].origin.line if first else 0
    ledger = Ledger()
    corrections = tuple(
        each for each in _corrections(source, told) if each.line is not None and each.line <= last
    )
    body = repair(InlineTable(table.source, first), descriptor, corrections, ledger)
    return read_records(body, descriptor, table.source, ledger)


def stream(source: Path, folder: Path, rows: int, tell: Told = lambda _: None) -> Streaming:
    """Write a large source's graph as one file of gzipped N-Quads, in memory that does not grow.

    Rows, records and index lie in a temporary folder while it runs: some 7 KB of disk for each row.
    The whole graph is never held, so the shapes are asked of the first ``rows`` rows alone.

    Args:
        source: folder with ``source.toml``, the table and its corrections.
        folder: where ``<id>.nq.gz`` goes.
        rows: rows at the top of the table to check against the shapes; 0 for none.
        tell: called with each step as it begins.

    Raises:
        SourceError: something received cannot be read.
        ValidationError: the checked rows break the shapes; nothing is written.
        PublicationError: the file cannot be written.
    """
    from shisaku_graph.graph import triples  # noqa: PLC0415  # rdflib only when a graph is built
    from shisaku_graph.graph.flow import Shelved, flow  # noqa: PLC0415
    from shisaku_graph.publication import stream as written  # noqa: PLC0415
    from shisaku_graph.validation import check  # noqa: PLC0415

    report = None
    if rows:
        ja = f"はじめの {rows} 行を検証しています"
        tell(Bilingual(ja, f"checking the first {rows} rows against the shapes"))
        report = check(triples(sample(source, rows)))
        if not report.conforms:
            raise _breaks_shapes(report, source)
    tell(Bilingual("表を読み、直しています", "reading and repairing the table"))
    descriptor = read_descriptor(source)
    table = open_table(source / descriptor.table.file, descriptor.table)
    ledger, past = Ledger(), _past(source, descriptor)
    mended = repair(table, descriptor, _corrections(source, descriptor), ledger)
    with tempfile.TemporaryDirectory(prefix="shisaku-graph-") as temporary:
        shelf, followed = shelve(mended, descriptor, table.source, ledger, past, Path(temporary))
        frame = Records(
            descriptor=descriptor, source=table.source,
            year=FiscalYear(descriptor.start_year, descriptor.dataset.fiscal_year),
            elements=(), departments=(), projects=(), reports=(), cells=(), repairs=(),
            suspects=(), decisions=_decisions(source, descriptor), identities=followed.ledger,
            changes=followed.changes,
        )  # fmt: skip
        tell(Bilingual("グラフを書いています", "writing the graph"))
        made = written(frame, flow(Shelved(frame, shelf, ledger)), folder)
        counts = shelf.counts()
        shelf.index.close()
    number = len(ledger.events), len(ledger.suspects), ledger.counts().get(PersonalData.id, 0)
    return Streaming(descriptor.id, counts, *number, report, made)


def place_of(source: Path, dist: Path) -> Path:
    """Return the folder into which a source is published.

    Raises:
        SourceError: its descriptor cannot be read.
    """
    return dist / read_descriptor(source).id


def unchanged(source: Path, dist: Path) -> Path | None:
    """Return the published folder where building it again would change nothing.

    The folder's manifest names the inputs it was built from: the source's files, and the version.
    """
    from shisaku_graph.publication import inputs_hash, is_current  # noqa: PLC0415  # as in build

    descriptor = read_descriptor(source)
    folder = dist / descriptor.id
    return folder if is_current(folder, inputs_hash(descriptor, source)) else None


def _corrections(source: Path, descriptor: Descriptor) -> tuple[Correction, ...]:
    name = descriptor.table.corrections
    return read_corrections(source / name, descriptor.columns) if name else ()


def _decisions(source: Path, descriptor: Descriptor) -> Decisions:
    told = descriptor.review
    return Decisions(
        read_classifications(source / told.classification) if told.classification else (),
        read_links(source / told.links) if told.links else (),
    )


def _past(source: Path, descriptor: Descriptor) -> Past:
    """Return last year's ledger and what a person decided about it."""
    told = descriptor.previous
    if not told.ledger:
        return NO_PAST
    ledger = read_ledger(source / told.ledger, descriptor.municipality_iri)
    decided = read_decisions(source / told.continuity) if told.continuity else ()
    if told.organisation and is_review(source / told.organisation):
        decided += reviewed_elsewhere(read_decisions(source / told.organisation), ledger, decided)
    elif told.organisation:
        units = open_table(source / told.organisation, TablePart(file=told.organisation))
        decided += read_reorganisation(units, ledger, decided)
    return Past(ledger, decided)


def _breaks_shapes(report: "Report", source: Path) -> ValidationError:
    """Return the error; what has no place in the table is never blamed on the table."""
    broken = [each for each in report.findings if each.severity.value == "Violation"]
    ways: list[Bilingual] = []
    if any(each.origins for each in broken):
        ways.append(
            Bilingual(
                "元の場所のある行は、訂正表か元の表で直せます。",
                "where a place is named, mend that row in the corrections or in the table.",
            )
        )
    if not all(each.origins for each in broken):
        ways.append(
            Bilingual(
                "元の場所のない行は、表ではなくこのプログラムの誤りです。"
                "この報告と source.toml を添えて、開発者に知らせてください。",
                "where no place is named, the fault is this program's and not the table's: send "
                "this report and source.toml to its developers.",
            )
        )
    return ValidationError(
        "shapes-broken",
        Bilingual(
            f"検証で違反が見つかりました。公開を取りやめました。\n\n{report.to_markdown('ja')}",
            f"the graph breaks the shapes; nothing was published.\n\n{report.to_markdown('en')}",
        ),
        Bilingual("".join(each.ja for each in ways), " ".join(each.en for each in ways)),
        str(source),
    )
