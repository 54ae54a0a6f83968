"""Several levels of the plan in one cell: ``安心なまち ＞ 地域福祉の推進``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.rule import RowRule
from shisaku_graph.source.columns import LevelsInCell
from shisaku_graph.table.body import BodyRow, Column, Layout
from shisaku_graph.table.cells import Cell, Row
from shisaku_graph.table.headings import heading_key
from shisaku_graph.trace import Ledger, Suspect

_QUESTION = Bilingual(
    "この欄の階層の数が、記述子の [[levels]] と合いません。どこで分けますか。",
    "The number of levels in this cell differs from [[levels]]: where does each end?",
)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to part in one layout: the column, the sign, and the columns of the levels above."""

    index: int
    by: str
    above: tuple[int, ...]


class LevelsApart(RowRule):
    """Parts the levels of the plan that stand in one cell, into columns of their own.

    ``安心なまち ＞ 地域福祉の推進`` → ``地域福祉の推進`` ⇥ ``安心なまち``
    """

    id = "levels-apart"
    label = Bilingual("一つの欄の階層の分離", "levels parted in a cell")
    summary = Bilingual(
        "記述子が示す欄で、区切りで並ぶ階層を、それぞれの欄に分ける。数が合わなければ人に問う。",
        "In the columns that the descriptor names, the levels of the plan become columns; where "
        "their number differs, a person is asked.",
    )

    def __init__(self, told: Sequence[LevelsInCell] = ()) -> None:
        self._told = told
        self._known: dict[Layout, tuple[Layout, tuple[_Plan, ...]]] = {}

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows with one level a column."""
        for body in rows:
            yield self._parted(body, ledger) if self._told else body

    def _parted(self, body: BodyRow, ledger: Ledger) -> BodyRow:
        if body.layout not in self._known:
            self._known[body.layout] = self._planned(body.layout)
        layout, plans = self._known[body.layout]
        cells = list(body.row.cells)
        cells += [Cell("", body.row.origin)] * (len(layout.columns) - len(cells))
        for plan in plans:
            cell = cells[plan.index]
            *above, lowest = (part.strip() for part in cell.text.split(plan.by))
            if len(above) == len(plan.above) and all((*above, lowest)):
                after = "\t".join((*above, lowest))
                field = layout.columns[plan.index].field
                ledger.repaired(self.id, cell.origin, cell.text, after, field=field)
                cells[plan.index] = Cell(lowest, cell.origin)
                for index, name in zip(plan.above, above, strict=True):
                    cells[index] = Cell(name, cell.origin)
            elif cell.text:
                field = layout.columns[plan.index].field
                ledger.doubted(Suspect(self.id, cell.origin, field, cell.text, _QUESTION))
        return BodyRow(Row(body.row.origin, tuple(cells)), layout, body.received, body.lost)

    def _planned(self, layout: Layout) -> tuple[Layout, tuple[_Plan, ...]]:
        columns, plans = list(layout.columns), []
        for told in self._told:
            keys = {heading_key(text) for text in told.heading}
            for column in layout.columns:
                if heading_key(column.heading) in keys:
                    above = tuple(range(len(columns), len(columns) + len(told.above)))
                    for index, level in zip(above, told.above, strict=True):
                        columns.append(Column(index, column.heading, level))
                    plans.append(_Plan(column.index, told.by, above))
        return Layout(tuple(columns)), tuple(plans)
