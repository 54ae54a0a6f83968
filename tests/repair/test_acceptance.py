"""An officer accepts proposals by their numbers; next year's table finds the same decisions."""

import shutil
from pathlib import Path

import pytest

from shisaku_graph.pipeline import read
from shisaku_graph.repair.acceptance import shown
from shisaku_graph.repair.corrections import Correction, read_corrections
from shisaku_graph.repair.corrections_file import CorrectionsFile
from shisaku_graph.source.columns import Columns
from shisaku_graph.trace import Origin


@pytest.fixture
def source(kisarazu, tmp_path) -> Path:
    folder = Path(shutil.copytree(kisarazu, tmp_path / "s"))
    descriptor = folder / "source.toml"
    told = descriptor.read_text(encoding="utf-8")
    told = told.replace('corrections = "kisarazu-h29-corrections.csv"\n', "")
    descriptor.write_text(told[: told.index("[expect]")], encoding="utf-8")
    return folder


def test_accepted_proposals_become_corrections_that_outlive_the_line(shisaku_graph, source):
    before = tuple(shown(read(source).suspects, ()))
    able = [n for n, each in enumerate(before, 1) if each.rule == "potential-ending"]
    chosen = ",".join(map(str, able))
    run = shisaku_graph("review", source, "--accept", chosen, "--reason", "計画書12頁")
    assert run.returncode == 0, run.stderr
    lines = (source / "corrections.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + len(able)
    assert all(line.startswith(",") for line in lines[1:])  # no line of the table is named
    table = source / "kisarazu-h29-progress.txt"
    table.write_text("\n\n\n" + table.read_text(encoding="utf-8"), encoding="utf-8")
    moved = read(source)
    assert len(moved.suspects) == len(before) - len(able)
    assert {event.reason for event in moved.repairs if event.rule == "correction"} == {"計画書12頁"}


def test_decision_that_no_longer_applies_is_asked_about(shisaku_graph, source):
    number = next(
        n for n, s in enumerate(shown(read(source).suspects, ()), 1) if s.rule == "near-word"
    )
    shisaku_graph("review", source, "--accept", str(number), "--reason", "広報課")
    table = source / "kisarazu-h29-progress.txt"
    mended = table.read_text(encoding="utf-8").replace("Youtubel", "YouTube")
    table.write_text(mended.replace("アークア", "アクア"), encoding="utf-8")
    assert "correction" in [suspect.rule for suspect in read(source).suspects]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--accept", "1"), "reason-missing"),
        (("--accept", "0", "--reason", "x"), "number-unknown"),
        (("--accept", "two", "--reason", "x"), "number-unknown"),
    ],
)
def test_refusals(shisaku_graph, source, arguments, code):
    run = shisaku_graph("review", source, *arguments)
    assert run.returncode == 2
    assert code in run.stderr
    assert not (source / "corrections.csv").exists()


def test_the_corrections_of_last_year_find_their_rows(shisaku_graph, kisarazu, tmp_path):
    source = tmp_path / "next"
    shutil.copytree(kisarazu, source)
    table = source / "kisarazu-h29-progress.txt"
    kept = table.read_text(encoding="utf-8").replace("チバスタアークア", "チバスタアクア")
    table.write_text(f"\n\n{kept}", encoding="utf-8")
    run = shisaku_graph("review", source)
    assert run.returncode == 1
    assert "it stands in line 51 now" in run.stderr  # each one, not only the first
    assert "it stands in line 99 now" in run.stderr
    run = shisaku_graph("review", source, "--relocate")
    assert "lines moved" in run.stdout, run.stderr
    assert run.returncode == 1  # what the table has mended is left to a person
    assert run.stderr.count("\n    ") == 1
    corrections = source / "kisarazu-h29-corrections.csv"
    lines = corrections.read_text(encoding="utf-8").splitlines(keepends=True)
    corrections.write_text("".join(line for line in lines if "アークア" not in line), "utf-8")
    assert shisaku_graph("review", source).returncode == 0


def test_what_is_right_as_it_stands_is_not_asked_again(shisaku_graph, source):
    listed = tuple(shown(read(source).suspects, ()))
    numbers = [n for n, s in enumerate(listed, 1) if s.rule in ("okurigana", "same-as-parent")]
    chosen = ",".join(map(str, numbers))
    run = shisaku_graph("review", source, "--keep", chosen, "--reason", "計画書のとおり")
    assert run.returncode == 0, run.stderr
    after = read(source)
    assert len(after.suspects) == len(listed) - len(numbers)
    assert not any(event.rule == "correction" for event in after.repairs)


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig"])
def test_corrections_that_no_longer_apply_are_taken_out_and_kept(shisaku_graph, source, encoding):
    """Next year's table: one value mended, one row gone, the others three lines further down."""
    told = source / "source.toml"
    named = 'format = "text"\ncorrections = "kisarazu-h29-corrections.csv"'
    told.write_text(told.read_text(encoding="utf-8").replace('format = "text"', named), "utf-8")
    file, table = source / "kisarazu-h29-corrections.csv", source / "kisarazu-h29-progress.txt"
    lines = file.read_text(encoding="utf-8").replace("\n", "\r\n")
    file.write_bytes(lines.encode(encoding))
    rows = table.read_text(encoding="utf-8").replace("チバスタアークア金田", "チバスタアクア金田")
    without = [row for number, row in enumerate(rows.split("\n"), 1) if number != 97]
    table.write_text("\n".join(["", "", "", *without]), encoding="utf-8")
    run = shisaku_graph("review", source, "--relocate")
    assert run.returncode == 1
    assert "stands in line 85" in run.stderr
    assert "--retire" in run.stderr
    run = shisaku_graph("review", source, "--relocate", "--retire")
    assert run.returncode == 0, run.stderr
    left = file.read_bytes().decode(encoding)
    assert left.count("\r\n") == lines.count("\r\n") - 2
    assert left.splitlines()[1].startswith("52,")
    retired = source / "kisarazu-h29-corrections.retired.csv"
    assert len(retired.read_text(encoding="utf-8-sig").splitlines()) == 3
    assert not any(suspect.rule == "correction" for suspect in read(source).suspects)


def test_what_a_table_says_is_no_formula_in_the_corrections(tmp_path):
    path, place = tmp_path / "c.csv", Origin("t.csv", 2, 3)
    received = '=HYPERLINK("http://example.org")'
    made = Correction(2, "result", received, "-取り組む", "計画書", place)
    assert CorrectionsFile(path).add([made]) == 1
    assert CorrectionsFile(path).add([made]) == 0
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b",'-" in content
    assert b"\"'=HYPERLINK" in content
    (read,) = read_corrections(path, Columns(policy=("施策",), result=("内容",)))
    assert (read.received, read.corrected) == (made.received, made.corrected)
