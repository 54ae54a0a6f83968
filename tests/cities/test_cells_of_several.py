"""Cells that hold more than one thing, rows that hold less: by the untouched guess of ``init``."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from shisaku_graph.errors import RecordError
from shisaku_graph.pipeline import read
from shisaku_graph.record.model import Records

FLAGS = ("--yes", "--code", "122068", "--municipality", "青葉台市", "--fiscal-year", "令和6年度")
DONE = "市民や関係団体と連携し、計画どおり事業を実施した。"


@pytest.fixture
def guessed(shisaku_graph, tmp_path):
    """Write a table and perhaps corrections, survey the table, and read it by the guess."""

    def survey(rows: Sequence[Sequence[str]], corrections: Sequence[str] = ()) -> Records:
        path = tmp_path / "t.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows)
        folder = tmp_path / "source"
        if not folder.exists():
            run = shisaku_graph("init", path, "--into", folder, *FLAGS, lang="ja")
            assert run.returncode == 0, run.stderr
        if corrections:
            correct(folder, corrections)
        return read(folder)

    return survey


def correct(folder: Path, lines: Sequence[str]) -> None:
    text = "\n".join(("line,column,received,corrected,reason", *lines, ""))
    (folder / "corrections.csv").write_text(text, "utf-8")
    told = (folder / "source.toml").read_text("utf-8")
    if "corrections =" not in told:
        told = told.replace("[table]\n", '[table]\ncorrections = "corrections.csv"\n')
        (folder / "source.toml").write_text(told, "utf-8")


NAMES = ("防災訓練の推進", "街路灯整備の推進", "子育ての支援（仮称）", "情報センター", "観光の振興")


@pytest.mark.parametrize(
    ("form", "criteria"),
    [
        ("{}（評価：{}）", ["評価"]),
        ("{}（一次：{}、二次：{}）", ["一次", "二次"]),
        ("1-2　{}　{}評価", ["評価"]),
        ("{}【評価：{}】", ["評価"]),
        ("{}　{}　{}", ["評価1", "評価2"]),
        ("{}　{}／{}", ["評価1", "評価2"]),
    ],
)
def test_names_and_grades_run_together_are_parted_in_every_form(guessed, form, criteria):
    marks = ("Ａ", "B", "Ｃ", "Ａ", "B", "A")
    rows = [
        (form.format(name, first, second), "公園課", DONE)
        for name, first, second in zip(NAMES, marks, marks[1:], strict=False)
    ]
    made = guessed([("施策名", "担当課", "成果"), *rows])
    assert [each.name for each in made.policies] == list(NAMES)
    for at, report in enumerate(made.reports):
        given = [(each.criterion, each.grade.value) for each in report.assessments]
        assert given == list(zip(criteria, marks[at:], strict=False))
    assert not made.suspects


def test_a_dash_is_no_grade_and_a_doubtful_cell_is_asked_about_once(guessed):
    marks = ("A　B", "B　－", "C　A", "B", "A　A")
    names = [f"{name}　{mark}" for name, mark in zip(NAMES, marks, strict=True)]
    rows = [("施策名・評価", "担当課", "成果"), *((name, "公園課", DONE) for name in names)]
    made = guessed(rows)
    assert [each.name for each in made.policies] == [*NAMES[:3], names[3], NAMES[4]]
    assert [each.criterion for each in made.reports[1].assessments] == ["評価1"]
    (asked,) = made.suspects  # and no second question, whether the blank is a wrapped line's
    assert (asked.value, asked.proposal) == (names[3], None)
    made = guessed(rows, [f"5,施策,{names[3]},{NAMES[3]},評価は一つだけ"])
    assert [each.name for each in made.policies] == list(NAMES)
    assert not made.suspects


def test_a_correction_fills_an_empty_cell_and_its_place_is_known(guessed, shisaku_graph, tmp_path):
    rows = [
        ("施策名", "担当課", "事業名", "成果"),
        ("安全", "防災課", "訓練事業", DONE),
        ("安全", "図書館", "", DONE),
        ("安全", "公園課"),
    ]
    made = guessed(rows, ["3,事業名,,図書館事業,原本で確認", "4,事業名,,公園事業,原本で確認"])
    assert [each.name for each in made.projects] == ["訓練事業", "図書館事業", "公園事業"]
    built = shisaku_graph("build", tmp_path / "source", "--dist", tmp_path / "dist", lang="ja")
    assert built.returncode == 0, built.stderr
    (graph,) = (tmp_path / "dist").glob("*/data.ttl")
    told = graph.read_text("utf-8").partition('rdfs:label "公園事業"@ja')[2]
    assert told.index("dcterms:source cell:cell\\=4\\,3") < told.index("\n\n")
    (log,) = (tmp_path / "dist").glob("*/repairs.csv")
    assert ",4,3,事業名,事業,人の判断による訂正,correction,,公園事業,原本で確認" in log.read_text(
        "utf-8-sig"
    )


LONG = "地域住民や関係団体との協議を重ね、出前講座を年に12"


def test_a_row_that_only_goes_on_is_joined_to_the_row_above(guessed):
    rows = [
        ["施策名", "事業名", "担当課", "事業内容", "備考", "予算額（千円）"],
        ["安全", "訓練事業", "防災課", LONG, "", "10"],
        ["", "", "", "回開いた。", "", ""],
        ["安全", "図書館事業", "図書館", LONG, "重点", "20"],
        ["", "", "", "回開いた。", "R5から", ""],
        ["安全", "公園事業", "公園課", "講座を開いた。", "", "30"],
        ["", "", "", "広報にも努めた。", "", ""],
        ["安全", "道路事業", "道路課", "道路を直した。", "", "40"],
    ]
    made = guessed(rows)
    assert [each.name for each in made.projects] == [row[1] for row in rows[1:] if row[1]]
    told = [each.description and each.description.value for each in made.projects]
    assert told[:3] == [
        f"{LONG}回開いた。",
        f"{LONG}回開いた。",
        "講座を開いた。\n広報にも努めた。",
    ]
    assert [note.text.value for note in made.reports[1].notes] == ["重点\nR5から"]
    joined = [each for each in made.repairs if each.rule == "continued-row"]
    assert (joined[0].before, joined[0].after) == (f"{LONG}\t回開いた。", f"{LONG}回開いた。")
    assert [str(each.origin) for each in made.suspects] == ["t.csv:7:4"]
    cells = {str(cell.origin): cell for cell in made.cells}
    assert (cells["t.csv:3:4"].text, cells["t.csv:3:4"].heading) == ("回開いた。", "事業内容")


def test_rows_without_a_name_are_told_all_at_once(guessed):
    rows = [
        ["事業名", "担当課", "成果", "決算額（千円）"],
        ["訓練事業", "防災課", DONE, "10"],
        ["", "公園課", DONE, "10"],
        ["図書館事業", "図書館", DONE, "10"],
        *(["", "道路課", DONE, str(at)] for at in range(20)),
        *([f"道路事業{at}", "道路課", DONE, "10"] for at in range(40)),
    ]
    with pytest.raises(RecordError) as told:
        guessed(rows)
    assert told.value.code == "row-without-project"
    assert "21 行あります（3、5、6、7、8、9、10、11、12、13、14、15 … 行目" in told.value.problem.ja
    assert "上の行の続き" in told.value.remedy.ja


def test_the_grade_of_a_level_above_is_that_levels_own(guessed):
    rows = [
        ["基本施策（評価）", "施策", "施策評価", "担当課", "成果"],
        *([f"1-1　安全なまち　{'A' if at < 3 else 'Ｂ'}", each, "C", "公園課", DONE]
          for at, each in enumerate(NAMES[:3])),
        *(["1-2　元気なまち　B", each, "D", "公園課", DONE] for each in NAMES[3:]),
    ]  # fmt: skip
    above, further, *own = guessed(rows).reports
    assert (above.subject.name, above.grade and above.grade.value) == ("安全なまち", "A")
    assert [str(each) for each in above.assessments[0].further] == ["t.csv:3:1", "t.csv:4:1"]
    assert (further.subject.name, further.grade and further.grade.value) == ("元気なまち", "B")
    assert [each.grade and each.grade.value for each in own] == ["C", "C", "C", "D", "D"]


def test_a_column_of_grades_goes_to_the_level_that_its_heading_names(guessed):
    made = guessed(
        [
            ["基本施策", "基本施策評価", "施策", "施策評価", "成果"],
            ["安全なまち", "A", NAMES[0], "B", DONE],
            ["安全なまち", "A", NAMES[1], "C", DONE],
            ["元気なまち", "B", NAMES[2], "B", DONE],
        ]
    )
    assert [(each.subject.name, each.grade and each.grade.value) for each in made.reports] == [
        ("安全なまち", "A"), ("元気なまち", "B"), (NAMES[0], "B"), (NAMES[1], "C"), (NAMES[2], "B"),
    ]  # fmt: skip
    assert [len(each.assessments) for each in made.reports] == [1] * 5


KPIS = [
    ["施策", "重要業績評価指標（KPI）", "R5実績", "目標値（R7）", "進捗", "担当課", "取組状況",
     "成果"],
    ["創業支援", "相談の数", "3", "9", "◎", "商工課", "窓口を開いた。", DONE],
    ["創業支援", "講座の数", "4", "8", "△", "観光課", "講師が足りない。", DONE],
    ["創業支援", "補助の数", "5", "7", "×", "商工課", "予算が尽きた。", DONE],
]  # fmt: skip


def test_what_rows_say_of_one_indicator_each_is_not_said_of_their_policy(
    guessed, shisaku_graph, tmp_path
):
    (report,) = guessed(KPIS).reports
    keys = [each.key for each in report.indicators]
    assert report.grade is None
    assert [(each.grade.value, each.indicator) for each in report.assessments] == list(
        zip("◎△×", keys, strict=True)
    )
    said = [note for note in report.notes if note.indicator]
    assert [note.indicator for note in said] == keys
    assert report.result is None or report.result.value == DONE
    assert [[d.name for d in each.departments] for each in report.indicators] == [
        ["商工課"], ["観光課"], ["商工課"],
    ]  # fmt: skip
    built = shisaku_graph("build", tmp_path / "source", "--dist", tmp_path / "dist", lang="ja")
    assert built.returncode == 0, built.stderr
    (table,) = (tmp_path / "dist").glob("*/tables/assessments.csv")
    with table.open(encoding="utf-8-sig") as file:
        assert [row["対象の指標"] for row in csv.DictReader(file)] == [
            "相談の数", "講座の数", "補助の数",
        ]  # fmt: skip


def test_a_unit_in_brackets_behind_an_indicator_is_its_unit(guessed):
    told = (
        "利用者数（人）",
        "受診率[％]",
        "相談件数\n【累計】（件/年）",
        "満足度（５段階）",
        "出生率",
    )
    made = guessed(
        [
            ["施策", "担当課", "成果指標（単位）", "R5目標", "R5実績"],
            *([name, "図書館\n主査", said, "10", "9"]
              for name, said in zip(NAMES, told, strict=True)),
        ]
    )  # fmt: skip
    assert [(i.name, i.unit) for report in made.reports for i in report.indicators] == [
        ("利用者数", "人"), ("受診率", "％"), ("相談件数\n【累計】", "件/年"), ("満足度", "５段階"),
        ("出生率", None),
    ]  # fmt: skip
    assert "利用者数（人）" in [cell.text for cell in made.cells]
    assert [unit.name for unit in made.departments] == ["図書館"]


def test_what_nobody_confirmed_is_neither_said_nor_forgotten(guessed, shisaku_graph, tmp_path):
    made = guessed(
        [
            ["令和６年度　第２期まち創生総合戦略　事業一覧（令和６年度）", "", ""],
            ["事業名", "所管課", "予算額（千円）"],
            ["花壇事業", "公園課", "12"],
            ["窓口事業", "市民課", "3"],
        ]
    ).descriptor
    assert made.plan.name.ja == "第２期まち創生総合戦略"
    assert made.dataset.description
    assert made.dataset.description.ja.endswith("担当部署、事業、金額を含む。")
    told = (tmp_path / "source" / "source.toml").read_text("utf-8")
    lines = [str(n) for n, line in enumerate(told.splitlines(), 1) if "# 要確認" in line]
    assert lines
    built = shisaku_graph("build", tmp_path / "source", "--dist", tmp_path / "dist", lang="ja")
    assert f"行が {len(lines)} 行あります（要確認: {'、'.join(lines)} 行目）" in built.stdout
    assert f"利用条件は {made.dataset.licence} のまま" in built.stdout
    confirmed = "\n".join(line.partition("# 要確認")[0] for line in told.splitlines())
    (tmp_path / "source" / "source.toml").write_text(confirmed, "utf-8")
    built = shisaku_graph("build", tmp_path / "source", "--dist", tmp_path / "dist", lang="ja")
    assert "要確認" not in built.stdout


CHAPTERS = [
    ["施策体系", "事業名", "担当課", "備考"],
    *(
        row
        for chapter in "１２"
        for row in (
            [f"第{chapter}章　まち{chapter}", "", "", ""],
            *(
                row
                for section in "１２"
                for row in (
                    [f"　第{section}節　施策{chapter}{section}", "", "", ""],
                    ["", f"花壇事業{chapter}{section}", "公園課", "新規"],
                    ["", f"窓口事業{chapter}{section}", "市民課", "継続"],
                )
            ),
        )
    ),
]


def test_chapters_over_sections_in_one_column_are_two_levels(guessed):
    rows = [[*row, ""] for row in CHAPTERS]
    rows[0][4], rows[3][4] = "事業内容", LONG
    rows.insert(4, ["", "", "", "", "回開いた。"])
    made = guessed(rows)
    assert made.projects[0].description
    assert made.projects[0].description.value == f"{LONG}回開いた。"
    assert [(each.notation, each.name) for each in made.elements if each.parent is None] == [
        ("第１章", "まち１"), ("第２章", "まち２"),
    ]  # fmt: skip
    assert [each.parent and each.parent.name for each in made.policies] == [
        "まち１", "まち１", "まち２", "まち２",
    ]  # fmt: skip
    assert len(made.projects) == 8
    assert not made.suspects


def test_a_heading_without_rows_is_asked_about(guessed):
    rows = [row for row in CHAPTERS if "第１章" not in row[0]]
    made = guessed(rows)
    assert [each.value for each in made.suspects] == ["第２章　まち２"]
    assert [each.name for each in made.policies] == ["施策１１", "施策１２", "施策２１", "施策２２"]
