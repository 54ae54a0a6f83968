"""Headings that stand between the rows of a table, across it: each a column for the rows below.

``基本目標１　安心なまち`` alone in its row names what all rows below it belong to, until the next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from shisaku_graph.language import Bilingual
from shisaku_graph.source.columns import Band
from shisaku_graph.source.document import SourceFile
from shisaku_graph.table.cells import Cell, Row, Table
from shisaku_graph.table.headings import heading_key


class Banded:
    """A table with a further column for each kind of heading between its rows."""

    def __init__(self, table: Table, bands: Sequence[Band]) -> None:
        """Take ``bands`` from the top down: a higher one ends those below it."""
        self._table, self._bands = table, tuple(bands)
        names = "、".join(band.heading for band in bands)
        told = Bilingual(
            f"行の間の見出しを列とした: {names}",
            f"headings between the rows became columns: {names}",
        )
        self._source = replace(table.source, notices=(*table.source.notices, told))

    @property
    def source(self) -> SourceFile:
        """The file's facts."""
        return self._source

    def rows(self) -> Iterator[Row]:
        """Yield the rows, what stands over them first; a heading's own row is blank."""
        held: dict[int, Cell] = {}
        begun = False
        for row in self._table.rows():
            filled = [cell for cell in row.cells if cell.text.strip()]
            level = self._level(filled[0].text) if _alone(filled, row) else None
            if level is not None:
                held = {at: cell for at, cell in held.items() if at < level}
                held[level], begun = filled[0], True
                yield Row(row.origin, ())
            elif len(filled) > 1:
                first = [
                    held.get(at) or Cell("" if begun else band.heading, row.origin)
                    for at, band in enumerate(self._bands)
                ]
                yield Row(row.origin, (*first, *row.cells))
            elif begun and filled and filled[0] is not row.cells[0]:  # the rest of a row above
                yield Row(row.origin, (*(Cell("", row.origin) for _ in self._bands), *row.cells))
            else:
                yield row

    def _level(self, text: str) -> int | None:
        key = heading_key(text)
        found = (
            at
            for at, band in enumerate(self._bands)
            if any(key.startswith(heading_key(word)) for word in band.begins)
        )
        return next(found, None)


def _alone(filled: Sequence[Cell], row: Row) -> bool:
    """Tell whether one text fills a row, and is printed in it."""
    return len(filled) == 1 and filled[0].origin.line == row.origin.line
