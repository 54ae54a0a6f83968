"""Real tables of another city, built with a guessed descriptor; no part of this project."""

import json
from pathlib import Path

import pytest

from shisaku_graph.link import Kind, link
from shisaku_graph.link.mapping import Decision

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
FLAGS = ("--yes", "--code", "222216", "--municipality", "湖西市", "--prefecture", "静岡県",
         "--plan", "湖西市総合計画")  # fmt: skip


def shared(name: str) -> Path:
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"{name} is not here: the tables of other cities are not part of the project")
    return path


def test_kisarazu_meets_another_city(shisaku_graph, published, tmp_path):
    """From an unknown table to proposed links: init, build, link, without a line of code."""
    table = shared("kosai-r6-projects.tsv")
    run = shisaku_graph("init", table, "--into", tmp_path / "kosai", *FLAGS)
    assert run.returncode == 0, run.stderr
    run = shisaku_graph("build", tmp_path / "kosai", "--dist", tmp_path / "dist")
    assert run.returncode == 0, run.stderr
    theirs = tmp_path / "dist" / "kosai-r6-projects"
    run = shisaku_graph("link", published, theirs, "--kind", "policy", lang="ja")
    assert run.returncode == 0, run.stderr
    assert "防災対策の推進 ~ 防災" in run.stdout
    assert "採用された組がまだない" in run.stdout
    file = tmp_path / "links" / "links-kisarazu-2017-kosai-r6-projects.sssom.tsv"
    text = file.read_text(encoding="utf-8")
    assert "高齢者支援の充実\tskos:closeMatch\t\tm222216:policy" in text
    assert "障害者支援の充実\t" in text


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
