"""Rows that only add up the rows above."""

from collections.abc import Iterator

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.rule import RowRule
from shisaku_graph.repair.units import squeeze
from shisaku_graph.table.body import BodyRow
from shisaku_graph.table.cells import Row
from shisaku_graph.trace import Ledger

_SUMS = ("合計", "総計", "小計")
_NO_SUMS = ("会計", "設計", "統計", "集計", "推計", "家計", "生計", "時計", "余計", "主計", "計計")
_LONGEST = 12
_NUMBER = frozenset("0123456789０１２３４５６７８９,，.．-－−▲△+%％()（）円千百万億")


class TotalRow(RowRule):
    """Drops a row of sums: ``合計 ⇥ ⇥ 1,159,588``.

    One cell says that it is a sum, and every other filled cell is a number.
    """

    id = "total-row"
    label = Bilingual("合計の行", "row of sums")
    summary = Bilingual(
        "「合計」「小計」「総務費 計」などと書かれ、ほかは数だけの行は、記録ではないとみて除く。",
        "A row that says 合計, 小計 or 総務費 計 and otherwise holds only numbers is no record.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows that are records."""
        for body in rows:
            if is_total(body.row):
                ledger.repaired(self.id, body.row.origin, "\t".join(body.row.texts), "")
            else:
                yield body


def is_total(row: Row) -> bool:
    """Tell whether a row only adds up others.

    What is merged down into it does not count, nor the name of its sheet.

    >>> from shisaku_graph.table.cells import rows_of
    >>> rows = rows_of([["合計", "", "1,159"], ["総務費 計", "3"], ["会計", "小計の確認", "12"]])
    >>> [is_total(row) for row in rows]
    [True, True, False]
    """
    own = (
        cell.text
        for cell in row.cells
        if cell.origin.line == row.origin.line and cell.text != row.origin.sheet
    )
    filled = [name for text in own if (name := squeeze(text))]
    named = [name for name in filled if not _NUMBER.issuperset(name)]
    return len(named) == 1 and _names_a_sum(named[0]) and (len(filled) > 1 or _alone(named[0]))


def _alone(name: str) -> bool:
    """Tell whether a name is of a sum even where no number stands beside it."""
    return len(name) <= _LONGEST and name.endswith(_SUMS)


def _names_a_sum(name: str) -> bool:
    if name.endswith(_SUMS) or name == "計":
        return len(name) <= _LONGEST
    return len(name) <= 2 * _LONGEST and name.endswith("計") and not name.endswith(_NO_SUMS)
