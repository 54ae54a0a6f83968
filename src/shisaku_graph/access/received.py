"""The rows of the table as received, rebuilt from the published graph alone.

Every cell of a row of data stands in the graph with its line, column and text, before any repair;
so whoever has ``data.nt`` has the table too. Page titles and repeated headings are no rows of data.
"""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from shisaku_graph.rdf_files import data_files, triples_of
from shisaku_graph.vocabulary import PROV, RDF, SHISAKU

_READ = (SHISAKU.line, SHISAKU.column, SHISAKU.sheet, SHISAKU.heading, PROV.value)


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """A row as received: which row of the file it is, and its cells from the first column on."""

    sheet: str
    row: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReceivedTable:
    """A table as received; a heading is what most cells of its column stood under."""

    headings: tuple[str, ...]
    rows: tuple[ReceivedRow, ...]

    def to_csv(self) -> str:
        """Return the table as CSV, exact to the last character."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(self.headings)
        writer.writerows(row.cells for row in self.rows)
        return out.getvalue()


def rows_as_received(data: Path | str) -> ReceivedTable:
    """Return the rows of one published dataset's table as they were received.

    Args:
        data: the dataset's folder, or an RDF file of it.

    Raises:
        UsageError: there is no such dataset.
    """
    (file,) = tuple(data_files([Path(data)]))[:1]
    told: dict[str, dict[str, str]] = defaultdict(dict)
    cells: list[str] = []
    for each in triples_of(file):
        predicate, value = each.predicate.value, getattr(each.object, "value", "")
        if predicate == RDF.type and value == SHISAKU.SourceCell:
            cells.append(str(each.subject))
        elif predicate in _READ:
            told[str(each.subject)][predicate] = value
    rows: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    headings: dict[int, Counter[str]] = defaultdict(Counter)
    for cell in cells:
        said = told[cell]
        row, column = _row(cell, said), int(said.get(SHISAKU.column, "1"))
        rows[said.get(SHISAKU.sheet, ""), row][column] = said[PROV.value]
        headings[column][said.get(SHISAKU.heading, "")] += 1
    width = max(headings, default=0)
    return ReceivedTable(
        tuple(_most(headings[at]) for at in range(1, width + 1)),
        tuple(
            ReceivedRow(sheet, number, tuple(row.get(at, "") for at in range(1, width + 1)))
            for (sheet, number), row in sorted(rows.items())
        ),
    )


def _row(cell: str, said: Mapping[str, str]) -> int:
    """Return the row of a cell: its IRI says it (RFC 7111) where lines can break inside cells."""
    place = cell.rstrip(">").rpartition("cell=")[2].partition(",")[0]
    return int(place if place.isdecimal() else said[SHISAKU.line])


def _most(found: Counter[str]) -> str:
    return min(found, key=lambda each: (-found[each], each), default="")
