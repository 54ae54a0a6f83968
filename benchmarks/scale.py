"""Time and memory of reading, streaming and building a table of many rows.

``python benchmarks/scale.py read 1000000``, ``… stream 100000``, ``… build 1000``: a table of so
many projects is made, and what it costs is printed, processor time and the most memory held.
``… stream 1000000 narrow`` leaves the table four of its eleven columns.
"""

import csv
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from shisaku_graph.pipeline import build, stream
from shisaku_graph.source.columns import TablePart
from shisaku_graph.table import open_table

HEAD = ("事業番号", "事務事業名", "部名", "課名", "施策", "R6決算(千円)", "評価", "活動指標1",
        "実績", "単位", "事業の成果")  # fmt: skip
DESCRIPTOR = """\
id = "many"
[municipality]
code = "122068"
name = { ja = "青葉台市" }
prefecture = { ja = "緑県" }
[plan]
name = { ja = "総合計画" }
[dataset]
title = { ja = "青葉台市の事業" }
description.ja = '''
大きな表を読み書きする時間とメモリを測るための、架空の市の事業の一覧。
事業名、部課、決算額、指標、成果を含む。'''
fiscal_year = "令和6年度"
issued = 2025-04-01
licence = "https://creativecommons.org/licenses/by/4.0/"
contact = { name = { ja = "企画課" } }
[table]
file = "t.csv"
[columns]
policy = ["施策"]
project = ["事務事業名"]
project_code = ["事業番号"]
department = ["課名"]
units = ["部名"]
grade = ["評価"]
result = ["事業の成果"]
[[amounts]]
heading = ["R6決算(千円)"]
kind = "final-account"
unit = "千円"
[[indicators]]
name = ["活動指標1"]
actual = "実績"
unit = "単位"
"""


NARROW = ("事務事業名", "部名", "施策", "R6決算(千円)")


def make(folder: Path, rows: int, columns: Sequence[str] = HEAD) -> None:
    """Write a source folder of so many rows."""
    told = DESCRIPTOR
    if columns != HEAD:  # what speaks of other columns goes
        told = told.partition("[[indicators]]")[0]
        for field in ("project_code", "department", "grade", "result"):
            told = "\n".join(line for line in told.split("\n") if not line.startswith(f"{field} ="))
    (folder / "source.toml").write_text(told, encoding="utf-8")
    kept = [HEAD.index(each) for each in columns]
    with (folder / "t.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(columns)
        for n in range(rows):
            done = f"説明会を{n % 50}回行い、{n}人が参加した。次年度も続ける。"
            row = (
                n + 1, f"第{n + 1}地区交通安全対策推進事業", f"第{n % 40}部", f"第{n % 400}課",
                f"施策第{n % 3000}号の推進", n % 99999, "ABC"[n % 3], f"実施回数{n % 7}", n % 200,
                "回", done,
            )  # fmt: skip
            out.writerow([row[at] for at in kept])


def main(what: str, rows: int, columns: Sequence[str] = HEAD) -> None:
    """Make the table, do what is asked, say what it cost."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, rows, columns)
        begun = time.process_time()
        if what == "read":
            made = sum(1 for _ in open_table(folder / "t.csv", TablePart(file="t.csv")).rows())
        elif what == "stream":
            made = stream(folder, folder / "out", rows=0).written.quads
        else:
            made = build(folder, folder / "out").published.triples
        spent = time.process_time() - begun
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what} {rows:,} rows: {made:,} made, {spent:.1f} s, {most:,} MB")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), NARROW if "narrow" in sys.argv else HEAD)
