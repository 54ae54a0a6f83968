"""Damages of many kinds at once, drawn by chance: what comes out is right, or a person is told.

A table of a fictional plan is damaged as exports damage tables; then every row must say what the
undamaged one says, unless a suspect at the row, or the row beside it, tells of the difference.
"""

import json
import random
from collections.abc import Sequence

import pytest
from tables import HEADING, descriptor

from shisaku_graph.errors import RecordError
from shisaku_graph.record import read_records
from shisaku_graph.record.model import ProgressReport, ProjectList, Records
from shisaku_graph.repair import repair
from shisaku_graph.source.document import SourceFile
from shisaku_graph.table.text_export import TextExport
from shisaku_graph.trace import Ledger

SOURCE = SourceFile("table", 1, "0" * 64, "utf-8", "text/plain")
_KINDS = ("merged", "reordered", "titles", "variants", "broken heading", "right", "right, cut off",
          "left", "blanks", "tags", "cut rows", "bare ends", "blank lines", "numbered")  # fmt: skip
_NAMES = ("道路", "河川", "港湾", "公園", "住宅", "学校", "図書", "芸術", "防災", "消防")
Rows = list[list[str]]


def plan() -> Rows:
    """Return twenty policies, each with every text of its own."""
    rows: Rows = []
    for at, name in enumerate(_NAMES):
        for policy in (f"{name}の整備", f"{name}利用の促進"):
            rows.append(
                [
                    f"{'安全で快適な' if at < 5 else '人を育てる'}まちづくり",
                    f"{'都市基盤' if at < 5 else '教育文化'}の充実" if at % 2 else f"{name}の振興",
                    policy,
                    f"{'建設' if at < 5 else '教育'}部{name}課",
                    *(f"{policy}の{part}です。今年度も進めます。" for part in HEADING[4:8]),
                    f"・{policy}事業 ・{name}の・あり方検討事業" if at % 3 else "",
                ]
            )
    return rows


def damaged(chance: random.Random) -> tuple[bytes, list[str]]:
    """Return the plan as a file, damaged, and by what."""
    drawn = [kind for kind in _KINDS if chance.random() < 0.4]
    order = list(range(9))
    if "reordered" in drawn:
        chance.shuffle(order)
    lines: list[str] = []
    above = ["", ""]
    for at, full in enumerate(plan()):
        if at % 5 == 0:
            lines += _page_head(order, drawn, chance)
        row = list(full)
        if "merged" in drawn:
            row[1] = "" if full[:2] == above else full[1]
            row[0] = "" if full[0] == above[0] else full[0]
        above = full[:2]
        lines += _line([_cell(row[n], n, drawn, chance) for n in order], drawn, chance)
    end = chance.choice(["\n", "\r\n"])
    return end.join(lines).encode(chance.choice(["utf-8", "utf-8-sig", "cp932", "utf-16"])), drawn


def _page_head(order: Sequence[int], drawn: list[str], chance: random.Random) -> list[str]:
    cells = [HEADING[n] for n in order]
    if "variants" in drawn:
        cells = [f"{c[:1]}{chance.choice(' 　')}{c[1:]}" for c in cells]
    head = ["\t".join(cells)]
    if "broken heading" in drawn:
        head = ["\t".join(c[:1] for c in cells), "\t".join(c[1:] for c in cells)]
    title = ["- 3 -", "施策の進行管理結果一覧"] if "titles" in drawn else []
    return [*title, *head, *([""] if "blank lines" in drawn else [])]


def _cell(text: str, column: int, drawn: list[str], chance: random.Random) -> str:
    if "blanks" in drawn and column in (1, 2, 3) and len(text) > 4 and chance.random() < 0.08:
        at = chance.randrange(2, len(text) - 1)
        return f"{text[:at]}{chance.choice(' 　')}{text[at:]}"
    if "tags" in drawn and column > 3 and text and chance.random() < 0.3:
        return f"<p>{text}</p>" if column < 8 else f"<ul>{text}"
    if "numbered" in drawn and column == 8:
        return " ".join(f"{chr(0x2460 + n)}{name[1:]}" for n, name in enumerate(text.split()))
    return text


def _line(cells: list[str], drawn: list[str], chance: random.Random) -> list[str]:
    shift = chance.choice(["right", "right, cut off", "left", "", "", "", ""])
    if shift in drawn:
        if shift == "left":
            cells = [*cells[1:], ""] if not cells[0] else cells
        else:
            cells = ["", *(cells if shift == "right" else cells[:-1])]
    line = "\t".join(cells)
    if "bare ends" in drawn:
        line = line.rstrip("\t")
    if "cut rows" in drawn and chance.random() < 0.1 and "。" in line[:-1]:
        at = line.index("。") + 1
        return [line[:at], line[at:]]
    return [line]


def said(report: ProgressReport) -> dict[str, object]:
    """Return all that a report says, without places."""
    policy, parent = report.subject, report.subject.parent
    return {
        "parents": (parent and parent.name, parent and parent.parent and parent.parent.name),
        "units": ["".join(unit.path) for unit in report.departments],
        "texts": [
            text and text.value.replace("\n", "")
            for text in (policy.goal and policy.goal.text, policy.approach, report.result,
                         report.next_steps)
        ],
        "projects": [project.name for project in report.projects],
    }  # fmt: skip


def read(path, content: bytes) -> Records:
    path.write_bytes(content)
    ledger = Ledger()
    rows = repair(TextExport(path), descriptor(), (), ledger)
    return read_records(rows, descriptor(), SOURCE, ledger)


@pytest.mark.parametrize("seed", range(60))
def test_right_or_told(tmp_path, seed):
    whole = read(tmp_path / "whole", "\n".join("\t".join(r) for r in [HEADING, *plan()]).encode())
    content, drawn = damaged(random.Random(seed))
    try:
        made = read(tmp_path / "hurt", content)
    except RecordError:  # the policy's name itself was pushed off its row
        assert {"right, cut off", "cut rows"} & set(drawn)
        return
    asked = {s.origin.line + near for s in made.suspects for near in (-1, 0, 1)}
    proposed = {s.value: s.proposal for s in made.suspects if s.proposal}
    found = {proposed.get(r.subject.name, r.subject.name): r for r in made.reports}
    for report in whole.reports:
        name = report.subject.name
        assert name in found, drawn
        other = found[name]
        if said(other) != said(report) and other.origin.line not in asked:
            shown = json.dumps(said(other), ensure_ascii=False)
            doubted = any(value in shown for value in proposed)
            assert doubted or other.project_list is ProjectList.LOST, (name, drawn)
