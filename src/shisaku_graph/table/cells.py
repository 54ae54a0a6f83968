"""Cells with their place: what every reader gives, before anything has a meaning."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from shisaku_graph.source.document import SourceFile
from shisaku_graph.trace import Origin


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and the place where it stood."""

    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, as many as were received.

    ``origin`` is the place of the whole row (no column). A blank line is a row without cells.
    """

    origin: Origin
    cells: tuple[Cell, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts alone."""
        return tuple(cell.text for cell in self.cells)

    def is_blank(self) -> bool:
        """Tell whether no cell holds anything but blanks."""
        return not any(cell.text.strip() for cell in self.cells)


class Table(Protocol):
    """A table that a reader has opened: facts of the file, and its rows as a stream.

    ``rows()`` starts afresh at each call, and holds one row at a time in memory.
    """

    @property
    def source(self) -> SourceFile:
        """The file's facts."""

    def rows(self) -> Iterator[Row]:
        """Yield the rows in the order of the file, headings, titles and blank lines included."""


@dataclass(frozen=True, slots=True)
class InlineTable:
    """A table held in memory: for tests, and for readers of small files."""

    source: SourceFile
    held: tuple[Row, ...]

    def rows(self) -> Iterator[Row]:
        """Yield the rows."""
        yield from self.held


def rows_of(texts: Iterable[Iterable[str]], file: str = "table") -> tuple[Row, ...]:
    """Return rows made of plain texts, placed by counting: for tests and examples.

    >>> [str(cell.origin) for cell in rows_of([["a", "b"]])[0].cells]
    ['table:1:1', 'table:1:2']
    """
    return tuple(
        Row(
            Origin(file, line),
            tuple(
                Cell(text, Origin(file, line, column)) for column, text in enumerate(row, start=1)
            ),
        )
        for line, row in enumerate(texts, start=1)
    )
