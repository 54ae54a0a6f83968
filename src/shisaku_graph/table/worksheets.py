"""Several worksheets of one layout, one after another, each row with the name of its sheet.

A workbook with a sheet for each 基本目標 says by the sheet what no row repeats: so the name of the
sheet is a column of its own, under the heading ``シート名``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from shisaku_graph.language import Bilingual
from shisaku_graph.source.document import SourceFile
from shisaku_graph.table.cells import Cell, Row
from shisaku_graph.table.grid import Grid, TooLarge
from shisaku_graph.table.workbook import read_grids, sheet_unclear, too_large
from shisaku_graph.trace import Origin

SHEET_HEADING = "シート名"
ALL = "*"


class Worksheets:
    """Worksheets read as one table; the first column is the name of the sheet."""

    def __init__(self, path: Path, form: str, sheets: Sequence[str], *, named: bool = True) -> None:
        """Open ``path``.

        Args:
            path: the file.
            form: ``xlsx``, ``xls`` or ``ods``.
            sheets: names of worksheets, or ``*`` for every visible one that holds a table.
            named: give each row the name of its sheet; forms have none.

        Raises:
            DocumentError: the file is no workbook, damaged, locked, or beyond the limits.
            TableError: there is no such sheet, or a cell holds an error or no result.
        """
        facts, grids = read_grids(path, form)
        self._named = named
        self._grids = _chosen(path.name, grids, sheets)
        names = ", ".join(grid.name for grid in self._grids)
        told = Bilingual(
            f"シート {len(self._grids)} 枚を続けて読んだ: {names}",
            f"{len(self._grids)} sheets were read one after another: {names}",
        )
        notices = [notice for grid in self._grids for notice in grid.notices()]
        self._source = replace(facts, notices=(told, *notices))
        for grid in self._grids:
            grid.check(partial(self._place, grid))

    @property
    def source(self) -> SourceFile:
        """The file's facts."""
        return self._source

    def rows(self) -> Iterator[Row]:
        """Yield the rows of every sheet; the heading of the first column is ``シート名``.

        A title or note stands alone in its row and gets no name of its sheet. A title that begins
        with the sheet's name is its full name.

        Raises:
            DocumentError: a sheet has more cells than a table can have.
        """
        for grid in self._grids:
            widest = max(map(len, grid.texts.values()), default=0)
            headed, name = False, grid.name
            try:
                for row in grid.rows(partial(self._place, grid)):
                    if not self._named:
                        yield row
                        continue
                    filled = [text.strip() for text in row.texts if text.strip()]
                    heads = not headed and len(filled) > 1 and len(filled) * 2 >= widest
                    headed = headed or heads
                    if not headed and filled and _is_full_name(filled[0], grid.name):
                        name = filled[0]  # 基本目標1 安心なまち, above the table of 基本目標1
                    if not headed and len(filled) == 1:  # a title, not a row of one name
                        title = next(cell for cell in row.cells if cell.text.strip())
                        yield Row(row.origin, (title,))
                        continue
                    shown = name if headed and len(filled) > 1 else ""
                    first = Cell(SHEET_HEADING if heads else shown, row.origin)
                    yield Row(row.origin, (first, *row.cells))
            except TooLarge as error:
                raise too_large(self._source.name) from error

    def _place(self, grid: Grid, row: int, column: int | None) -> Origin:
        return Origin(self._source.name, row, column, sheet=grid.name)


def _is_full_name(title: str, sheet: str) -> bool:
    """Tell whether a title goes on where a sheet's name ends: 基本目標1 安心なまち."""
    return sheet[-1:].isdecimal() and title.startswith(sheet)


def _chosen(file: str, grids: list[Grid], sheets: Sequence[str]) -> list[Grid]:
    if ALL in sheets:
        chosen = [grid for grid in grids if not grid.hidden and grid.is_table()]
    else:
        by_name = {grid.name: grid for grid in grids}
        missing = [name for name in sheets if name not in by_name]
        if missing:
            name = missing[0]
            raise sheet_unclear(file, f"「{name}」がありません", f"there is no {name!r}", grids)
        chosen = [by_name[name] for name in sheets]
    if not chosen:
        raise sheet_unclear(
            file, "表示されている表がありません", "no visible sheet holds any", grids
        )
    return chosen
