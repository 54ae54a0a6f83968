"""Corrections: a person's decisions, kept as data beside the table, each with its reason."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from shisaku_graph.errors import CorrectionError
from shisaku_graph.language import Bilingual
from shisaku_graph.repair.contacts import contacts_inside
from shisaku_graph.source.columns import Columns
from shisaku_graph.source.document import read_document
from shisaku_graph.source.fields import FIELDS
from shisaku_graph.source.spreadsheet import unguarded
from shisaku_graph.table.headings import heading_key
from shisaku_graph.trace import Origin

COLUMNS = ("line", "column", "received", "corrected", "reason")


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision: in this cell, ``received`` becomes ``corrected``, because of ``reason``.

    In a name, ``received`` is the whole cell; in running text, a passage that occurs once.
    Without a ``line`` it holds wherever the cell says so: in next year's table too. Where both are
    the same, a person has found the passage right as it stands; in the field ``personal`` it is a
    number, an address or a name that may be published.

    Attributes:
        place: the line of the corrections file itself.
        group: which of several columns of the field it speaks of.
        column: the column as the file names it; the field's Japanese name where empty.
    """

    line: int | None
    field: str
    received: str
    corrected: str
    reason: str
    place: Origin
    group: int = 0
    column: str = ""

    @property
    def is_confirmed(self) -> bool:
        """Whether a person has found what was received right as it stands."""
        return self.line is None and self.received == self.corrected


def read_corrections(path: Path, columns: Columns) -> tuple[Correction, ...]:
    """Read a corrections file (CSV with the columns line, column, received, corrected, reason).

    ``column`` may be a field's id, its Japanese name, or a heading of the table.

    Raises:
        CorrectionError: a column is missing, a line is no number, a field unknown, a reason empty.
    """
    text = read_document(path, None, "text/csv").text
    reader = csv.reader(io.StringIO(text), strict=True)
    names = _field_names(columns)
    found: list[Correction] = []
    try:
        header = next(reader, [])
        if tuple(header) != COLUMNS:
            raise _wrong(path.name, 1, f"列は {','.join(COLUMNS)}", f"the columns are {COLUMNS}")
        found.extend(_correction(path.name, reader.line_num, row, names) for row in reader if row)
    except csv.Error as error:
        raise _wrong(path.name, reader.line_num, str(error), str(error)) from error
    return tuple(found)


def takes_out_persons(path: Path) -> bool:
    """Tell whether a corrections file repeats personal data, in order to take it out of a text."""
    rows = csv.reader(io.StringIO(read_document(path, None, "text/csv").text))
    return any(
        contacts_inside(text)
        for row in rows
        if len(row) == len(COLUMNS) and row[2] != row[3]
        for text in row[2:4]
    )


def _field_names(columns: Columns) -> Mapping[str, tuple[str, int]]:
    """Return field and group by every name that a column may have in the corrections."""
    personal = FIELDS["personal"]
    names = {heading_key(each): (personal.id, 0) for each in (personal.id, personal.label.ja)}
    for field, headings in columns.fields():
        for name in (field, FIELDS[field].label.ja, *headings):
            names[heading_key(name)] = field, 0
    for field, group, heading in columns.groups():
        if field != personal.id:
            names[heading_key(heading)] = field, group
    return names


def _correction(
    file: str, line: int, row: Sequence[str], names: Mapping[str, tuple[str, int]]
) -> Correction:
    if len(row) != len(COLUMNS):
        raise _wrong(file, line, f"列が {len(row)} 個", f"{len(row)} cells, not {len(COLUMNS)}")
    number, column, received, corrected, reason = map(unguarded, row)
    if number and not (number.isascii() and number.isdigit()):
        raise _wrong(file, line, f"line が数でない: {number!r}", f"line is no number: {number!r}")
    if not number and not received:
        raise _wrong(file, line, "line も received も空", "neither line nor received is given")
    field, group = names.get(heading_key(column), (None, 0))
    if field is None:
        known = dict.fromkeys(FIELDS[each].label.ja for each, _ in names.values())
        ja = f"知らない欄: {column!r}。使える欄: {'、'.join(known)}。金額と指標は表で直してください"
        en = f"unknown column {column!r}; money and indicators are mended in the table itself"
        raise _wrong(file, line, ja, en)
    if not reason.strip():
        raise _wrong(file, line, "理由が空", "the reason is empty")
    if field == "personal" and (number or received != corrected):
        ja = "個人情報の行は、行番号を空にして、公開してよい同じ値を二度書きます"
        raise _wrong(file, line, ja, "a line of personal data gives no line, and one value twice")
    return Correction(
        int(number) if number else None, field, received, corrected, reason, Origin(file, line),
        group, column,
    )  # fmt: skip


def _wrong(file: str, line: int, ja: str, en: str) -> CorrectionError:
    return CorrectionError(
        "correction-syntax",
        Bilingual(f"訂正表を読めません（{ja}）。", f"the corrections cannot be read ({en})."),
        Bilingual(
            f"見出しを {','.join(COLUMNS)} とし、各行に欄名・受け取った値・理由を書いてください。",
            f"head the file {','.join(COLUMNS)}; give each line a column, a value and a reason.",
        ),
        Origin(file, line),
    )
