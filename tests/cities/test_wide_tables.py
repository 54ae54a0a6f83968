"""What wide exports of evaluation systems hold: staff in many columns, relative years, blocks."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from shisaku_graph.errors import TableError
from shisaku_graph.pipeline import read
from shisaku_graph.record.model import Records

FLAGS = ("--yes", "--code", "122068", "--municipality", "青葉台市", "--plan", "青葉台市総合計画")
STAFF = ("四方田　翔", "佐々木　彩香", "髙橋　健太", "朝比奈　直美", "渡邉　浩二", "五十嵐　博")


@pytest.fixture
def guessed(shisaku_graph, tmp_path):
    """Write a CSV, survey it, and read it by the untouched guess."""

    def survey(rows: Sequence[Sequence[str]], *flags: str) -> Records:
        with (tmp_path / "t.csv").open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows)
        made = ("init", tmp_path / "t.csv", "--into", tmp_path / "source", *FLAGS, *flags)
        run = shisaku_graph(*made, lang="ja")
        assert run.returncode == 0, run.stderr
        return read(tmp_path / "source")

    return survey


def descriptor(folder: Path) -> str:
    return (folder / "source" / "source.toml").read_text("utf-8")


def test_staff_is_told_by_headings_and_by_names_and_appears_nowhere(guessed, tmp_path):
    headings = ("所属長", "決裁者", "主担当", "副担当", "担当", "更新職員", "職員番号",
                "ログインID", "最終更新ユーザー", "確認欄")  # fmt: skip
    made = guessed(
        [
            ["事業評価 令和５年度"],
            ["施策名", "事業名", "部名", "課名", *headings, "備考"],
            *(
                ["安全", f"事業{at}", "総務部", "危機管理課　渡邉健太",
                 *(STAFF[(at + shift) % 6] for shift in range(6)), str(104000 + 37 * at), "kato",
                 "k.ito", STAFF[at], "係長の髙橋健太が対応"]
                for at in range(6)
            ),
        ]
    )  # fmt: skip
    published = repr(made) + descriptor(tmp_path)
    surnames = [name.partition("　")[0] for name in STAFF]
    assert not [name for name in (*surnames, "健太", "1040", "kato", "k.ito") if name in published]
    assert {each.path for each in made.departments} >= {("総務部",), ("総務部", "危機管理課")}
    assert [each.notation for each in made.projects] == [None] * 6


def test_units_under_the_same_headings_stay(guessed):
    made = guessed(
        [
            ["事業評価 令和５年度"],
            ["施策名", "主担当", "副担当", "登録者"],
            ["公園の整備", "総務部企画課", "福田支所", "120"],
            ["道路の整備", "建設部石川課", "中島公民館", "1,340"],
        ]
    )
    assert ("総務部", "企画課") in {each.path for each in made.departments}
    assert "福田支所" in repr(made)


YEARS = [
    ["施策名", "事業名", "担当課", "成果指標名", "単位", "前年度実績", "本年度実績", "翌年度目標",
     "活動指標名", "単位", "(n-1)年度実績", "本年度実績", "前年度決算額（千円）",
     "本年度予算額（千円）", "翌年度当初予算額（千円）", "対前年度比"],
    ["安全", "訓練事業", "防災課", "参加者", "人", "100", "200", "300", "回数", "回", "1", "2",
     "10", "20", "30", "2.0"],
    ["安全", "街灯事業", "道路課", "街灯", "基", "101", "201", "301", "箇所", "か所", "3", "4",
     "11", "21", "31", "1.9"],
]  # fmt: skip


@pytest.mark.parametrize("year", [2023, 2022])
@pytest.mark.parametrize("title", [[], [["令和5年度 事業評価"]]])
def test_years_by_words_are_counted_from_the_tables_year(guessed, tmp_path, year, title):
    made = guessed([*title, *YEARS], "--fiscal-year", f"令和{year - 2018}年度")
    report = made.reports[0]
    first, second = report.indicators
    assert [(v.measure, v.year.start, v.printed) for v in first.values] == [
        ("actual", year - 1, "100"),
        ("actual", year, "200"),
        ("target", year + 1, "300"),
    ]
    assert [(v.year.start, v.printed) for v in second.values] == [(year - 1, "1"), (year, "2")]
    assert [(a.kind, a.year.start, str(a.yen)) for a in report.amounts] == [
        ("final-account", year - 1, "10000"),
        ("budget", year, "20000"),
        ("budget", year + 1, "30000"),
    ]
    assert [note.heading for note in report.notes] == ["対前年度比"]
    path = tmp_path / "source" / "source.toml"  # the same descriptor for next year's table
    old, new = f'fiscal_year = "令和{year - 2018}年度"', f'fiscal_year = "令和{year - 2017}年度"'
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert read(tmp_path / "source").reports[0].amounts[0].year.start == year


SOURCES = ["国庫支出金", "その他", "一般財源"]


def test_equal_headings_are_of_the_block_that_they_stand_in(guessed):
    made = guessed(
        [
            ["施策名", "事業名", "前年度決算額（千円）", *SOURCES, "本年度予算額（千円）", *SOURCES,
             "翌年度予算額（千円）", *SOURCES, "備考", "備考"],
            *(
                ["安全", f"事業{at}", "10", "4", "―", str(6 + at), "20", "***", "", "20", "30",
                 "4", "", "26", "済", "済"]
                for at in range(8)
            ),
        ],
        "--fiscal-year", "令和5年度",
    )  # fmt: skip
    report = made.reports[0]
    assert [(a.kind, a.year.start, a.item, str(a.yen)) for a in report.amounts] == [
        ("final-account", 2022, None, "10000"),
        ("final-account", 2022, "national-grant", "4000"),
        ("final-account", 2022, "general-revenue", "6000"),
        ("budget", 2023, None, "20000"),
        ("budget", 2023, "general-revenue", "20000"),
        ("budget", 2024, None, "30000"),
        ("budget", 2024, "national-grant", "4000"),
        ("budget", 2024, "general-revenue", "26000"),
    ]
    assert len({a.key for a in report.amounts}) == 8
    assert report.amounts[1].label == "前年度決算額（千円）／国庫支出金"
    told = [(note.heading, note.text.value) for note in report.notes]
    assert told == [("備考#1", "済"), ("備考#2", "済")]


def test_the_nth_of_equal_headings_can_be_named_and_an_error_tells_the_columns(guessed, tmp_path):
    guessed(
        [
            ["施策名", "担当課", "メモ", "メモ", "メモ"],
            ["公園の整備", "公園課", "1", "植えた。", "内緒"],
            ["道路の整備", "道路課", "2", "直した。", "内緒"],
        ],
        "--fiscal-year", "令和5年度",
    )  # fmt: skip
    path = tmp_path / "source" / "source.toml"
    told = path.read_text("utf-8")
    head, tail = told.split("notes = [")
    listed, _, rest = tail.partition("]")
    assert listed.count("メモ") == 1
    said = 'result = ["メモ#2"]\nnotes = ["メモ#1"]\nignore = ["メモ#3"]\n'
    path.write_text(f"{head}{said}{rest}", "utf-8")
    made = read(tmp_path / "source")
    assert [each.result and each.result.value for each in made.reports] == ["植えた。", "直した。"]
    assert [note.text.value for note in made.reports[0].notes] == ["1"]
    path.write_text(f'{head}result = ["メモ"]\n{rest}', "utf-8")
    with pytest.raises(TableError) as refused:
        read(tmp_path / "source")
    assert refused.value.code == "column-twice"
    assert "3 列目 C、4 列目 D、5 列目 E" in refused.value.problem.ja
    assert '"メモ#2"' in refused.value.remedy.ja


def test_sources_of_money_are_of_the_money_before_them(guessed, shisaku_graph, tmp_path):
    rows = [["街灯事業", "100", "90", "10", "―", "30", "70"] for _ in range(4)]
    rows = [[f"{row[0]}{at}", *row[1:]] for at, row in enumerate(rows)]
    heads = ["事業名", "本年度予算額", "前年度予算額", "比較", "国庫支出金", "県支出金", "一般財源"]
    made = guessed([["主要事業一覧（単位：千円）"], heads, *rows], "--fiscal-year", "令和5年度")
    assert [(a.kind, a.year.start, str(a.yen)) for a in made.reports[0].amounts] == [
        ("budget", 2023, "100000"),
        ("budget", 2022, "90000"),
        ("budget", 2023, "30000"),
        ("budget", 2023, "70000"),
    ]
    run = shisaku_graph("build", tmp_path / "source", "--dist", tmp_path / "dist", lang="en")
    assert "no violation, warnings 0" in run.stdout  # the year before is no stranger's
    (tmp_path / "source" / "source.toml").unlink()
    heads[1:3] = ["事業費", "人件費"]
    guessed([["主要事業一覧（単位：千円）"], heads, *rows], "--fiscal-year", "令和5年度")
    assert descriptor(tmp_path).count("要確認: 予算か決算か") == 5


def test_each_unit_comes_from_its_own_cell_and_staff_is_put_in(guessed):
    made = guessed(
        [
            ["施策名", "事業名", "部名", "課名", "係名", "正規職員（人工）",
             "会計年度任用職員（人工）"],
            ["安全", "訓練事業", "総務部", "防災課", "防災係", "1.5", "0.2"],
            ["安全", "街灯事業", "総務部", "防災課", "施設係", "0.5", "0"],
        ],
        "--fiscal-year", "令和5年度",
    )  # fmt: skip
    assert {each.path: {place.column for place in each.origins} for each in made.departments} == {
        ("総務部",): {3},
        ("総務部", "防災課"): {4},
        ("総務部", "防災課", "防災係"): {5},
        ("総務部", "防災課", "施設係"): {5},
    }
    told = [(each.name, each.unit, each.values[0].printed) for each in made.reports[0].indicators]
    assert told == [("正規職員", "人工", "1.5"), ("会計年度任用職員", "人工", "0.2")]


def test_words_of_the_tables_own_year_and_short_words_for_codes_and_teams(guessed):
    made = guessed(
        [
            ["行番号", "施策CD", "施策名", "事業CD", "事務事業名", "課名", "グループ名",
             "今年度の取組実績", "課題", "改善の内容"],
            *(
                [str(at), "01", "安全", f"0{at}", f"事業{at}", "防災課", "調整グループ",
                 "計画に沿って訓練を三回行った。", "担い手が高齢になっている。",
                 "案内の方法を改める。"]
                for at in range(1, 5)
            ),
        ],
        "--fiscal-year", "令和5年度",
    )  # fmt: skip
    report = made.reports[0]
    assert report.result
    assert report.next_steps
    assert report.result.value.startswith("計画")
    assert report.next_steps.value.startswith("案内")
    assert [each.notation for each in made.projects] == ["01", "02", "03", "04"]
    assert [each.path for each in made.departments] == [("防災課",), ("防災課", "調整グループ")]
    assert [note.heading for note in report.notes] == ["課題"]
