"""Merged cells: a name printed once stands for the rows below it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.rule import RowRule, with_cells
from shisaku_graph.source.fields import LEVELS
from shisaku_graph.table.cells import Cell
from shisaku_graph.table.headings import BodyRow, Column, Layout, heading_key
from shisaku_graph.trace import Ledger


class FillDown(RowRule):
    """Fills an empty cell of the plan's tree from the row above, across pages too.

    ``A ⇥ B ⇥ C`` + ``⇥ ⇥ D`` → ``A ⇥ B ⇥ D``. A new name on a higher level ends those below.
    """

    id = "fill-down"
    label = Bilingual("結合セルの補完", "merged cell filled down")
    summary = Bilingual(
        "空いている上位の欄を上の行の名称で補う。上位が変われば、その下の階層は引き継がない。"
        "同じ名称を毎行印字する欄の空白は、結合セルとみない。",
        "An empty cell of the tree takes the name above it; a new name on a higher level ends the "
        "levels below. In a column that prints its name in every row, a blank is a blank.",
    )

    def __init__(self, further: Sequence[str] = ()) -> None:
        self._further = frozenset(map(heading_key, further))

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows with their tree complete; rows that only name a level are dropped.

        All rows are looked at first: a column that prints its name again and again has no merged
        cells, and its blanks are the writer's own.
        """
        flow = list(rows)
        repeating = _repeating(flow)
        held: dict[int, Cell] = {}  # column → the last name printed in it
        for body in flow:
            fillable, whole = self._columns(body.layout)
            fillable = [column for column in fillable if column.heading not in repeating]
            cells = list(body.row.cells)
            for depth, column in enumerate(whole):
                cell = cells[column.index]
                if cell.text:
                    if column.index in held and held[column.index].text != cell.text:
                        for lower in whole[depth + 1 :]:
                            held.pop(lower.index, None)
                    held[column.index] = cell
            if self._only_names_a_level(body, fillable):
                ledger.repaired(self.id, body.row.origin, "\t".join(body.row.texts), "")
                continue
            for column in fillable:
                cell = cells[column.index]
                if not cell.text and column.index in held and column.index not in body.lost:
                    place = cell.origin if cell.origin.column else body.row.origin
                    after = held[column.index].text
                    ledger.repaired(self.id, place, "", after, field=column.field)
                    cells[column.index] = held[column.index]
            yield with_cells(body, cells)

    def _columns(self, layout: Layout) -> tuple[list[Column], list[Column]]:
        """Return the columns to fill, and those whose change ends what stands below."""
        levels = [column for level in LEVELS for column in layout.all_of(level)]
        further = [
            column
            for column in layout.columns
            if heading_key(column.heading) in self._further and column not in levels
        ]
        own = layout.index_of("project") is None  # then the lowest level is the row's own name
        return [*(levels[:-1] if own else levels), *further], [*levels, *further]

    def _only_names_a_level(self, body: BodyRow, fillable: list[Column]) -> bool:
        """Tell whether the row is a heading inside the table: a higher level and nothing else."""
        above = {column.index for column in fillable}
        filled = {index for index, text in enumerate(body.row.texts) if text.strip()}
        return bool(filled) and filled <= above


def _repeating(rows: Sequence[BodyRow]) -> frozenset[str]:
    """Return the headings of columns that rather repeat the name above than leave it out."""
    repeated: Counter[str] = Counter()
    before: dict[str, str] = {}
    for body in rows:
        for column, text in zip(body.layout.columns, body.row.texts, strict=False):
            if not text:
                repeated[column.heading] -= 1
            elif before.get(column.heading) == text:
                repeated[column.heading] += 1
            before[column.heading] = text or before.get(column.heading, "")
    return frozenset(heading for heading, count in repeated.items() if count > 0)
