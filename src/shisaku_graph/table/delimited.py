"""CSV and TSV: quoted cells, line breaks inside cells; one record in memory at a time.

A cell's line is that in which it starts; its row is the record's number (RFC 7111), which is also
the row that a spreadsheet shows.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from shisaku_graph.errors import TableError
from shisaku_graph.language import Bilingual
from shisaku_graph.source.document import SourceFile, describe_text
from shisaku_graph.table.cells import Cell, Row
from shisaku_graph.trace import Origin

LONGEST_CELL = 10_000_000
"""Characters. A longer cell is a quote that was never closed."""

_SAMPLE = 65_536
_RECORDS = 100
_DELIMITERS = (",", "\t", ";")
_NAMES = {",": "comma", "\t": "tab", ";": "semicolon"}
_CLEARLY = 0.9  # a second sign that fits nearly as well as the first leaves the choice to a person


class Delimited:
    """A file of delimited records (RFC 4180)."""

    def __init__(
        self, path: Path, encoding: str | None = None, delimiter: str | None = None
    ) -> None:
        """Open ``path``; without ``delimiter``, the sign that parts the records most evenly is it.

        Raises:
            DocumentError: the file is missing, empty, or in an undecidable encoding.
            TableError: two signs could be the delimiter.
        """
        self._path = path
        self._source = describe_text(path, encoding, "text/csv")
        if delimiter is None:
            delimiter, told = self._guessed_delimiter()
            self._source = replace(self._source, notices=(*self._source.notices, told))
        self._delimiter = delimiter

    @property
    def source(self) -> SourceFile:
        """The file's facts."""
        return self._source

    def rows(self) -> Iterator[Row]:
        """Yield one row a record, blank lines as rows without cells.

        Raises:
            TableError: a quote is never closed, stands inside a quoted cell, or a cell is beyond
                any measure; the message names the line where the record began.
        """
        name, line = self._source.name, 1
        # the limit is one for the whole process: raised here, never lowered under another reader
        csv.field_size_limit(max(LONGEST_CELL, csv.field_size_limit()))
        with self._path.open(encoding=self._source.encoding, newline="") as file:
            reader = csv.reader(_lines(file), delimiter=self._delimiter, strict=True)
            number = 0
            while True:
                try:
                    texts = next(reader, None)
                except csv.Error as error:
                    raise _broken(Origin(name, line, row=number + 1), error) from error
                if texts is None:
                    return
                number += 1
                yield _row(name, line, number, texts)
                line = reader.line_num + 1

    def _guessed_delimiter(self) -> tuple[str, Bilingual]:
        with self._path.open(encoding=self._source.encoding, newline="") as file:
            text = file.read(_SAMPLE)
        whole = len(text) < _SAMPLE
        found = {sign: _evenness(text, sign, whole=whole) for sign in _DELIMITERS}
        # many columns of equal number are better evidence than two
        scores = {sign: share * (1 - 1 / width) for sign, (share, width) in found.items()}
        first, second = sorted(scores, key=lambda sign: scores[sign], reverse=True)[:2]
        share = found[first][0]
        if not share:
            return ",", Bilingual("区切りなし（1列の表）", "no delimiter: a table of one column")
        if scores[second] > _CLEARLY * scores[first]:
            raise _delimiter_unclear(self._source.name, first, second)
        return first, Bilingual(
            f"区切り文字 {first!r}（{share:.0%} の行で列数が揃う）",
            f"delimiter {_NAMES[first]} ({share:.0%} of the records have equal length)",
        )


def _evenness(text: str, sign: str, *, whole: bool) -> tuple[float, int]:
    """Return the commonest number of columns over 1, after the share of records that have it."""
    widths: list[int] = []
    try:
        for texts in csv.reader(io.StringIO(text, newline=""), delimiter=sign):
            widths.append(len(texts))
            if len(widths) > _RECORDS:
                break
    except csv.Error:
        return 0.0, 1
    if not whole and len(widths) <= _RECORDS:
        widths = widths[:-1]  # the sample ends inside it
    filled = [width for width in widths if width]
    parted = Counter(width for width in filled if width > 1)
    if not parted:
        return 0.0, 1
    width, times = parted.most_common(1)[0]
    return times / len(filled), width


def _lines(file: Iterator[str]) -> Iterator[str]:
    """Yield the lines of a file, none of them longer than a cell may be."""
    read = file.readline  # type: ignore[attr-defined]  # an open text file
    while line := read(LONGEST_CELL + 1):
        if len(line) > LONGEST_CELL:
            raise csv.Error(f"line longer than {LONGEST_CELL} characters")
        yield line


def _row(name: str, line: int, number: int, texts: list[str]) -> Row:
    cells: list[Cell] = []
    at = line
    for column, text in enumerate(texts, start=1):
        plain = text
        if "\r" in plain:
            plain = plain.replace("\r\n", "\n").replace("\r", "\n")
        cells.append(Cell(plain, Origin(name, at, column, row=number)))
        at += plain.count("\n")
    return Row(Origin(name, line, row=number), tuple(cells))


def _broken(origin: Origin, error: csv.Error) -> TableError:
    return TableError(
        "record-broken",
        Bilingual(
            f"{origin.row} 件目（この行から始まる）を CSV として読めません（{error}）。",
            f"record {origin.row}, which starts on this line, is no CSV ({error}).",
        ),
        Bilingual(
            '閉じられていない引用符（"）がないか確かめ、書き出し直してください。引用符を使わない'
            'タブ区切りなら table.format = "text" としてください。',
            'look for a quote (") that is never closed, and export the table again; for tabs '
            'without quoting, state table.format = "text".',
        ),
        origin,
    )


def _delimiter_unclear(file: str, first: str, second: str) -> TableError:
    return TableError(
        "delimiter-unclear",
        Bilingual(
            f"区切り文字を決められません（{first!r} か {second!r}）。",
            f"the delimiter is unclear: {_NAMES[first]} or {_NAMES[second]}.",
        ),
        Bilingual(
            'source.toml の [table] に delimiter = "," などと書いてください。',
            'write delimiter = "," (or another) under [table] in source.toml.',
        ),
        file,
    )
