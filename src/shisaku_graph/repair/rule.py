"""What a rule is: a small named object that mends one kind of damage and logs each application."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from shisaku_graph.language import Bilingual
from shisaku_graph.source.fields import FIELDS, Kind
from shisaku_graph.table.body import BodyRow
from shisaku_graph.table.cells import Cell, Row
from shisaku_graph.trace import Ledger


class Rule(ABC):
    """A rule: knows no city, runs in linear time, writes every application into the ledger.

    Attributes:
        id: its name in the repair log and in the graph.
        label: its name for people.
        summary: what it does and on which evidence.
    """

    id: ClassVar[str]
    label: ClassVar[Bilingual]
    summary: ClassVar[Bilingual]


class RowRule(Rule):
    """A rule that looks at rows as they flow past."""

    @abstractmethod
    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows, mended."""


class CellRule(RowRule):
    """A rule that looks at one cell alone, in the columns of some kinds."""

    kinds: ClassVar[frozenset[Kind]]

    @abstractmethod
    def mend(self, text: str) -> str:
        """Return the text as it should be; the same text where nothing is wrong."""

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows with each cell of the rule's kinds mended."""
        for body in rows:
            yield self._apply_to(body, ledger)

    def _apply_to(self, body: BodyRow, ledger: Ledger) -> BodyRow:
        cells = list(body.row.cells)
        for column in body.layout.columns[: len(cells)]:
            if column.field is None or FIELDS[column.field].kind not in self.kinds:
                continue
            cell = cells[column.index]
            after = self.mend(cell.text)
            if after != cell.text:
                ledger.repaired(self.id, cell.origin, cell.text, after, field=column.field)
                cells[column.index] = Cell(after, cell.origin)
        return with_cells(body, cells)


def with_cells(body: BodyRow, cells: list[Cell], lost: frozenset[int] = frozenset()) -> BodyRow:
    """Return the row with other cells, and with further columns marked as lost."""
    if tuple(cells) == body.row.cells and not lost:
        return body
    row = Row(body.row.origin, tuple(cells))
    return replace(body, row=row, lost=body.lost | lost)
