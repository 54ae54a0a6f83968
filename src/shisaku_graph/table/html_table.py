"""HTML tables, as pages and many systems' "Excel" exports hold them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from shisaku_graph.errors import DocumentError, TableError
from shisaku_graph.language import Bilingual
from shisaku_graph.source.document import SourceFile, read_document
from shisaku_graph.table.cells import Row
from shisaku_graph.table.grid import Grid, Merge, TooLarge, refused
from shisaku_graph.table.html_tags import End, Start, tags
from shisaku_graph.trace import Origin

_CHARSET = re.compile(
    rb"""<meta[^<>]{0,200}?charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_-]{1,40})""", re.IGNORECASE
)
_LARGEST = 64 * 1024 * 1024  # bytes; the page is held whole
_MOST_SPAN = 65_534, 1_000  # rows, columns: what the HTML standard lets a cell span
_MOST_SPANNED = 3_000_000  # places taken by cells that span rows
_BLANKS = re.compile(r"[ \t\n\f\r]+")
_BLOCKS = frozenset(("p", "div", "li", "dt", "dd", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"))


class HtmlTable:
    """One table of a page."""

    def __init__(
        self,
        path: Path,
        encoding: str | None = None,
        which: str | None = None,
        *,
        every: bool = False,
    ) -> None:
        """Open ``path``; without ``which``, the only table with several rows and columns.

        Args:
            path: the file.
            encoding: a Python codec; without it, what the page states, else what its bytes show.
            which: number of the table on the page, counted from 1, or its caption.
            every: read all tables of the page, one after another, unless one is named.

        Raises:
            DocumentError: the file is missing, too large, or in an undecidable encoding.
            TableError: the page has no such table, or several could be meant.
        """
        if path.is_file() and path.stat().st_size > _LARGEST:
            raise refused(path.name, "大きすぎます", f"it is larger than {_LARGEST:,} bytes")
        document = read_document(path, encoding or _stated(path), "text/html")
        reader = _Reader()
        try:
            reader.read(document.text)
        except TooLarge as error:
            raise _unreadable(path.name) from error
        together = every and which is None and len(reader.tables) > 1
        self._table = (
            _together(reader.tables) if together else _chosen(path.name, reader.tables, which)
        )
        notices = (
            *document.source.notices,
            *([] if path.suffix.lower().startswith((".htm", ".xhtm")) else [_named(path)]),
            *self._table.grid.notices(),
        )
        self._source = replace(document.source, notices=notices)

    @property
    def source(self) -> SourceFile:
        """The file's facts."""
        return self._source

    def rows(self) -> Iterator[Row]:
        """Yield the rows; a cell's line is that of its tag.

        Raises:
            DocumentError: the table has more cells than a table can have.
        """
        try:
            yield from self._table.grid.rows(self._place)
        except TooLarge as error:
            raise _unreadable(self._source.name) from error

    def _place(self, row: int, column: int | None) -> Origin:
        lines = self._table.lines
        line = lines.get((row, column or 0)) or lines.get((row, 0), 1)
        return Origin(self._source.name, line, column, row=row)


@dataclass(slots=True)
class _Table:
    """A table being read: its grid, and the line of each row (column 0) and cell."""

    grid: Grid
    lines: dict[tuple[int, int], int] = field(default_factory=dict)
    taken: dict[int, set[int]] = field(default_factory=dict)  # columns spanned from above, by row
    row: int = 0
    column: int = 0
    spans: tuple[int, int] = (1, 1)
    pieces: list[str] | None = None  # of the cell that is open
    caption: list[str] | None = None


class _Reader:
    """Reads all tables of a page, each nested one apart from the cell that holds it."""

    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._spanned = 0

    def read(self, text: str) -> None:
        """Read a whole page.

        Raises:
            TooLarge: a table has more cells than a table can have.
        """
        for part in tags(text):
            if isinstance(part, Start):
                self._start(part)
            elif isinstance(part, End):
                self._end(part.name)
            else:
                self._add(_BLANKS.sub(" ", part))
        for table in self._open:
            self._end_cell(table)

    def _start(self, tag: Start) -> None:
        if tag.name == "table":
            self._open.append(_Table(Grid(f"{len(self.tables) + 1}")))
            self.tables.append(self._open[-1])
        elif self._open:
            table = self._open[-1]
            if tag.name == "tr":
                self._start_row(table, tag)
            elif tag.name in ("td", "th"):
                self._start_cell(table, tag)
            elif tag.name == "caption":
                table.caption = []
            elif tag.name == "br":
                self._add("\0")
            elif tag.name in _BLOCKS:
                self._add("\0\0")

    def _end(self, name: str) -> None:
        if not self._open:
            return
        table = self._open[-1]
        if name in ("td", "th", "tr", "thead", "tbody", "tfoot", "table"):
            self._end_cell(table)
            if name == "table":
                self._open.pop()
        elif name == "caption" and table.caption is not None:
            table.grid.name = _tidy(table.caption) or table.grid.name
            table.caption = None
        elif name in _BLOCKS:
            self._add("\0\0")

    def _add(self, text: str) -> None:
        if self._open:
            table = self._open[-1]
            if table.pieces is not None:
                table.pieces.append(text)
            elif table.caption is not None:
                table.caption.append(text)

    def _start_row(self, table: _Table, tag: Start) -> None:
        self._end_cell(table)
        table.row += 1
        table.column = 0
        table.lines[table.row, 0] = tag.line
        style = tag.attributes.get("style", "").replace(" ", "").lower()
        if "hidden" in tag.attributes or "display:none" in style:
            table.grid.hidden_rows.append(table.row)

    def _start_cell(self, table: _Table, tag: Start) -> None:
        self._end_cell(table)
        if not table.row:
            self._start_row(table, Start("tr", {}, tag.line))
        taken = table.taken.get(table.row, set())
        table.column += 1
        while table.column in taken:
            table.column += 1
        table.spans = (
            _span(tag.attributes.get("rowspan"), _MOST_SPAN[0]),
            _span(tag.attributes.get("colspan"), _MOST_SPAN[1]),
        )
        table.lines[table.row, table.column] = tag.line
        table.pieces = []

    def _end_cell(self, table: _Table) -> None:
        if table.pieces is None:
            return
        row, column, (down, right) = table.row, table.column, table.spans
        table.grid.put(row, column, _tidy(table.pieces))
        table.pieces = None
        if down > 1:
            table.grid.merges.append(Merge(row, column, row + down - 1, column + right - 1))
            self._spanned += (down - 1) * right
            if self._spanned > _MOST_SPANNED:
                raise TooLarge
            for below in range(row + 1, row + down):
                table.taken.setdefault(below, set()).update(range(column, column + right))
        table.column += right - 1


def _span(told: str | None, most: int) -> int:
    text = (told or "1").strip()
    if not (text.isascii() and text.isdigit()) or len(text) > 9:  # noqa: PLR2004  # beyond any limit
        return 1
    return min(max(int(text), 1), most)


def _tidy(pieces: list[str]) -> str:
    """Return the text of a cell: one blank for several, a line break where a block ends."""
    lines = re.split("\0+", "".join(pieces))
    texts = [_BLANKS.sub(" ", line).strip(" ") for line in lines]
    return "\n".join(texts).strip("\n")


def _stated(path: Path) -> str | None:
    """Return the encoding that the page states, unless a byte order mark says more."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        start = file.read(4096)
    found = _CHARSET.search(start)
    if found is None or start[:2] in (b"\xff\xfe", b"\xfe\xff") or start[:3] == b"\xef\xbb\xbf":
        return None
    return found[1].decode("ascii")


def _together(tables: list[_Table]) -> _Table:
    """Return all tables of a page as one, each below the one before it."""
    whole, last = _Table(Grid("*")), 0
    for table in tables:
        for row, texts in table.grid.texts.items():
            for column, text in texts.items():
                whole.grid.put(last + row, column, text)
        whole.grid.merges += [
            Merge(last + each.top, each.left, last + each.bottom, each.right)
            for each in table.grid.merges
        ]
        whole.lines |= {(last + row, at): line for (row, at), line in table.lines.items()}
        last += table.row
    return whole


def _chosen(file: str, tables: list[_Table], which: str | None) -> _Table:
    filled = [table for table in tables if table.grid.texts]
    if which is not None:
        if which.isascii() and which.isdigit() and 0 < int(which[:9]) <= len(tables):
            return tables[int(which) - 1]
        filled = [table for table in filled if table.grid.name == which]
    else:
        filled = [table for table in filled if table.grid.is_table()] or filled
    if len(filled) != 1:
        raise _table_unclear(file, tables)
    return filled[0]


def _table_unclear(file: str, tables: list[_Table]) -> TableError:
    if not tables:
        return TableError(
            "html-without-table",
            Bilingual(
                "HTML のページですが、表がありません。ログイン画面などを保存していませんか。",
                "this is an HTML page without any table: perhaps a login page was saved.",
            ),
            Bilingual("表そのものを書き出し直してください。", "export the table itself again."),
            file,
        )
    names = ", ".join(
        f"{number}: {table.grid.name} ({len(table.grid.texts)})"
        for number, table in enumerate(tables, start=1)
    )
    return TableError(
        "sheet-unclear",
        Bilingual(
            f"ページのどの表を読むか決められません（番号: 名前（行数） {names}）。",
            f"which table of the page is meant is unclear (number: name (rows): {names}).",
        ),
        Bilingual(
            'source.toml の [table] に sheet = "2" のように表の番号を書いてください。',
            'write the table\'s number, as in sheet = "2", under [table] in source.toml.',
        ),
        file,
    )


def _named(path: Path) -> Bilingual:
    return Bilingual(
        f"名前は {path.suffix} だが、中身は HTML の表",
        f"the name says {path.suffix}, but it is an HTML table",
    )


def _unreadable(file: str) -> DocumentError:
    return refused(
        file, "HTML の表が大きすぎるか壊れています", "its HTML table is too large or broken"
    )
