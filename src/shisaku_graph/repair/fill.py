"""Merged cells: a name printed once stands for the rows below it."""

from collections.abc import Iterator

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.rule import RowRule, with_cells
from shisaku_graph.source.fields import LEVELS
from shisaku_graph.table.cells import Cell
from shisaku_graph.table.headings import BodyRow
from shisaku_graph.trace import Ledger


class FillDown(RowRule):
    """Fills an empty cell of the plan's tree from the row above, across pages too.

    ``A ⇥ B ⇥ C`` + ``⇥ ⇥ D`` → ``A ⇥ B ⇥ D``. A new name on a higher level ends those below.
    """

    id = "fill-down"
    label = Bilingual("結合セルの補完", "merged cell filled down")
    summary = Bilingual(
        "空いている上位の欄を上の行の名称で補う。上位が変われば、その下の階層は引き継がない。",
        "An empty cell of the tree takes the name above it; "
        "a new name on a higher level ends the levels below.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows with their tree complete; rows that only name a level are dropped."""
        held: dict[str, Cell] = {}
        for body in rows:
            levels = [
                (level, at) for level in LEVELS if (at := body.layout.index_of(level)) is not None
            ]
            cells = list(body.row.cells)
            for depth, (level, at) in enumerate(levels):
                if cells[at].text:
                    if level not in held or held[level].text != cells[at].text:
                        for lower, _ in levels[depth + 1 :]:
                            held.pop(lower, None)
                    held[level] = cells[at]
            if self._only_names_a_level(body, levels):
                ledger.repaired(self.id, body.row.origin, "\t".join(body.row.texts), "")
                continue
            for level, at in levels[:-1]:
                if not cells[at].text and level in held:
                    place = body.row.origin if not cells[at].origin.column else cells[at].origin
                    ledger.repaired(self.id, place, "", held[level].text, field=level)
                    cells[at] = held[level]
            yield with_cells(body, cells)

    def _only_names_a_level(self, body: BodyRow, levels: list[tuple[str, int]]) -> bool:
        """Tell whether the row is a heading inside the table: a higher level and nothing else."""
        above = {at for _, at in levels[:-1]}
        filled = {index for index, text in enumerate(body.row.texts) if text.strip()}
        return bool(filled) and filled <= above
