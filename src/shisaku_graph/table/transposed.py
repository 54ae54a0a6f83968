"""A table on its side: headings in the first column, a record in each further one."""

from collections.abc import Iterator
from dataclasses import replace

from shisaku_graph.language import Bilingual
from shisaku_graph.source.document import SourceFile
from shisaku_graph.table.cells import Cell, Row, Table


class Transposed:
    """The columns of a table as rows; every cell keeps its place."""

    def __init__(self, table: Table) -> None:
        """Hold the rows of ``table``, which are turned at once."""
        self._held = tuple(row for row in table.rows() if not row.is_blank())
        told = Bilingual("行と列を入れ替えて読んだ", "rows and columns were exchanged")
        self._source = replace(table.source, notices=(*table.source.notices, told))

    @property
    def source(self) -> SourceFile:
        """The file's facts."""
        return self._source

    def rows(self) -> Iterator[Row]:
        """Yield the first column as headings, then each further column."""
        headed = [row for row in self._held if row.cells and len(row.cells) > 1]
        for index in range(max((len(row.cells) for row in headed), default=0)):
            cells = tuple(
                row.cells[index] if index < len(row.cells) else Cell("", row.origin)
                for row in headed
            )
            yield Row(cells[0].origin, cells)
