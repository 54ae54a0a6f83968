"""CSV and TSV: quoted cells, line breaks inside cells; one row in memory at a time.

A cell's place is its record and column, counted from 1, as RFC 7111 and spreadsheets count them.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from shisaku_graph.errors import TableError
from shisaku_graph.language import Bilingual
from shisaku_graph.source.document import SourceFile, describe_text
from shisaku_graph.table.cells import Cell, Row
from shisaku_graph.trace import Origin

_LONGEST_CELL = 10_000_000
_SAMPLE = 65_536
DELIMITERS = (",", "\t", ";")


class Delimited:
    """A file of delimited records (RFC 4180)."""

    def __init__(
        self, path: Path, encoding: str | None = None, delimiter: str | None = None
    ) -> None:
        """Open ``path``; without ``delimiter``, the sign that most lines share parts the cells.

        Raises:
            DocumentError: the file is missing, empty, or in an undecidable encoding.
        """
        self._path = path
        self._source = describe_text(path, encoding, "text/csv")
        self._delimiter = delimiter or self._guessed_delimiter()

    @property
    def source(self) -> SourceFile:
        """The file's facts."""
        return self._source

    def _guessed_delimiter(self) -> str:
        with self._path.open(encoding=self._source.encoding, newline="") as file:
            lines = file.read(_SAMPLE).splitlines()[:50]
        counts = {sign: sum(line.count(sign) for line in lines) for sign in DELIMITERS}
        return max(counts, key=lambda sign: counts[sign])

    def rows(self) -> Iterator[Row]:
        """Yield one row a record.

        Raises:
            TableError: a quote is never closed, or a cell is beyond any measure; the message
                names the record where it began.
        """
        name, number = self._source.name, 0
        limit = csv.field_size_limit(_LONGEST_CELL)
        try:
            with self._path.open(encoding=self._source.encoding, newline="") as file:
                for number, texts in enumerate(
                    csv.reader(file, delimiter=self._delimiter, strict=True), start=1
                ):
                    yield _row(name, number, texts)
        except csv.Error as error:
            raise _broken(Origin(name, number + 1), error) from error
        finally:
            csv.field_size_limit(limit)


def _row(name: str, number: int, texts: list[str]) -> Row:
    return Row(
        Origin(name, number),
        tuple(
            Cell(text.replace("\r\n", "\n").replace("\r", "\n"), Origin(name, number, column))
            for column, text in enumerate(texts, start=1)
        ),
    )


def _broken(origin: Origin, error: csv.Error) -> TableError:
    return TableError(
        "record-broken",
        Bilingual(
            f"この行から CSV として読めません（{error}）。",
            f"from this row on the file is no CSV ({error}).",
        ),
        Bilingual(
            '閉じられていない引用符（"）がないか確かめ、書き出し直してください。',
            'look for a quote (") that is never closed, and export the table again.',
        ),
        origin,
    )
