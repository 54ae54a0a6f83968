"""The tables as one workbook: a sheet a table, made for reading in Excel."""

import datetime as dt
import io
import unicodedata
from collections.abc import Iterable

from shisaku_graph.publication.tables.model import Column, FilledTable, Kind, Value
from shisaku_graph.record.model import Records

_LONGEST_CELL = 32_767  # Excel's own limit; what is longer is cut, with a mark
_WIDEST, _NARROWEST, _LINK_WIDTH = 60, 8, 24
_SAMPLE = 200
_CUT = "…（続きは CSV にあります）"


def workbook(records: Records, tables: Iterable[FilledTable]) -> bytes:
    """Return the workbook; no cell is a formula, whatever its text."""
    import xlsxwriter  # noqa: PLC0415  # only when a workbook is written

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    told = records.descriptor.dataset
    day = dt.datetime.combine(told.modified or told.issued, dt.time())
    book.set_properties({"title": told.title.ja, "created": day})
    head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    about = book.add_worksheet("このデータについて")
    about.set_column(0, 0, 16)
    about.set_column(1, 1, 90)
    for at, (name, text) in enumerate(_about(records)):
        about.write_string(at, 0, name, head)
        about.write_string(at, 1, text, body)
    for table in tables:
        sheet = book.add_worksheet(table.spec.title.ja)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, _width(table, at, column), body)
            sheet.write_string(0, at, column.title.ja, head)
        for line, row in enumerate(table.rows, start=1):
            for at, value in enumerate(row):
                _write(sheet, line, at, value)
    book.close()
    return out.getvalue()


def _about(records: Records) -> tuple[tuple[str, str], ...]:
    told = records.descriptor
    return (
        ("題名", told.dataset.title.ja),
        ("説明", told.dataset.description.ja),
        ("市区町村", f"{told.municipality.prefecture.ja}{told.municipality.name.ja}"),
        ("年度", told.dataset.fiscal_year),
        ("版", told.dataset.version),
        ("利用条件", told.dataset.licence),
        ("問い合わせ先", told.dataset.contact.name.ja),
        ("元の表", records.source.name),
    )


def _write(sheet: object, line: int, at: int, value: Value) -> None:
    from xlsxwriter.worksheet import Worksheet  # noqa: PLC0415  # as above

    if not isinstance(sheet, Worksheet):
        raise TypeError(sheet)
    if value is None:
        return
    if isinstance(value, str):
        whole = len(value) <= _LONGEST_CELL
        sheet.write_string(line, at, value if whole else value[: _LONGEST_CELL - len(_CUT)] + _CUT)
    else:
        sheet.write_number(line, at, float(value))  # Excel knows no other number


def _width(table: FilledTable, at: int, column: Column) -> int:
    if column.kind is Kind.IRI:
        return _LINK_WIDTH
    texts = [column.title.ja, *(str(row[at] or "") for row in table.rows[:_SAMPLE])]
    longest = max(max(map(_cells_wide, text.split("\n")), default=0) for text in texts)
    return max(_NARROWEST, min(_WIDEST, longest + 2))


def _cells_wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text[: _WIDEST + 1])
