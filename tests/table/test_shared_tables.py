"""Real tables of other cities, read where they lie; they are no part of this project."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"

FILES = [
    ("shinagawa-r6-projects.csv", 653, 31, "utf-8-sig"),
    ("asago-r6-projects.csv", 449, 31, "cp932"),
    ("ichinomiya-r6-projects.csv", 485, 25, "utf-8"),
    ("kosai-r6-projects.tsv", 143, 37, "utf-8"),
    ("nishinomiya-r6-projects.xlsx", 453, 18, None),
    ("takamatsu-org-202604.xlsx", 388, 6, None),
    ("abiko-r3-budget-cofog.csv", 3379, 21, "utf-8"),
    ("judgit-kisarazu.json", 6, 189, "utf-8"),
]


@pytest.mark.parametrize(("name", "rows", "columns", "encoding"), FILES)
def test_opens_without_a_word_of_help(opened, name, rows, columns, encoding):
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"{name} is not here: the tables of other cities are not part of the project")
    table = opened(path)
    read = list(table.rows())
    assert len(read) == rows
    assert max(len(row.cells) for row in read) == columns
    assert table.source.encoding == encoding
    places = [cell.origin for row in read for cell in row.cells if cell.text]
    assert len(set(places)) >= len(places) * 0.8, "merged cells share a place, others never do"
    if not name.startswith("nishinomiya"):
        assert len(set(places)) == len(places)


def test_merged_policies_of_nishinomiya_are_filled(opened):
    path = SHARED / "nishinomiya-r6-projects.xlsx"
    if not path.is_file():
        pytest.skip("the tables of other cities are not part of the project")
    body = [row for row in opened(path).rows() if len(row.cells) > 3][1:]
    assert all(row.cells[0].text for row in body)
