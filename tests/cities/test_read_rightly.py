"""Every cell of an invented table under its right term, by the untouched guess of ``init``."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from shisaku_graph.errors import DescriptorError, RecordError, TableError
from shisaku_graph.graph import graph
from shisaku_graph.graph.iri import minter
from shisaku_graph.graph.provenance import stated
from shisaku_graph.pipeline import read
from shisaku_graph.record.model import Level, Records
from shisaku_graph.validation import validate

FLAGS = ("--yes", "--code", "122068", "--municipality", "青葉台市", "--plan", "青葉台市総合計画")


@pytest.fixture
def guessed(shisaku_graph, tmp_path):
    """Write a table, survey it, and read it by the untouched guess."""

    def survey(rows: Sequence[Sequence[object]], name: str = "t.csv") -> Records:
        path = written(tmp_path / name, rows)
        run = shisaku_graph("init", path, "--into", tmp_path / "source", *FLAGS, lang="ja")
        assert run.returncode == 0, run.stderr
        return read(tmp_path / "source")

    return survey


def written(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    if path.suffix == ".xlsx":
        book = Workbook()
        for row in rows:
            book.active.append(list(row))
        book.save(path)
    else:
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows)
    return path


def amounts_of(records: Records) -> list[tuple[str, int, str | None]]:
    report = records.reports[0]
    return [(each.kind, each.year.start, each.item) for each in report.amounts]


def test_money_of_years_to_come_is_a_budget_and_the_sum_of_years_a_note(guessed):
    made = guessed(
        [
            [
                "青葉台市総合計画 実施計画（令和６年度～令和８年度）",
                "",
                "",
                "",
                "",
                "（単位：千円）",
            ],
            ["施策名", "事業名", "区分", "事業費 R6", "事業費 R7", "事業費 R8", "３か年計"],
            ["公園の整備", "花壇事業", "新規", "1", "2", "3", "6"],
            ["公園の整備", "街路樹事業", "継続", "4", "5", "6", "15"],
        ]
    )
    assert amounts_of(made) == [("budget", year, None) for year in (2024, 2025, 2026)]
    assert [note.heading for note in made.reports[0].notes] == ["区分", "３か年計"]


def test_old_systems_kana_and_columns_that_others_give(guessed):
    made = guessed(
        [
            ["ｺｰﾄﾞ", "ｼﾞｷﾞｮｳ名", "ﾀﾝﾄｳｶ", "R5予算額(A)(千円)", "R5決算額(B)(千円)", "差(A-B)(千円)"],
            ["0001", "花壇事業", "公園課", "10", "8", "2"],
            ["0002", "街路樹事業", "道路課", "20", "15", "5"],
        ]
    )
    assert [(each.notation, each.name) for each in made.projects] == [
        ("0001", "花壇事業"),
        ("0002", "街路樹事業"),
    ]
    assert amounts_of(made) == [("budget", 2023, None), ("final-account", 2023, None)]


def test_japanese_headings_with_their_english(guessed):
    made = guessed(
        [
            ["施策評価 令和６年度", "", "", "", "", "", "", ""],
            ["施策 Policy", "担当課 Department", "指標 Indicator", "単位 Unit", "目標 Target",
             "実績 Actual", "評価 Grade", "部長"],
            ["公園の整備", "公園課", "公園の数", "か所", "10", "9", "B", "山田 太郎"],
            ["道路の整備", "道路課", "道路の長さ", "km", "20", "21", "A", "佐藤 花子"],
        ]
    )  # fmt: skip
    report = made.reports[0]
    (indicator,) = report.indicators
    assert [(v.measure, v.printed) for v in indicator.values] == [("actual", "9"), ("target", "10")]
    assert (indicator.unit, report.grade and report.grade.value) == ("か所", "B")
    assert "山田" not in repr(made)


def test_short_sentences_are_texts_and_what_marks_mean_is_no_row(guessed):
    made = guessed(
        [
            ["令和７年３月31日現在", "", "", "", "", "", ""],
            [
                "No",
                "大項目",
                "取組項目",
                "担当課",
                "進捗",
                "令和６年度の取組内容",
                "令和７年度の取組予定",
            ],
            ["1", "行政", "窓口の見直し", "市民課", "○", "要綱を改正した。", "続ける。"],
            ["2", "行政", "紙の見直し", "総務課", "△", "機器を入れた。", "広げる。"],
            ["○：順調　△：遅れ", "", "", "", "", "", ""],
        ],
        "t.xlsx",
    )
    assert made.year.start == 2024
    assert [project.name for project in made.projects] == ["窓口の見直し", "紙の見直し"]
    report = made.reports[0]
    assert report.result
    assert report.next_steps
    assert (report.result.value, report.next_steps.value) == ("要綱を改正した。", "続ける。")
    assert [each.name for each in made.policies] == ["行政"]


def test_a_cell_with_line_breaks_may_be_evidence(guessed):
    made = guessed(
        [
            ["施策評価 令和６年度", "", ""],
            ["施策名", "担当課", "よく分からない欄"],
            ["公園の整備", "公園課", "一行目\n二行目"],
            ["道路の整備", "道路課", "一行目\n二行目"],
        ],
        "t.xlsx",
    )
    assert made.reports[0].notes[0].text.value == "一行目\n二行目"


LONG = [
    ["施策コード", "施策名", "担当課", "指標名", "単位", "区分", "年度", "値"],
    ["1-1", "公園の整備", "公園課", "公園の数", "か所", "目標", "令和5年度", "10"],
    ["1-1", "公園の整備", "公園課", "公園の数", "か所", "実績", "令和5年度", "9"],
    ["1-1", "公園の整備", "公園課", "公園の数", "か所", "達成率", "令和5年度", "90"],
    ["1-1", "公園の整備", "公園課", "公園の数", "か所", "目標", "令和6年度", "11"],
    ["1-2", "道路の整備", "道路課", "道路の長さ", "km", "実績", "令和5年度", "20"],
]


def test_rows_of_one_figure_each_unite(guessed):
    made = guessed(LONG)
    assert [(each.notation, each.name) for each in made.policies] == [
        ("1-1", "公園の整備"),
        ("1-2", "道路の整備"),
    ]
    assert made.year.start == 2023  # the last of which something is known
    report = made.reports[0]
    (indicator,) = report.indicators
    assert [(v.measure, v.year.start, v.printed) for v in indicator.values] == [
        ("target", 2023, "10"),
        ("actual", 2023, "9"),
        ("target", 2024, "11"),
    ]
    assert indicator.values[0].told_at == (
        ("year", made.cells[6].origin),
        ("measure", made.cells[5].origin),
    )
    assert [(each.heading, each.text.value) for each in report.notes] == [
        ("公園の数 達成率 令和5年度", "90")
    ]


def test_a_year_that_is_none_is_named_with_its_place(guessed, tmp_path):
    guessed(LONG)
    table = (
        (tmp_path / "source" / "t.csv").read_text("utf-8").replace("目標,令和6年度", "目標,未定")
    )
    (tmp_path / "source" / "t.csv").write_text(table, "utf-8")
    with pytest.raises(RecordError) as told:
        read(tmp_path / "source")
    assert told.value.code == "year-unreadable"
    assert str(told.value.place) == "t.csv:5:7"


def test_rows_of_one_project_for_each_of_its_indicators_unite(guessed):
    made = guessed(
        [
            ["施策名", "事業名", "担当課", "指標名", "単位", "R5実績"],
            ["公園の整備", "花壇事業", "公園課", "花壇の数", "か所", "3"],
            ["公園の整備", "花壇事業", "公園課", "苗の数", "本", "90"],
        ]
    )
    assert [project.name for project in made.projects] == ["花壇事業"]
    assert [each.name for each in made.reports[0].indicators] == ["花壇の数", "苗の数"]
    assert not made.suspects


def test_a_budget_book_by_its_lines_without_projects(guessed):
    made = guessed(
        [
            ["歳出予算 令和７年度", "", "", "", "", "", "（単位：千円）"],
            ["款", "項", "目", "本年度", "前年度", "節", "節金額"],
            ["３ 民生費", "１ 社会福祉費", "１ 総務費", "12", "9", "１ 報酬", "5"],
            ["", "", "", "", "", "７ 報償費", "7"],
            ["- 45 -", "", "", "", "", "", ""],
            ["款", "項", "目", "本年度", "前年度", "節", "節金額"],
            ["", "", "２ 老人福祉費", "3", "4", "12 委託料", "3"],
            ["歳出合計", "", "", "15", "13", "", ""],
        ]
    )
    assert [each.name for each in made.projects] == ["総務費", "老人福祉費"]
    assert [(a.kind, a.year.start, str(a.yen)) for a in made.reports[0].amounts] == [
        ("budget", 2025, "12000"),
        ("budget", 2024, "9000"),
        ("budget", 2025, "5000"),
        ("budget", 2025, "7000"),
    ]


def test_divisions_between_the_rows_and_years_as_headings_of_money(guessed):
    made = guessed(
        [
            ["令和７年度当初予算 主要事業", "", "", "（単位：千円）"],
            ["事業名", "令和７年度", "令和６年度", "所管課"],
            ["■ 建設部"],
            ["花壇事業", "12", "9", "公園課"],
            ["■ 市民部"],
            ["窓口事業", "3", "4", "市民課"],
        ],
        "t.xlsx",
    )
    assert {each.path for each in made.departments} == {
        ("建設部",), ("建設部", "公園課"), ("市民部",), ("市民部", "市民課"),
    }  # fmt: skip
    assert amounts_of(made) == [("budget", 2025, None), ("budget", 2024, None)]


def test_what_explains_an_indicator_is_none_and_parts_may_be_joined_by_a_low_line(guessed):
    made = guessed(
        [
            ["事業評価 令和６年度", *[""] * 7],
            ["事業名", "課", "成果指標1", "成果指標1_単位", "成果指標1_指標の説明",
             "成果指標1_R5実績", "成果指標1_R6目標", "目的妥当性"],
            ["花壇事業", "公園課", "花壇の数", "か所", "年度末の数", "3", "4", "適切"],
            ["窓口事業", "市民課", "窓口の数", "か所", "年度末の数", "5", "6", "見直しの余地あり"],
        ]
    )  # fmt: skip
    report = made.reports[0]
    (indicator,) = report.indicators
    assert (indicator.name, indicator.unit) == ("花壇の数", "か所")
    assert [(v.measure, v.year.start) for v in indicator.values] == [
        ("actual", 2023),
        ("target", 2024),
    ]
    assert [note.text.value for note in report.notes] == ["年度末の数"]
    assert [(a.criterion, a.grade.value) for a in report.assessments] == [("目的妥当性", "適切")]


TWO = [
    ["１ 施策の評価（令和５年度）", "", "", "", "", ""],
    ["施策名", "担当課", "評価", "成果", "", ""],
    ["公園の整備", "公園課", "A", "整備を終えた。", "", ""],
    ["道路の整備", "道路課", "B", "工事を続けた。", "", ""],
    ["", "", "", "", "", ""],
    ["２ 指標の一覧", "", "", "", "", ""],
    ["指標名", "単位", "R5目標", "R5実績", "担当課", "備考"],
    ["公園の数", "か所", "10", "9", "公園課", ""],
]


def test_of_two_tables_that_which_names_policies_is_read_and_never_both_as_one(guessed, tmp_path):
    made = guessed(TWO)
    assert [each.name for each in made.policies] == ["公園の整備", "道路の整備"]
    descriptor = tmp_path / "source" / "source.toml"
    told = descriptor.read_text("utf-8")
    assert 'lines = "1-4"' in told
    descriptor.write_text(told.replace('lines = "1-4"\n', ""), "utf-8")
    with pytest.raises(TableError) as refused:
        read(tmp_path / "source")
    assert refused.value.code == "second-table"
    assert "--lines 7-" in refused.value.remedy.ja
    descriptor.write_text(told.replace('lines = "1-4"', 'sheet = "予算"'), "utf-8")
    with pytest.raises(DescriptorError) as refused:
        read(tmp_path / "source")
    assert refused.value.code == "key-without-effect"


def test_a_level_between_policy_and_project(guessed):
    made = guessed(
        [
            ["事業一覧 令和６年度", "", "", "", ""],
            ["施策", "基本事業コード", "基本事業", "事業名", "担当課"],
            ["公園の整備", "1-1", "緑のある街", "花壇事業", "公園課"],
            ["", "", "", "街路樹事業", "公園課"],
            ["", "1-2", "水のある街", "噴水事業", "公園課"],
        ]
    )
    (policy,) = made.policies
    below = [each for each in made.elements if each.level is Level.SUB_POLICY]
    assert [(each.notation, each.name, each.parent.name) for each in below] == [
        ("1-1", "緑のある街", policy.name),
        ("1-2", "水のある街", policy.name),
    ]
    assert [[each.name for each in project.implements] for project in made.projects] == [
        ["公園の整備", "緑のある街"],
        ["公園の整備", "緑のある街"],
        ["公園の整備", "水のある街"],
    ]
    assert validate(graph(made)).conforms


def test_every_cell_of_a_budget_line_is_evidence_and_what_is_of_nothing_is_logged(guessed):
    made = guessed(
        [
            ["", "年度", "款", "款名", "事業", "事業名", "節", "節名", "予算額", "指標", "単位",
             "実績"],
            ["0", "R3", "1", "議会費", "7", "議会事業", "1", "報酬", "128000", "", "％", ""],
            ["1", "R3", "1", "議会費", "7", "議会事業", "3", "手当", "53000", "傍聴者", "人", "9"],
        ]
    )  # fmt: skip
    told = stated(minter(made), made)
    silent = [cell.heading for cell in made.cells if not told.get(cell.origin)]
    assert silent == ["", "年度", "単位", "", "年度"]
    logged = [(event.rule, event.before) for event in made.repairs]
    assert ("unnamed-column", "0") in logged
    assert ("unit-alone", "％") in logged


def test_western_years_in_headings_and_sources_in_brackets(guessed):
    made = guessed(
        [
            ["事業名", "課", "アウトカム指標1", "アウトカム指標1 2023年度実績",
             "アウトカム指標1 2024年度目標", "支出済額（2023年度）", "財源（市債）"],
            ["花壇事業", "公園課", "花壇の数", "3", "4", "1,000円", "500円"],
            ["窓口事業", "市民課", "窓口の数", "5", "6", "2,000円", "0円"],
        ]
    )  # fmt: skip
    assert made.year.start == 2023
    report = made.reports[0]
    (indicator,) = report.indicators
    assert [(v.measure, v.year.start, v.printed) for v in indicator.values] == [
        ("actual", 2023, "3"),
        ("target", 2024, "4"),
    ]
    assert amounts_of(made) == [("final-account", 2023, None), ("final-account", 2023, "bond")]


def test_sentences_under_years_and_what_a_project_is_for(guessed):
    made = guessed(
        [
            ["取組", "目的", "計画（R6）", "実績（R6）", "評価の理由", "R7計画"],
            ["花壇", "街を彩る。", "十か所つくる。", "九か所つくった。", "雨のため。", "広げる。"],
            ["窓口", "待たせない。", "機械を入れる。", "機械を入れた。", "順調。", "増やす。"],
        ]
    )  # fmt: skip
    project, report = made.projects[0], made.reports[0]
    assert project.goal
    assert project.description
    assert report.result
    assert report.next_steps
    assert [
        project.goal.text.value, project.description.value, report.result.value,
        report.next_steps.value, report.notes[0].text.value,
    ] == ["街を彩る。", "十か所つくる。", "九か所つくった。", "広げる。", "雨のため。"]  # fmt: skip
    assert validate(graph(made)).conforms
