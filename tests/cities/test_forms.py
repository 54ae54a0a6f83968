"""Layouts that are no rows under headings: forms, blocks, tables on their side, headings between.

The cities are invented. Each table is read by the untouched guess; the values and their places must
be those of the file.
"""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from shisaku_graph.graph import graph
from shisaku_graph.pipeline import read
from shisaku_graph.record.model import Records
from shisaku_graph.validation import validate

FLAGS = ("--yes", "--code", "122068", "--municipality", "青葉台市", "--plan", "青葉台市総合計画",
         "--prefecture", "緑県")  # fmt: skip
Rows = Sequence[Sequence[object]]


@pytest.fixture
def guessed(shisaku_graph, tmp_path):
    """Survey a table, and read it by the untouched guess into records, valid where asked."""

    def survey(path: Path, *flags: str, valid: bool = False) -> Records:
        run = shisaku_graph("init", path, "--into", tmp_path / "source", *FLAGS, *flags)
        assert run.returncode == 0, run.stderr
        records = read(tmp_path / "source")
        assert not valid or validate(graph(records)).conforms
        return records

    return survey


def written(path: Path, rows: Rows) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def sheet_of_form(book: Workbook, n: int) -> None:
    """Write a form as city halls print them: pairs, a table of indicators, a matrix of money."""
    sheet = book.create_sheet(f"施策{n}")
    for row in (
        [f"令和６年度　施策評価シート（令和５年度実績） 整理番号{n} 担当：木更津太郎"],
        ["施策番号", f"1-{n}", "施策名", ("福祉の充実", "防災の強化", "学校の充実")[n]],
        ["基本目標", "安心のまち", "主管課", ("福祉課", "防災課", "学校課")[n]],
        ["記入者", "田中 花子", "内線", 2100 + n],
        ["成果指標", "指標名", "単位", "R4実績", "R5実績", "R6目標"],
        [None, f"参加者{n}", "人", 10 + n, 20 + n, 30 + n],
        [None, f"満足度{n}", "％", 50, 60, 70],
        ["事業費（千円）", "区分", "R4決算", "R5決算", "R6予算"],
        [None, "事業費", 1000 + n, "1,100", 1200],
        [None, "人件費", 300, 310, 320],
        ["評価", "必要性", "A", "有効性", "B"],
        [None, "効率性", "B", "総合評価", "ABC"[n]],
        ["成果と課題"],
        [f"講座を{n + 3}回開いた。周知が課題である。"],
        ["今後の方向性", "講座を続け、オンラインでの参加を進める。"],
    ):
        sheet.append(row)
    for merge in ("A5:A7", "A8:A10", "A11:A12"):
        sheet.merge_cells(merge)


def test_one_form_a_sheet(guessed, tmp_path):
    book = Workbook()
    book.active.title = "目次"
    for n in range(3):
        sheet_of_form(book, n)
    book.save(tmp_path / "t.xlsx")
    made = guessed(tmp_path / "t.xlsx", valid=True)
    assert made.year.start == 2023
    assert [(p.notation, p.name) for p in made.policies] == [
        ("1-0", "福祉の充実"), ("1-1", "防災の強化"), ("1-2", "学校の充実"),
    ]  # fmt: skip
    assert {p.parent.name for p in made.policies} == {"安心のまち"}
    report = made.reports[1]
    assert [(i.name, i.kind, i.unit) for i in report.indicators] == [
        ("参加者1", "outcome", "人"), ("満足度1", "outcome", "％"),
    ]  # fmt: skip
    values = [(v.measure, v.year.start, str(v.number)) for v in report.indicators[0].values]
    assert values == [("actual", 2022, "11"), ("actual", 2023, "21"), ("target", 2024, "31")]
    money = {(a.item, a.kind, a.year.start): int(a.yen or 0) for a in report.amounts}
    assert money == {
        ("direct", "final-account", 2022): 1_001_000,
        ("direct", "final-account", 2023): 1_100_000,
        ("direct", "budget", 2024): 1_200_000,
        ("personnel", "final-account", 2022): 300_000,
        ("personnel", "final-account", 2023): 310_000,
        ("personnel", "budget", 2024): 320_000,
    }
    grades = {each.criterion.split("／")[-1]: each.grade.value for each in report.assessments}
    assert grades == {"必要性": "A", "有効性": "B", "効率性": "B", "総合評価": "B"}
    assert report.grade
    assert (report.grade.value, report.grade.origin.line, report.grade.origin.column) == (
        "B",
        12,
        5,
    )
    assert report.result
    assert report.result.value == "講座を4回開いた。周知が課題である。"
    assert report.result.origin.sheet == "施策1"
    above = [each.before for each in made.repairs if each.rule == "page-title"]
    title = "令和６年度　施策評価シート（令和５年度実績）"
    assert above == [f"{title} 整理番号{n} 担当：（非公開）" for n in range(3)]
    for personal in ("田中", "2101", "木更津太郎"):
        assert personal not in repr((made.cells, made.reports, made.repairs, made.suspects))


def test_blocks_down_one_sheet(guessed, tmp_path):
    rows: list[list[object]] = []
    for n in range(4):
        rows += [
            ["事務事業評価表"],
            ["事業名", f"見守り事業{n}", "事業番号", f"00{n}"],
            ["所管課", "福祉課", "施策名", "福祉の充実" if n < 2 else ""],
            ["決算額", 1000 + n, "千円"],
            ["実績", f"百人の相談に応じ、{n}人を支援につないだ。来年も続ける。"],
            ["評価", "AB"[n % 2], "今後の方向性", ("継続", "拡充")[n % 2]],
            [],
        ]
    made = guessed(written(tmp_path / "t.csv", rows), "--fiscal-year", "R5", valid=True)
    assert [(p.notation, p.name) for p in made.projects] == [
        (f"00{n}", f"見守り事業{n}") for n in range(4)
    ]
    assert [len(p.implements) for p in made.projects] == [
        1,
        1,
        0,
        0,
    ]  # no form lends another its own
    assert [int(r.amounts[0].yen or 0) for r in made.reports] == [1e6, 1_001e3, 1_002e3, 1_003e3]
    assert [r.grade and r.grade.value for r in made.reports] == ["A", "B", "A", "B"]


def test_table_on_its_side(guessed, tmp_path):
    rows = [
        ["事業名", "花壇事業", "街路樹事業", "公園事業"], ["担当課", "公園課", "道路課", "公園課"],
        ["決算額（千円）", 1, 2, 3], ["評価", "A", "B", "A"],
    ]  # fmt: skip
    made = guessed(written(tmp_path / "t.csv", rows), "--fiscal-year", "R5")
    assert [project.name for project in made.projects] == ["花壇事業", "街路樹事業", "公園事業"]
    place = made.reports[2].amounts[0].origin
    assert (place.line, place.column) == (3, 4)


def test_headings_across_the_table_are_levels(guessed, tmp_path):
    rows: list[list[object]] = [
        ["令和５年度　外部評価結果"], ["番号", "事業名", "担当課", "所管評価", "外部評価", "意見"],
    ]  # fmt: skip
    for goal in (1, 2):
        rows.append([f"基本目標{goal}　{' 安心学び'[goal * 2 - 1 :][:2]}のまち"])
        for n in (1, 2):
            rows.append([f"施策{goal}-{n}　{'福防学図'[goal * 2 + n - 3]}の充実"])
            rows += [
                [
                    f"{goal}{n}{m}",
                    f"事業{goal}{n}{m}",
                    "企画課",
                    "継続",
                    ("拡充", "継続")[m],
                    "よい。",
                ]
                for m in (0, 1)
            ]
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    made = guessed(tmp_path / "t.xlsx", valid=True)
    assert [(p.notation, p.name, p.parent.name) for p in made.policies] == [
        ("施策1-1", "福の充実", "安心のまち"), ("施策1-2", "防の充実", "安心のまち"),
        ("施策2-1", "学の充実", "学びのまち"), ("施策2-2", "図の充実", "学びのまち"),
    ]  # fmt: skip
    assert len(made.projects) == 8
    assert made.policies[1].origins[0].line == 7
    assert not made.suspects


@pytest.mark.parametrize("sign", ["\n", " ＞ ", "／"])
def test_two_levels_in_a_cell_are_two_elements(guessed, tmp_path, sign):
    rows = [["政策・施策", "事業名", "所管課"]]
    rows += [
        [
            f"{'安心のまち' if n < 4 else '学びのまち'}{sign}施策{'甲乙丙丁'[n // 2]}",
            f"事業{n}",
            "企画課",
        ]
        for n in range(8)
    ]
    made = guessed(written(tmp_path / "t.csv", rows), "--fiscal-year", "R5", valid=True)
    assert [(p.name, p.parent.name) for p in made.policies] == [
        ("施策甲", "安心のまち"), ("施策乙", "安心のまち"), ("施策丙", "学びのまち"),
        ("施策丁", "学びのまち"),
    ]  # fmt: skip


def test_headings_over_three_rows_with_sums_between(guessed, tmp_path):
    """A budget book: merged headings, names printed once, sums of 款 and of all."""
    book = Workbook()
    sheet = book.active
    for row in (
        ["令和６年度　星見町一般会計予算", *[None] * 6, "（単位：千円）"],
        ["款", "事業名", "本年度予算額", "前年度予算額", "比較", "財源内訳"],
        [*[None] * 5, "特定財源", None, "一般財源"],
        [*[None] * 5, "国県支出金", "地方債"],
        ["総務費", "広報事業", "1,000", 900, 100, 100, 200, 700],
        [None, "庁舎事業", 500, 600, "△100", 0, 0, 500],
        ["総務費　計", None, 1500, 1500, 0, 100, 200, 1200],
        ["土木費", "舗装事業", 300, 300, 0, 0, 100, 200],
        ["歳出合計", None, 1800, 1800, 0, 100, 300, 1400],
    ):
        sheet.append(row)
    for column in "ABCDE":
        sheet.merge_cells(f"{column}2:{column}4")
    for merge in ("F2:H2", "F3:G3", "H3:H4"):
        sheet.merge_cells(merge)
    book.save(tmp_path / "t.xlsx")
    made = guessed(tmp_path / "t.xlsx", valid=True)
    assert [each.name for each in made.projects] == ["広報事業", "庁舎事業", "舗装事業"]
    money = [(a.item, a.year.start, int(a.yen or 0)) for a in made.reports[0].amounts]
    assert money == [
        (None, 2024, 1_000_000), (None, 2023, 900_000), ("prefectural-grant", 2024, 100_000),
        ("bond", 2024, 200_000), ("general-revenue", 2024, 700_000),
    ]  # fmt: skip
    assert [event.rule for event in made.repairs].count("total-row") == 2


def test_list_inside_records_is_a_row_each(guessed, tmp_path):
    records = [
        {"施策名": f"施策{n}", "成果": "講座を開き、百人が参加した。来年も続ける。",
         "構成事業": [{"事業名": f"事業{n}{m}", "評価": "AB"[m]} for m in (0, 1)]}
        for n in range(3)
    ]  # fmt: skip
    path = tmp_path / "t.json"
    path.write_text(json.dumps({"data": records}, ensure_ascii=False, indent=1), encoding="utf-8")
    made = guessed(path, "--fiscal-year", "R5", valid=True)
    names = [(p.name, p.implements[0].name) for p in made.projects]
    assert names == [(f"事業{n}{m}", f"施策{n}") for n in range(3) for m in (0, 1)]
    about = [report for report in made.reports if report.result]
    assert [report.subject.name for report in about] == ["施策0", "施策1", "施策2"]


def test_the_one_table_of_a_page_that_names_policies(guessed, tmp_path):
    page = (
        "<!DOCTYPE html><table><tr><td>くらし<td>市政</tr><tr><td>防災<td>福祉</tr>"
        "</table><table><tr><th rowspan=2>施策<th colspan=2>評価<th rowspan=2>担当課</tr>"
        "<tr><th>内部評価<th>外部評価</tr><tr><td>福祉<td>A<td>B<td>福祉課</tr>"
        "<tr><td>防災<td>B<td>B<td>防災課</tr></table>"
        "<table><tr><th>評価<th>説明</tr><tr><td>A<td>順調</tr></table>"
    )
    (tmp_path / "t.html").write_text(page, encoding="utf-8")
    made = guessed(tmp_path / "t.html", "--fiscal-year", "R5")
    given = [(a.criterion, a.grade.value) for a in made.reports[0].assessments]
    assert given == [("評価／内部評価", "A"), ("評価／外部評価", "B")]


def test_second_table_is_refused_by_its_line(shisaku_graph, tmp_path):
    rows = [
        ["施策名", "担当課", "評価"], ["福祉", "福祉課", "A"], ["防災", "防災課", "B"], [],
        ["事業番号", "事業名", "決算額"], [1, "花壇事業", 100],
    ]  # fmt: skip
    run = shisaku_graph("init", written(tmp_path / "t.csv", rows), "--into", tmp_path / "s", *FLAGS)
    assert run.returncode == 1
    assert "error[second-table] t.csv:5" in run.stderr


def test_texts_of_nothing_are_refused(shisaku_graph, tmp_path):
    """A table in which no column names policies or projects must not lose its texts."""
    table = written(tmp_path / "t.csv", [["担当課", "備考"], ["福祉課", "済"], ["防災課", "済"]])
    shisaku_graph("init", table, "--into", tmp_path / "s", "--fiscal-year", "R5", *FLAGS)
    run = shisaku_graph("build", tmp_path / "s", "--dist", tmp_path / "dist")
    assert run.returncode == 1
    assert "name a column of policies or projects" in run.stderr


def test_a_sheet_for_each_division_beside_one_of_contents(guessed, tmp_path):
    """Sums at the end of each sheet are no projects; what shares no layout is not read."""
    book = Workbook()
    book.active.title = "目次"
    for row in (["部名", "件数"], ["福祉部", 2], ["産業部", 2]):
        book.active.append(row)
    for name, section in (("福祉部", "介護課"), ("産業部", "農政課")):
        sheet = book.create_sheet(name)
        for row in (
            [f"令和６年度 事務事業一覧（{name}）"],
            ["番号", "事業名称", "R5決算（円）", "課名"],
            [1, f"{section}の相談", 100, section],
            [2, f"{section}の講座", 200, section],
            ["計", None, 300],
            ["小計"],
        ):
            sheet.append(row)
    book.save(tmp_path / "t.xlsx")
    made = guessed(tmp_path / "t.xlsx", valid=True)
    assert [project.name for project in made.projects] == [
        "介護課の相談", "介護課の講座", "農政課の相談", "農政課の講座",
    ]  # fmt: skip
    assert {unit.name for unit in made.departments} == {"福祉部", "産業部", "介護課", "農政課"}


@pytest.mark.parametrize(
    ("below", "names"),
    [
        (("第１節　防災", "第２節　交通"), ["防災", "交通"]),  # a plan's
        (("報酬", "需用費"), []),  # a budget's
    ],
)
def test_sections_of_a_plan_and_of_a_budget(guessed, tmp_path, below, names):
    rows = [["節", "事業名", "担当課", "成果"]]
    rows += [[each, f"事業{n}", "防災課", "進んだ。"] for n, each in enumerate(below)]
    made = guessed(written(tmp_path / "t.csv", rows), "--fiscal-year", "令和6年度")
    assert [policy.name for policy in made.policies] == names
