"""An officer accepts proposals by their numbers; next year's table finds the same decisions."""

import shutil
from pathlib import Path

import pytest

from shisaku_graph.pipeline import read


@pytest.fixture
def source(kisarazu, tmp_path) -> Path:
    folder = Path(shutil.copytree(kisarazu, tmp_path / "s"))
    descriptor = folder / "source.toml"
    told = descriptor.read_text(encoding="utf-8")
    told = told.replace('corrections = "kisarazu-h29-corrections.csv"\n', "")
    descriptor.write_text(told[: told.index("[expect]")], encoding="utf-8")
    return folder


def test_accepted_proposals_become_corrections_that_outlive_the_line(shisaku_graph, source):
    before = read(source).suspects
    able = [n for n, each in enumerate(before, 1) if each.rule == "potential-ending"]
    chosen = ",".join(map(str, able))
    run = shisaku_graph("review", source, "--accept", chosen, "--reason", "計画書12頁")
    assert run.returncode == 0, run.stderr
    lines = (source / "corrections.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + len(able)
    assert all(line.startswith(",") for line in lines[1:])  # no line of the table is named
    table = source / "kisarazu-h29-progress.txt"
    table.write_text("\n\n\n" + table.read_text(encoding="utf-8"), encoding="utf-8")
    moved = read(source)
    assert len(moved.suspects) == len(before) - len(able)
    assert {event.reason for event in moved.repairs if event.rule == "correction"} == {"計画書12頁"}


def test_decision_that_no_longer_applies_is_asked_about(shisaku_graph, source):
    number = next(n for n, s in enumerate(read(source).suspects, 1) if s.rule == "near-word")
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
