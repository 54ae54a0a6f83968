"""The corrections file as officers keep it: lines added, moved and taken out, the rest untouched.

It keeps its encoding and its line ends, for it may come from a spreadsheet; a new one begins with
the mark by which a spreadsheet knows UTF-8. It is written whole, or not at all.
"""

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from shisaku_graph.repair.corrections import COLUMNS, Correction
from shisaku_graph.source.document import read_document
from shisaku_graph.source.fields import FIELDS
from shisaku_graph.source.spreadsheet import guarded

_FOR_SPREADSHEETS = "utf-8-sig"


class CorrectionsFile:
    """Lines of decisions; made with its heading where there is none yet."""

    def __init__(self, path: Path) -> None:
        """Read the file, if it is there.

        Raises:
            DocumentError: it cannot be read.
        """
        self._path = path
        self._encoding, self._newline, text = _FOR_SPREADSHEETS, "\n", f"{','.join(COLUMNS)}\n"
        if path.is_file():
            document = read_document(path, None, "text/csv")
            content = path.read_bytes()
            marked = content.startswith(b"\xef\xbb\xbf")
            self._encoding = _FOR_SPREADSHEETS if marked else document.source.encoding or "utf-8"
            self._newline = "\r\n" if b"\r\n" in content else "\n"
            text = document.text.removeprefix("\ufeff")
        reader = csv.reader(io.StringIO(text))
        self._rows = [(reader.line_num, row) for row in reader]

    def add(self, corrections: Sequence[Correction]) -> int:
        """Add lines; those that stand there already are not added again. Returns how many."""
        known = {tuple(row) for _, row in self._rows}
        added = 0
        for each in corrections:
            line = "" if each.line is None else str(each.line)
            column = each.column or FIELDS[each.field].label.ja
            cells = (line, column, each.received, each.corrected, each.reason)
            row = [guarded(cell) for cell in cells]
            if tuple(row) not in known:
                self._rows.append((0, row))
                known.add(tuple(row))
                added += 1
        self._write(self._path, [row for _, row in self._rows])
        return added

    def relocate(self, moved: Mapping[Correction, int]) -> int:
        """Rewrite the line numbers of corrections whose row has moved; return how many."""
        lines = {each.place.line: line for each, line in moved.items()}
        for number, row in self._rows:
            if number in lines:
                row[0] = str(lines[number])
        self._write(self._path, [row for _, row in self._rows])
        return len(lines)

    def retire(self, lines: Collection[int]) -> Path:
        """Move lines that no longer apply into a file beside this one; return its path.

        Args:
            lines: where they stand in this file, counted from 1.
        """
        beside = self._path.with_name(f"{self._path.stem}.retired{self._path.suffix}")
        gone = [row for number, row in self._rows if number in lines]
        kept = CorrectionsFile(beside)
        kept.append(gone)
        self._rows = [(number, row) for number, row in self._rows if number not in lines]
        self._write(self._path, [row for _, row in self._rows])
        return beside

    def append(self, rows: Sequence[Sequence[str]]) -> None:
        """Add lines as they are."""
        self._rows += [(0, list(row)) for row in rows]
        self._write(self._path, [row for _, row in self._rows])

    def _write(self, path: Path, rows: Sequence[Sequence[str]]) -> None:
        out = io.StringIO()
        csv.writer(out, lineterminator=self._newline).writerows(rows)
        try:
            content = out.getvalue().encode(self._encoding)
        except UnicodeEncodeError:  # a name that the old encoding of the file does not have
            content = out.getvalue().encode(_FOR_SPREADSHEETS)
        new = path.with_name(f".{path.name}.new")
        new.write_bytes(content)
        new.replace(path)
