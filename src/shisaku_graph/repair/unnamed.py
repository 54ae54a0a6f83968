"""Cells that say nothing of anything: below no heading, or a unit of nothing. They are logged."""

from collections.abc import Iterator

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.rule import RowRule, with_cells
from shisaku_graph.table.body import BodyRow
from shisaku_graph.table.cells import Cell
from shisaku_graph.trace import Ledger

_MEASURED = ("indicator", "actual", "target", "indicator_value")


class UnnamedColumn(RowRule):
    """Logs once for each column without a heading that its cells are of no field.

    ``⇥ 施策`` over ``17 ⇥ 子育て`` → 17 is left out
    """

    id = "unnamed-column"
    label = Bilingual("見出しのない列", "column without a heading")
    summary = Bilingual(
        "見出しのない列の値は、何の値か分からないので使わない。列ごとに最初の値を記す。",
        "What stands in a column without a heading is of no field and not used; the first value "
        "of each such column is logged.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are."""
        told: set[int] = set()
        for body in rows:
            for column in body.layout.columns:
                if column.field is None and not column.heading and column.index not in told:
                    cell = body.row.cells[column.index]
                    if cell.text and cell.origin.line == body.row.origin.line:
                        told.add(column.index)
                        ledger.repaired(self.id, cell.origin, cell.text, "")
            yield body


class UnitAlone(RowRule):
    """Leaves out a unit that stands beside no indicator and no value.

    ``⇥ ⇥ ％`` under 成果指標1, 実績, 単位 → (dropped)
    """

    id = "unit-alone"
    label = Bilingual("指標のない単位", "unit of no indicator")
    summary = Bilingual(
        "指標の名称も値もない欄に残った単位は、何の単位でもないので除く。",
        "A unit where neither the indicator's name nor any value stands is the unit of nothing.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows without such units."""
        for body in rows:
            cells = list(body.row.cells)
            filled = {
                column.group
                for column in body.layout.columns
                if column.field in _MEASURED and cells[column.index].text
            }
            for column in body.layout.all_of("unit"):
                cell = cells[column.index]
                if cell.text and column.group not in filled:
                    ledger.repaired(self.id, cell.origin, cell.text, "", field="unit")
                    cells[column.index] = Cell("", cell.origin)
            yield with_cells(body, cells) if body.layout.all_of("unit") else body
