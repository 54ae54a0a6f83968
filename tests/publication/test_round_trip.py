"""From dist/ alone the table as received can be put back, cell by cell, in every syntax."""

import csv
import io

import pytest
from openpyxl import load_workbook

from shisaku_graph import rows_as_received


def kisarazu(folder) -> dict[int, list[str]]:
    """Read the text export as it is: tabs part cells, nothing else does."""
    text = (folder / "kisarazu-h29-progress.txt").read_bytes().decode("utf-8")
    return {at: line.split("\t") for at, line in enumerate(text.split("\n"), start=1)}


def hoshimigaura(folder) -> dict[int, list[str]]:
    (file,) = folder.glob("*-progress.csv")
    reader = csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""))
    return dict(enumerate(reader, start=1))


def muteki(folder) -> dict[int, list[str]]:
    sheet = load_workbook(folder / "muteki-r6-projects.xlsx", data_only=True).worksheets[0]
    return {at: [shown(cell) for cell in row] for at, row in enumerate(sheet.iter_rows(), start=1)}


def shown(cell) -> str:
    """Return a cell as the workbook shows it: its numbers have thousands parted by commas."""
    if cell.value is None:
        return ""
    if isinstance(cell.value, int | float) and "," in cell.number_format:
        return f"{cell.value:,}"
    return str(cell.value)


TABLES = {
    "kisarazu-2017": (kisarazu, 46),
    "hoshimigaura-2023": (hoshimigaura, None),
    "hoshimigaura-2024": (hoshimigaura, None),
    "muteki-2024": (muteki, None),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_comes_back(dist, places, name):
    read, count = TABLES[name]
    received = read(places[name])
    rebuilt = rows_as_received(dist / name)
    assert len(rebuilt.rows) == (count or len(rebuilt.rows)) > 0
    for row in rebuilt.rows:
        there = received[row.row]
        width = max(len(there), len(row.cells))
        assert [*row.cells, *[""] * (width - len(row.cells))] == [
            *there, *[""] * (width - len(there))
        ], row.row  # fmt: skip


def test_no_row_of_data_is_left_out(dist, places):
    """Of Kisarazu's lines only page titles, headings and blank ones are no rows of data."""
    lines = kisarazu(places["kisarazu-2017"])
    rebuilt = {row.row for row in rows_as_received(dist / "kisarazu-2017").rows}
    others = {at: cells for at, cells in lines.items() if at not in rebuilt}
    assert all(
        not "".join(cells).strip() or "基本政策" in cells or len([c for c in cells if c]) == 1
        for cells in others.values()
    ), others


@pytest.mark.parametrize("syntax", ["ttl", "nq", "trig", "rdf", "jsonld"])
def test_every_syntax_gives_the_same_table(published, syntax):
    told = rows_as_received(published / f"data.{syntax}")
    assert told == rows_as_received(published)
    assert told.headings[:3] == ("基本方向", "基本政策", "施策")


def test_the_command(shisaku_graph, published, tmp_path):
    run = shisaku_graph("received", published, "-o", tmp_path / "rows.csv")
    assert run.returncode == 0, run.stderr
    rows = list(csv.reader(io.StringIO((tmp_path / "rows.csv").read_text("utf-8-sig"), newline="")))
    assert len(rows) == 1 + 46
    assert rows[1][2] == "保健の充実"
