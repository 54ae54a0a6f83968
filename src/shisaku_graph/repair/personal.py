"""Personal data: columns that the descriptor marks are emptied before anything else is done."""

from collections.abc import Iterator

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.rule import RowRule
from shisaku_graph.table.cells import Cell, Row
from shisaku_graph.table.headings import BodyRow
from shisaku_graph.trace import Ledger

_WITHHELD = "（非公開 / withheld）"


class PersonalData(RowRule):
    """Empties the cells of columns of personal data, in what is published and in the log.

    ``山田太郎`` under 担当者 → (empty); the log says only that something was withheld.
    """

    id = "personal-data"
    label = Bilingual("個人情報の除外", "personal data left out")
    summary = Bilingual(
        "記述子が個人情報とした欄の値を、公開データにも記録にも残さない。",
        "Values of the columns that the descriptor marks as personal reach neither data nor log.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows without personal data."""
        for body in rows:
            at = {column.index for column in body.layout.all_of("personal")}
            yield self._without(body, at, ledger) if at else body

    def _without(self, body: BodyRow, at: set[int], ledger: Ledger) -> BodyRow:
        cells = list(body.row.cells)
        for index in at:
            if index < len(cells) and cells[index].text:
                origin = cells[index].origin
                ledger.repaired(self.id, origin, _WITHHELD, "", field="personal")
                cells[index] = Cell("", origin)
        row = Row(body.row.origin, tuple(cells))
        return BodyRow(row, body.layout, row, body.lost)
