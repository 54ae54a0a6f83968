"""Text exports: one row a line, cells parted by tabs, pages one after another."""

from collections.abc import Iterator
from pathlib import Path

from shisaku_graph.source.document import SourceFile, read_document
from shisaku_graph.table.cells import Cell, Row
from shisaku_graph.trace import Origin


class TextExport:
    """A tab-separated text without quoting: every character of a line belongs to a cell."""

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        """Open ``path``.

        Raises:
            DocumentError: the file is missing, empty, or in an undecidable encoding.
        """
        self._document = read_document(path, encoding, "text/plain")

    @property
    def source(self) -> SourceFile:
        """The file's facts."""
        return self._document.source

    def rows(self) -> Iterator[Row]:
        """Yield one row a line; a cell's span counts characters of the decoded text."""
        start, name = 0, self.source.name
        for number, line in enumerate(self._document.text.split("\n"), start=1):
            cells: list[Cell] = []
            at = start
            if line:
                for column, text in enumerate(line.split("\t"), start=1):
                    cells.append(Cell(text, Origin(name, number, column, (at, at + len(text)))))
                    at += len(text) + 1
            yield Row(Origin(name, number, span=(start, start + len(line))), tuple(cells))
            start += len(line) + 1
