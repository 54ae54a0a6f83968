"""The whole flow in one sentence: source → table → repair → records → graph → check → publish."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shisaku_graph.language import Bilingual
from shisaku_graph.record import read_records
from shisaku_graph.record.model import Records
from shisaku_graph.repair import repair
from shisaku_graph.repair.corrections import Correction, read_corrections
from shisaku_graph.source.descriptor import Descriptor, read_descriptor
from shisaku_graph.table.text_export import TextExport
from shisaku_graph.trace import Ledger

if TYPE_CHECKING:
    from shisaku_graph.publication import Published
    from shisaku_graph.validation import Report

Step = Callable[[Bilingual], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: the records, the report of the shapes, the published folder."""

    records: Records
    report: "Report"
    published: "Published"


def read(source: Path) -> Records:
    """Read a source folder into records: source → table → repair → records.

    Raises:
        SourceError: something received cannot be read; the message names file, line and remedy.
    """
    descriptor = read_descriptor(source)
    table = TextExport(source / descriptor.table.file, descriptor.table.encoding)
    ledger = Ledger()
    rows = repair(table, descriptor, _corrections(source, descriptor), ledger)
    return read_records(rows, descriptor, table.source, ledger)


def _corrections(source: Path, descriptor: Descriptor) -> tuple[Correction, ...]:
    name = descriptor.table.corrections
    return read_corrections(source / name, descriptor.columns) if name else ()
