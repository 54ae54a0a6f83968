"""The real table damaged in other ways says the same, or says what is lost."""

import random
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from shisaku_graph.pipeline import read
from shisaku_graph.record.model import ProjectList, Records

Lines = list[str]


def rows_of(lines: Lines) -> list[int]:
    return [n for n, line in enumerate(lines) if line.count("\t") == 8 and line[:4] != "基本方向"]


def read_as(kisarazu: Path, folder: Path, lines: Iterable[str], **how: str) -> Records:
    """Read the table with other lines, without the corrections, which name lines."""
    source = Path(shutil.copytree(kisarazu, folder / "s"))
    text = how.get("newline", "\n").join(lines)
    (source / "kisarazu-h29-progress.txt").write_bytes(text.encode(how.get("encoding", "utf-8")))
    told = (source / "source.toml").read_text(encoding="utf-8")
    told = told.replace('corrections = "kisarazu-h29-corrections.csv"\n', "")
    (source / "source.toml").write_text(told[: told.index("[expect]")], encoding="utf-8")
    return read(source)


def said(records: Records) -> list[tuple[object, ...]]:
    """Return all that the records say, without places."""
    return [
        (
            report.subject.name,
            report.subject.parent.name,
            report.subject.parent.parent and report.subject.parent.parent.name,
            [unit.path for unit in report.departments],
            report.subject.goal and report.subject.goal.text.value,
            report.subject.approach and report.subject.approach.value,
            report.result and report.result.value,
            report.next_steps and report.next_steps.value,
            [project.name for project in report.projects],
            report.project_list,
        )
        for report in records.reports
    ]


@pytest.fixture
def lines(kisarazu) -> Lines:
    return (kisarazu / "kisarazu-h29-progress.txt").read_text(encoding="utf-8").split("\n")


def without_blank_lines(lines: Lines) -> Lines:
    return [line for line in lines if line.strip()]


def without_trailing_tabs(lines: Lines) -> Lines:
    return [line.rstrip("\t") for line in lines]


def shifted_right_losing_nothing(lines: Lines) -> Lines:
    chosen = random.Random(3).sample(rows_of(lines), 8)
    return [f"\t{line}" if n in chosen else line for n, line in enumerate(lines)]


def leading_tab_lost(lines: Lines) -> Lines:
    able = [n for n in rows_of(lines) if lines[n].startswith("\t")]
    chosen = random.Random(3).sample(able, 6)
    return [line[1:] if n in chosen else line for n, line in enumerate(lines)]


def page_break_after_every_third_row(lines: Lines) -> Lines:
    heading = next(line for line in lines if line.startswith("基本方向"))
    broken: Lines = []
    for n, line in enumerate(lines):
        broken.append(line)
        if n in rows_of(lines) and n % 3 == 0:
            broken += ["施策の進行管理結果一覧", heading]
    return broken


def tags_around_cells(lines: Lines) -> Lines:
    return [
        "\t".join(f"<td>{cell}</td>" for cell in line.split("\t")) if n in rows_of(lines) else line
        for n, line in enumerate(lines)
    ]


@pytest.mark.parametrize(
    "damage",
    [
        without_blank_lines,
        without_trailing_tabs,
        shifted_right_losing_nothing,
        leading_tab_lost,
        page_break_after_every_third_row,
        tags_around_cells,
    ],
)
def test_same_records(kisarazu, lines, tmp_path, damage: Callable[[Lines], Lines]):
    whole = read_as(kisarazu, tmp_path / "a", lines)
    hurt = read_as(kisarazu, tmp_path / "b", damage(lines))
    assert said(hurt) == said(whole)


def test_texts_shifted_behind_the_department(kisarazu, lines, tmp_path):
    """The texts come back; the projects that fell off are unknown, and never none."""
    chosen = rows_of(lines)[::5]
    hurt = [
        "\t".join([*line.split("\t")[:4], "", *line.split("\t")[4:8]]) if n in chosen else line
        for n, line in enumerate(lines)
    ]
    whole, made = (read_as(kisarazu, tmp_path / str(n), t) for n, t in enumerate((lines, hurt)))
    assert [row[:8] for row in said(made)] == [row[:8] for row in said(whole)]
    changed = [b for a, b in zip(said(whole), said(made), strict=True) if a != b]
    assert changed
    assert all(row[9] is ProjectList.LOST and not row[8] for row in changed)
