"""Merged cells: a name printed once stands for the rows below it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.rule import RowRule, with_cells
from shisaku_graph.source.fields import LEVELS
from shisaku_graph.table.body import BodyRow, Column, Layout, RowSpool
from shisaku_graph.table.cells import Cell
from shisaku_graph.table.headings import heading_key
from shisaku_graph.trace import Ledger, Suspect


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

    def __init__(self, further: Sequence[str] = (), *, apart: bool = False) -> None:
        self._apart = apart  # each row is a form of its own: nothing above it is shared
        self._further = frozenset(map(heading_key, further))

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows with their tree complete; rows that only name levels are marked as such.

        All rows are looked at first: a column that prints its name again and again has no merged
        cells, and its blanks are the writer's own.
        """
        if self._apart:
            yield from rows
            return
        flow = RowSpool()
        for body in rows:
            flow.append(body)
        repeating = _repeating(flow)
        above = _Above()
        waiting: dict[int, Cell] = {}  # headings under which no row has come yet
        for body in flow:
            fillable, whole = self._columns(body.layout)
            fillable = [column for column in fillable if column.heading not in repeating]
            above.read(body, whole)
            if self._only_names_a_level(body, fillable):
                for column in fillable:
                    cell = body.row.cells[column.index]
                    if cell.text and column.index in waiting:
                        ledger.doubted(_without_rows(waiting[column.index], column))
                    if cell.text:
                        waiting[column.index] = cell
                yield replace(body, names_only=True)
                continue
            waiting.clear()
            yield self._filled(body, fillable, above, ledger)

    def _filled(
        self, body: BodyRow, fillable: list[Column], above: "_Above", ledger: Ledger
    ) -> BodyRow:
        cells = list(body.row.cells)
        for column in fillable:
            cell, name = cells[column.index], above.held.get(column.index)
            if cell.text or column.index in body.lost:
                continue
            if name is not None:
                place = cell.origin if cell.origin.column else body.row.origin
                ledger.repaired(self.id, place, "", name.text, field=column.field)
                cells[column.index] = name
            elif column.index in above.unknown:
                ledger.doubted(_lost_above(body, column))
        return with_cells(body, cells)

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


class _Above:
    """The names printed last, by column, and the columns whose last name fell off its row."""

    def __init__(self) -> None:
        self.held: dict[int, Cell] = {}
        self.unknown: set[int] = set()

    def read(self, body: BodyRow, columns: Sequence[Column]) -> None:
        """Take in a row: a new name on a level, or a lost one, ends the names below it."""
        for depth, column in enumerate(columns):
            cell = body.row.cells[column.index]
            if column.index in body.lost:
                self._end(columns[depth:])
                self.unknown.add(column.index)
            elif cell.text:
                self.unknown.discard(column.index)
                if self.held.get(column.index, cell).text != cell.text:
                    self._end(columns[depth + 1 :])
                self.held[column.index] = cell

    def _end(self, columns: Sequence[Column]) -> None:
        for column in columns:
            self.held.pop(column.index, None)


def _lost_above(body: BodyRow, column: Column) -> Suspect:
    return Suspect(
        FillDown.id,
        body.row.origin,
        column.field,
        "",
        Bilingual(
            f"「{column.heading}」は上の行と同じはずですが、その行がずれて値が失われています。"
            "原本を見て、訂正表に書いてください。",
            f"The {column.heading} is that of a row above, which was shifted and lost it: look it "
            "up in the original and write it into the corrections.",
        ),
    )


def _without_rows(cell: Cell, column: Column) -> Suspect:
    return Suspect(
        FillDown.id,
        cell.origin,
        column.field,
        cell.text,
        Bilingual(
            f"見出し「{cell.text}」の下に行がなく、どの記録にも入りません。二つの階層が一つの列に"
            "並んでいるなら、source.toml の [[table.bands]] に書いてください。",
            f"No row stands below the heading {cell.text}, and no record holds it: where two "
            "levels share a column, describe them in [[table.bands]] of source.toml.",
        ),
    )


def _repeating(rows: Iterable[BodyRow]) -> frozenset[str]:
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
