"""Cells with their place: what every reader gives, before anything has a meaning."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from shisaku_graph.language import Bilingual
from shisaku_graph.source.document import SourceFile
from shisaku_graph.source.encoding import Encoding
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

    @property
    def notices(self) -> tuple[Bilingual, ...]:
        """What a person should know of how the file was read: encoding, sheet, what is hidden."""

    def rows(self) -> Iterator[Row]:
        """Yield the rows in the order of the file, headings, titles and blank lines included."""


@dataclass(frozen=True, slots=True)
class InlineTable:
    """A table held in memory: for tests, and for readers of small files."""

    source: SourceFile
    held: tuple[Row, ...]
    notices: tuple[Bilingual, ...] = ()

    def rows(self) -> Iterator[Row]:
        """Yield the rows."""
        yield from self.held


def encoding_notice(decided: Encoding) -> Bilingual:
    """Return the sentence about a file's encoding and how sure it is."""
    sure = ("確実", "certain") if decided.certain else ("推定", "likely")
    return Bilingual(
        f"文字コード {decided.codec}（{sure[0]}: {decided.evidence.ja}）",
        f"encoding {decided.codec} ({sure[1]}: {decided.evidence.en})",
    )


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
