"""XLSX (ECMA-376): values as they are shown, read as a stream without any library.

The cell references, merged ranges and indexes of the file are checked against Excel's limits before
anything is made of them.
"""

import posixpath
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from shisaku_graph.errors import DocumentError
from shisaku_graph.language import Bilingual
from shisaku_graph.table.archive import Archive, Attributes
from shisaku_graph.table.grid import (
    LONGEST_TEXT,
    MOST_COLUMNS,
    MOST_ROWS,
    Grid,
    Merge,
    cell_name,
    refused,
)
from shisaku_graph.table.number_format import shown
from shisaku_graph.table.xlsx_parts import Book, Relations, Strings, Styles

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ST_Xstring, ECMA-376 part 1, 22.9.2.19
_WORKSHEET = "/worksheet"
_NO_VALUE = Bilingual(
    "数式の計算結果が保存されていません", "a formula was saved without its result"
)


class Xlsx:
    """The worksheets of a workbook."""

    def __init__(self, path: Path) -> None:
        """Open ``path`` and read what all sheets share.

        Raises:
            DocumentError: the file is damaged, encrypted, harmful, or another kind of document.
        """
        self._file = path.name
        self._archive = archive = Archive(path)
        main = next(
            (target for kind, target in self._related("") if kind.endswith("/officeDocument")),
            "xl/workbook.xml",
        )
        if main.endswith(".bin"):
            raise refused(self._file, "XLSB 形式です", "it is an XLSB file")
        if main not in archive.names or posixpath.dirname(main) in ("word", "ppt"):
            raise refused(self._file, "Excel のブックではありません", "it is no Excel workbook")
        related = {target_id: (kind, target) for target_id, kind, target in self._parts(main)}
        book = Book()
        archive.parse(main, book)
        self._from_1904 = book.from_1904
        self._sheets = [
            (name, hidden, related[part][1])
            for name, hidden, part in book.sheets
            if part in related and related[part][0].endswith(_WORKSHEET)
        ]
        strings, styles = Strings(self._file), Styles()
        for kind, target in related.values():
            if kind.endswith("/sharedStrings") and target in archive.names:
                archive.parse(target, strings)
            elif kind.endswith("/styles") and target in archive.names:
                archive.parse(target, styles)
        self._strings = strings.found
        self._formats = styles.codes()

    def sheets(self) -> Iterator[Grid]:
        """Yield the worksheets in the order of their tabs.

        Raises:
            DocumentError: a sheet is damaged or holds what no worksheet can.
        """
        for name, hidden, target in self._sheets:
            grid = Grid(name, hidden)
            reader = _Cells(self._file, grid, self._strings, self._formats, self._from_1904)
            self._archive.parse(target, reader)
            yield grid
        self._archive.close()

    def _related(self, part: str) -> Iterator[tuple[str, str]]:
        for _, kind, target in self._parts(part):
            yield kind, target

    def _parts(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Yield id, kind and name of the members that ``part`` refers to."""
        folder, name = posixpath.split(part)
        member = posixpath.join(folder, "_rels", f"{name}.rels")
        if member not in self._archive.names:
            return
        handler = Relations()
        self._archive.parse(member, handler)
        for target_id, kind, target in handler.found:
            whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            yield target_id, kind, posixpath.normpath(whole)


@dataclass(slots=True)
class _Cell:
    row: int
    column: int
    kind: str
    style: int
    formula: bool = False
    value: str | None = None
    inline: str = ""


class _Cells:
    """The cells, merged ranges and hidden parts of one worksheet."""

    def __init__(
        self,
        file: str,
        grid: Grid,
        strings: list[str],
        formats: tuple[str, ...],
        from_1904: bool,
    ) -> None:
        self._file, self._grid = file, grid
        self._strings, self._formats, self._from_1904 = strings, formats, from_1904
        self._row = self._column = 0
        self._cell: _Cell | None = None
        self._reading = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            self._start_row(attributes)
        elif name == "c":
            self._start_cell(attributes)
        elif name == "f" and self._cell:
            self._cell.formula = True
        elif name == "rPh":
            self._reading = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = (_whole(attributes.get(key, "")) for key in ("min", "max"))
            if 0 < first <= last <= MOST_COLUMNS:
                self._grid.hidden_columns.extend(range(first, last + 1))

    def text(self, text: str) -> None:
        pass

    def end(self, name: str, text: str) -> None:
        if self._cell is None:
            return
        if name == "v":
            self._cell.value = text
        elif name == "t" and not self._reading:
            self._cell.inline += text
        elif name == "rPh":
            self._reading = False
        elif name == "c":
            self._take(self._cell)
            self._cell = None

    def _start_row(self, attributes: Attributes) -> None:
        told = attributes.get("r")
        self._row = self._row + 1 if told is None else _whole(told)
        self._column = 0
        if not 0 < self._row <= MOST_ROWS:
            raise self._beyond(f"row {told}")
        if attributes.get("hidden") in ("1", "true"):
            self._grid.hidden_rows.append(self._row)

    def _start_cell(self, attributes: Attributes) -> None:
        told = attributes.get("r")
        if told is None:
            self._column += 1
        else:
            self._row, self._column = self._reference(told)
        if self._column > MOST_COLUMNS:
            raise self._beyond(f"column {self._column}")
        self._cell = _Cell(
            self._row, self._column, attributes.get("t", "n"), _whole(attributes.get("s", "0"))
        )

    def _merge(self, told: str) -> None:
        first, _, last = told.partition(":")
        top, left = self._reference(first)
        bottom, right = self._reference(last or first)
        if len(self._grid.merges) >= MOST_ROWS:
            raise refused(self._file, "結合セルが多すぎます", "it holds too many merged ranges")
        self._grid.merges.append(Merge(top, left, bottom, right))

    def _reference(self, told: str) -> tuple[int, int]:
        match = _REFERENCE.fullmatch(told)
        if match is None:
            raise self._beyond(told)
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - 64
        row = int(match[2])
        if not 0 < row <= MOST_ROWS or column > MOST_COLUMNS:
            raise self._beyond(told)
        return row, column

    def _beyond(self, told: str) -> DocumentError:
        sheet = self._grid.name
        return refused(
            self._file,
            f"シート「{sheet}」のセル番地 {told:.40} が範囲外です",
            f"sheet {sheet!r} names a cell that cannot be: {told:.40}",
        )

    def _take(self, cell: _Cell) -> None:
        text, fault = self._read(cell)
        if fault is None:
            text, fault = _unescaped(text)
        if fault is None and len(text) > LONGEST_TEXT:
            fault = Bilingual(f"{LONGEST_TEXT:,} 字を超えます", f"over {LONGEST_TEXT:,} characters")
        if fault is not None:
            self._grid.faults.append((cell.row, cell.column, fault))
        else:
            self._grid.put(cell.row, cell.column, text)

    def _read(self, cell: _Cell) -> tuple[str, Bilingual | None]:
        """Return the text of a cell as shown, or what is wrong with it."""
        value, kind = cell.value, cell.kind
        if cell.formula and (value is None or (not value and kind != "str")):
            return "", _NO_VALUE
        if kind == "inlineStr" or not value:
            return cell.inline, None
        if kind == "s":
            return self._shared(value)
        if kind == "e":
            return "", Bilingual(f"誤り値 {value:.20}", f"error value {value:.20}")
        if kind == "b":
            return ("TRUE" if value == "1" else "FALSE"), None
        return (value, None) if kind in ("str", "d") else self._number(cell, value)

    def _shared(self, value: str) -> tuple[str, Bilingual | None]:
        at = _whole(value)
        if 0 <= at < len(self._strings):
            return self._strings[at], None
        return "", Bilingual(
            f"文字列 {value:.20} がありません", f"there is no shared text {value:.20}"
        )

    def _number(self, cell: _Cell, value: str) -> tuple[str, Bilingual | None]:
        known = 0 <= cell.style < len(self._formats)
        style = self._formats[cell.style] if known else "General"
        with suppress(ValueError, OverflowError):
            return shown(value, style, from_1904=self._from_1904), None
        name = cell_name(cell.row, cell.column)
        return "", Bilingual(
            f"{name} の値 {value:.20} は数ではありません", f"{name} holds {value:.20}, no number"
        )


def _whole(text: str) -> int:
    """Return a whole number, -1 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1  # noqa: PLR2004  # beyond any limit


def _unescaped(text: str) -> tuple[str, Bilingual | None]:
    r"""Return a text with ``_x000D_`` resolved and ``\n`` as the only line end."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
        try:
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        except UnicodeDecodeError:
            return "", Bilingual("半端なサロゲートがあります", "it holds half a surrogate pair")
    if "\0" in text:
        return "", Bilingual("NUL 文字があります", "it holds a NUL character")
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text), None
