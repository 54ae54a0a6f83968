"""Real tables of another city, built with a guessed descriptor; no part of this project."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from shisaku_graph.access.dataset import dataset_folders
from shisaku_graph.link import Kind, link
from shisaku_graph.link.mapping import Decision
from shisaku_graph.pipeline import build

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
CITIES = {
    "shinagawa-r6-projects.csv": ("131091", "品川区", "人権擁護の推進", "131091/policy/il2mysygui"),
    "asago-r6-projects.csv": ("282251", "朝来市", "医療の充実", "282251/policy/qyknryazcv"),
    "ichinomiya-r6-projects.csv": ("232033", "一宮市", "保健の充実", "232033/policy/ep6j5dp7cm"),
    "kosai-r6-projects.tsv": ("222216", "湖西市", "交通安全対策の充実", "222216/policy/l3xfgttsz6"),
    "nishinomiya-r6-projects.xlsx": (
        "282049",
        "西宮市",
        "スポーツ・レクリエーションの振興",
        "282049/policy/7pw4b7wzvm",
    ),
}
"""Code and name of each city; a policy of Kisarazu, and the key of theirs that is proposed."""
ROWS = 60
"""Rows that are read of each table: enough to meet a policy of Kisarazu, and quickly."""


def shared(name: str) -> Path:
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"{name} is not here: the tables of other cities are not part of the project")
    return path


def cut(table: Path, folder: Path) -> Path:
    """Return a copy of a table's first rows."""
    target = folder / table.name
    if table.suffix == ".xlsx":
        book = load_workbook(table)
        sheet = book.worksheets[0]
        for merged in list(sheet.merged_cells.ranges):
            if merged.max_row > ROWS:
                sheet.unmerge_cells(str(merged))
        sheet.delete_rows(ROWS + 1, sheet.max_row)
        book.save(target)
        return target
    raw = table.read_bytes()
    try:
        encoding, text = "utf-8", raw.decode("utf-8")
    except UnicodeDecodeError:
        encoding, text = "cp932", raw.decode("cp932")
    lines = text.splitlines(keepends=True)
    kept, quotes = 0, 0
    for place, line in enumerate(lines):
        quotes += line.count('"')
        if place >= ROWS and quotes % 2 == 0:  # no cut inside a quoted cell
            kept = place + 1
            break
    target.write_bytes("".join(lines[:kept] or lines).encode(encoding))
    return target


@pytest.mark.parametrize("table", CITIES)
def test_kisarazu_meets_another_city(shisaku_graph, published, tmp_path, table):
    """From an unknown table to proposed links: init, build, link, by descriptors alone."""
    code, name, ours, key = CITIES[table]
    told = ("--code", code, "--municipality", name, "--plan", f"{name}総合計画", "--yes")
    run = shisaku_graph("init", cut(shared(table), tmp_path), "--into", tmp_path / "source", *told)
    assert run.returncode == 0, run.stderr
    build(tmp_path / "source", tmp_path / "dist")
    (theirs,) = dataset_folders(tmp_path / "dist")
    linked = link(published, theirs, file=tmp_path / "links.tsv", dist=tmp_path / "dist")
    pairs = {(m.subject_label, m.object.partition("/id/")[2]) for m in linked.review.lines}
    assert (ours, key) in pairs
    assert linked.folder is None  # nothing is published before a person agrees


def test_national_projects_that_paid_the_city(published, tmp_path):
    """The 法人番号 proves the link: no name is compared."""
    projects = shared("judgit-kisarazu.json")
    file = tmp_path / "judgit.tsv"
    linked = link(published, projects, file=file, dist=tmp_path / "dist", kinds=[Kind.POLICY])
    told = json.loads(projects.read_text(encoding="utf-8"))
    number = "4000020122068"
    paid = {
        each["事業名"] for each in told
        if any(payee["法人番号"] == number for payee in each["支出先"])
    }  # fmt: skip
    assert {m.object_label for m in linked.review.lines} == paid
    assert len(paid) == 4
    assert {m.shared for m in linked.review.lines} == {(number,)}
    assert any("2017 年度" in m.comment for m in linked.review.lines)
    text = file.read_text(encoding="utf-8").replace("\t\t\t\t1.00", "\taccept\t企画課\t\t1.00")
    file.write_text(text, encoding="utf-8")
    again = link(published, projects, file=file, dist=tmp_path / "dist")
    assert [m.decision for m in again.review.lines] == [Decision.ACCEPT] * 4
    data = (again.folder / "links.nt").read_text(encoding="utf-8")
    assert (
        "/id/122068> <http://www.w3.org/2000/01/rdf-schema#seeAlso> <http://rdf.judgit.net/" in data
    )
