"""Layouts of other city halls, invented: an unknown table, the untouched guess, and what it says.

Each table is small and has what makes its kind hard; no cell may be lost without a word.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from shisaku_graph.graph import graph
from shisaku_graph.pipeline import read
from shisaku_graph.record.model import Records
from shisaku_graph.validation import validate

FLAGS = ("--yes", "--code", "122068", "--municipality", "青葉台市", "--plan", "青葉台市総合計画")
Rows = Sequence[Sequence[object]]


@pytest.fixture
def guessed(shisaku_graph, tmp_path):
    """Survey a table, and read it by the untouched guess into records, valid where asked."""

    def survey(path: Path, *flags: str, valid: bool = False) -> tuple[Records, str]:
        run = shisaku_graph("init", path, "--into", tmp_path / "source", *FLAGS, *flags)
        assert run.returncode == 0, run.stderr
        records = read(tmp_path / "source")
        assert not valid or validate(graph(records)).conforms
        return records, run.stdout

    return survey


def workbook(path: Path, sheets: dict[str, Rows], merges: Sequence[str] = ()) -> Path:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for merge in merges:
            sheet.merge_cells(merge)
    book.save(path)
    return path


def wide_rows() -> list[list[object]]:
    """Return an evaluation list of 210 columns, its headings in the second row."""
    told: dict[str, object] = {
        "整理番号": "0001", "事務事業名": "花壇事業", "所属部": "建設部", "所属課": "公園課",
        "課長名": "山田 太郎", "担当者": "佐藤 花子", "内線": "2101",
        "メールアドレス": "hanako@city.example.jp", "政策コード": "1", "政策名": "みどりの街",
        "施策コード": "1-2", "施策名": "公園の整備", "目的妥当性評価": "Ａ", "総合評価": "Ｂ",
        "事業の成果": "花壇を三つ整備し、苗を植えた。市民の参加も増えている。",
        "R5決算_事業費計(千円)": 1234, "R5決算_延べ業務時間": 120,
        "活動指標1名称": "花壇の数", "活動指標1単位": "か所", "活動指標1_R4実績": 2,
        "活動指標1_R5実績": 3, "活動指標1_R6目標": 4,
    }  # fmt: skip
    headings = [*told, *(f"予備項目{n}" for n in range(210 - len(told)))]
    first = [told.get(heading) for heading in headings]
    second = list(first)
    second[:2], second[13] = ["0002", "街路樹事業"], "Ａ"
    title = "青葉台市 令和６年度 事務事業評価シート一覧（令和５年度実施事業）"
    return [[title], headings, first, second, [None, "合計", *[None] * 13, 2468], ["※決算は見込み"]]


def test_two_hundred_and_ten_columns(guessed, tmp_path):
    made, said = guessed(workbook(tmp_path / "t.xlsx", {"R6": wide_rows()}))
    assert made.year.start == 2023  # the year that was evaluated, not that of the evaluation
    assert [each.notation for each in made.elements] == ["1", "1-2"]
    assert [each.name for each in made.projects] == ["花壇事業", "街路樹事業"]
    assert {each.path for each in made.departments} == {("建設部",), ("建設部", "公園課")}
    report = made.reports[0]
    assert report.grade
    assert report.grade.value == "Ｂ"
    assert [amount.yen for amount in report.amounts] == [1_234_000]
    hours, indicator = report.indicators
    assert (hours.name, hours.kind, str(hours.values[0].number)) == ("延べ業務時間", "input", "120")
    grades = [(each.criterion, each.grade.value) for each in report.assessments]
    assert grades == [("目的妥当性評価", "Ａ"), ("総合評価", "Ｂ")]
    values = [(v.measure, v.year.start, str(v.number)) for v in indicator.values]
    assert values == [("actual", 2022, "2"), ("actual", 2023, "3"), ("target", 2024, "4")]
    for heading in ("課長名", "担当者", "内線", "メールアドレス"):
        assert f"left out as personal data: '{heading}'" in said
    published = repr((made.cells, made.reports, made.repairs, made.suspects))
    for personal in ("山田", "花子", "2101", "example.jp"):
        assert personal not in published


def test_budget_book_with_blanks_and_two_rows_of_headings(guessed, tmp_path):
    rows = [
        ["星見町 令和６年度 一般会計予算に関する説明書", *[None] * 6, "（単位：千円）"],
        ["款", "項", "事業名", "本年度予算額", "財源内訳", None, "節", None],
        [None, None, None, None, "国庫支出金", "一般財源", "区分", "金額"],
        ["２ 総務費", "１ 総務管理費", "広報事業", 300, 100, 200, "01 報酬", 100],
        [*[None] * 6, "10 需用費", 200],
        [None, None, "庁舎管理事業", 500, 0, 500, "12 委託料", 500],
        [None, "計", None, 800, 100, 700, None, 800],
        ["８ 土木費", "２ 道路費", "舗装事業", 900, 400, 500, "14 工事請負費", "△900"],
        [*[None] * 6, "10 需用費", 50],
        ["合計", None, None, 1700, None, None, None, None],
    ]
    made, _ = guessed(workbook(tmp_path / "t.xlsx", {"歳出": rows}), valid=True)
    assert [each.name for each in made.projects] == ["広報事業", "庁舎管理事業", "舗装事業"]
    lines = {
        amount.label: int(amount.yen or 0)
        for report in made.reports
        for amount in report.amounts
        if amount.label.startswith("節")
    }
    assert lines == {
        "節／金額 ２ 総務費 １ 総務管理費 01 報酬": 100_000,
        "節／金額 ２ 総務費 １ 総務管理費 10 需用費": 200_000,
        "節／金額 ２ 総務費 １ 総務管理費 12 委託料": 500_000,
        "節／金額 ８ 土木費 ２ 道路費 14 工事請負費": -900_000,
        "節／金額 ８ 土木費 ２ 道路費 10 需用費": 50_000,
    }
    assert {amount.kind for report in made.reports for amount in report.amounts} == {"budget"}
    assert [event.rule for event in made.repairs].count("total-row") == 2


def test_name_and_grades_run_together_in_cp932(guessed, tmp_path):
    lines = [
        "海鳴市　施策評価結果一覧　令和５年度,,,",
        "基本目標,施策名　一次評価　二次評価,主担当課,取組の成果",
        "１　安心,1-1 福祉の充実　Ａ　Ｂ,福祉課,㈱みらいと①説明会を開き、百人が参加した。",
        ",1-2 防災の強化　Ｂ　Ｂ,防災課,訓練を行い、備蓄を増やした。手順も見直している。",
        "２　学び,2-1 学校の充実　Ｃ　Ａ,学校課,校舎を直し、机を替えた。図書も増やしている。",
        ",2-2 図書の充実　Ａ　Ａ,図書課,本を買い、開館を延ばした。講座も開いている。",
        "※Ａ：順調　Ｂ：概ね順調,,,",
    ]
    path = tmp_path / "t.csv"
    path.write_bytes("\r\n".join(lines).encode("cp932"))
    made, _ = guessed(path)
    assert [(p.notation, p.name) for p in made.policies] == [
        ("1-1", "福祉の充実"), ("1-2", "防災の強化"), ("2-1", "学校の充実"), ("2-2", "図書の充実"),
    ]  # fmt: skip
    assert [report.grade and report.grade.value for report in made.reports] == [
        "Ｂ",
        "Ｂ",
        "Ａ",
        "Ａ",
    ]
    second = [(each.criterion, each.grade.value) for each in made.reports[0].assessments][1]
    assert second == ("二次評価", "Ｂ")
    assert "㈱" in made.reports[0].result.value
    assert [policy.parent.name for policy in made.policies] == ["安心", "安心", "学び", "学び"]
    assert not made.suspects


def test_sheet_for_each_goal_and_row_for_each_indicator(guessed, tmp_path):
    heading = [
        "施策",
        "成果指標",
        "単位",
        "基準値（R元）",
        "R5実績値",
        "目標値（R6）",
        "進捗",
        "担当課",
    ]

    def goal(name: str, policy: str) -> Rows:
        return [
            [name], [], heading,
            [policy, "利用者", "人", 10, "１，２００", 1300, "◎", "福祉課"],
            [None, "満足度", "％", 50, "集計中", 80, "△", "福祉課"],
        ]  # fmt: skip

    sheets = {
        "基本目標1": goal("基本目標1　安心の街", "福祉の充実"),
        "基本目標2": goal("基本目標2　学びの街", "学校の充実"),
    }
    path = workbook(tmp_path / "t.xlsx", sheets, merges=["A4:A5"])
    made, _ = guessed(path, valid=True)
    assert made.year.start == 2023
    assert [(p.name, p.parent.name) for p in made.policies] == [
        ("福祉の充実", "安心の街"), ("学校の充実", "学びの街"),
    ]  # fmt: skip
    report = made.reports[0]
    assert [indicator.name for indicator in report.indicators] == ["利用者", "満足度"]
    assert [str(v.number) for v in report.indicators[0].values] == ["10", "1200", "1300"]
    assert report.indicators[1].values[1].printed == "集計中"
    assert report.grade is None  # each mark is of its indicator, none of the policy
    graded = [(each.about, each.grade.value) for each in report.assessments]
    assert graded == [("利用者", "◎"), ("満足度", "△")]
    assert [a.indicator for a in report.assessments] == [i.key for i in report.indicators]
    places = {cell.origin.sheet for cell in made.cells}
    assert places == {"基本目標1", "基本目標2"}


def test_one_sheet_is_named_in_the_descriptor(shisaku_graph, tmp_path):
    rows = [["施策", "担当課"], ["福祉", "福祉課"], ["防災", "防災課"]]
    other = [["事業名", "担当課", "備考"], ["花壇", "公園課", "春"], ["並木", "公園課", "秋"]]
    path = workbook(tmp_path / "t.xlsx", {"施策": rows, "事業": other})
    run = shisaku_graph("init", path, "--into", tmp_path / "source", *FLAGS)
    assert "sheet-unclear" in run.stderr
    run = shisaku_graph(
        "init", path, "--into", tmp_path / "source", "--sheet", "施策",
        "--fiscal-year", "R5", *FLAGS,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert len(read(tmp_path / "source").policies) == 2


def test_headings_between_the_rows_and_units_inside_the_cells(guessed, tmp_path):
    rows = [
        "№,施策名,事業名,担当部署,令和5年度予算額,令和5年度決算額",
        ",施策１　福祉の充実,,,,",
        '1,,見守り事業,"福祉部\n福祉課",１２３，０００円,120千円',
        "2,,給食事業,福祉部　福祉課,5000円,4千円",
        ",施策２　防災の強化,,,,",
        "3,,訓練事業,総務部　防災課,7000円,7千円",
    ]
    path = tmp_path / "t.csv"
    path.write_text("\n".join(rows), encoding="utf-8-sig")
    made, _ = guessed(path, valid=True)
    above = [[element.name for element in project.implements] for project in made.projects]
    assert above == [["福祉の充実"]] * 2 + [["防災の強化"]]
    yen = [[int(amount.yen or 0) for amount in report.amounts] for report in made.reports]
    assert yen == [[123_000, 120_000], [5_000, 4_000], [7_000, 7_000]]


def test_records_with_objects_inside(guessed, tmp_path):
    record = {
        "施策番号": "1-1", "施策名": "福祉の充実", "所管": {"部": "福祉部", "課": "福祉課"},
        "主な事業": ["見守り事業", "給食事業"], "連絡先": "0120-345-6789",
        "指標": [{"名称": "利用者", "単位": "人", "目標値": 100, "実績値": 95}],
    }  # fmt: skip
    path = tmp_path / "t.json"
    path.write_text(json.dumps({"一覧": [record]}, ensure_ascii=False), encoding="utf-8")
    made, _ = guessed(path, "--fiscal-year", "令和5年度")
    assert made.policies[0].notation == "1-1"
    assert [project.name for project in made.projects] == ["見守り事業", "給食事業"]
    (indicator,) = made.reports[0].indicators
    assert (indicator.name, indicator.unit) == ("利用者", "人")
    assert {v.measure: str(v.number) for v in indicator.values} == {"target": "100", "actual": "95"}
    assert "345" not in repr((made.cells, made.repairs))


def test_every_open_question_names_its_line(shisaku_graph, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("施策名,担当課\n福祉,福祉課\n防災,防災課\n", encoding="utf-8")
    shisaku_graph("init", path, "--into", tmp_path / "source", "--yes")
    lines = (tmp_path / "source" / "source.toml").read_text(encoding="utf-8").splitlines()
    run = shisaku_graph("build", tmp_path / "source", "--dist", tmp_path / "dist")
    assert run.returncode == 1
    for key in ("code", "name", "prefecture", "fiscal_year"):
        line = next(n for n, text in enumerate(lines, 1) if text.startswith(f"{key} = "))
        assert f"line {line}, " in run.stderr


def test_prefecture_follows_from_the_code(shisaku_graph, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("施策名,担当課\n福祉,福祉課\n防災,防災課\n", encoding="utf-8")
    shisaku_graph("init", path, "--into", tmp_path / "source", "--yes", "--code", "122068")
    told = (tmp_path / "source" / "source.toml").read_text(encoding="utf-8")
    assert 'prefecture = { ja = "千葉県" }' in told


def test_second_target_of_an_indicator_is_kept_as_a_note(guessed, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(
        "施策名,成果指標,目標値,実績値,目標値（変更後）\n福祉,人数,10,9,12\n防災,回数,5,5,6\n",
        encoding="utf-8",
    )
    made, _ = guessed(path, "--fiscal-year", "R5")
    assert [len(report.indicators[0].values) for report in made.reports] == [2, 2]
    assert [note.text.value for report in made.reports for note in report.notes] == ["12", "6"]
