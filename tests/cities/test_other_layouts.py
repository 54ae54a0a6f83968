"""A second city needs no code: an unknown table, guessed, built, and found right in the graph.

青葉台市 is invented; its table has what other cities' tables have: a title line, ordinals, several
departments in a cell, repeated headings of indicators, money, grades, signs for no value, and the
names and telephone numbers of staff.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from shisaku_graph.pipeline import read
from shisaku_graph.record.model import Project, Records

TABLE = Path(__file__).with_name("aoba-r6-projects.csv")
FLAGS = ("--yes", "--code", "122068", "--municipality", "青葉台市", "--prefecture", "緑県",
         "--plan", "青葉台市総合計画")  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("city")


@pytest.fixture
def source(shisaku_graph, tmp_path) -> Path:
    run = shisaku_graph("init", TABLE, "--into", tmp_path / "source", *FLAGS)
    assert run.returncode == 0, run.stderr
    assert "left out as personal data: '担当者'" in run.stdout
    assert "left out as personal data: '電話番号'" in run.stdout
    return tmp_path / "source"


@pytest.fixture
def city(source) -> Records:
    return read(source)


def project(city: Records, name: str) -> Project:
    (found,) = [each for each in city.projects if each.name == name]
    return found


def test_untouched_guess_builds(shisaku_graph, source, tmp_path):
    run = shisaku_graph("build", source, "--dist", tmp_path / "dist")
    assert run.returncode == 0, run.stderr
    published = [path for path in (tmp_path / "dist").rglob("*") if path.is_file()]
    assert len(published) > 5
    for path in published:
        content = path.read_bytes()
        assert "山田".encode() not in content, path
        assert b"345-6789" not in content, path


def test_year_is_read_from_the_title(city):
    assert city.year.start == 2024


def test_ordinals_become_notations(city):
    policies = {policy.name: policy.notation for policy in city.policies}
    assert policies == {"健やかなくらし": "１", "みどりのまち": "個別施策23"}
    assert project(city, "1.健やか健診事業".partition(".")[2]).notation == "1-1"


def test_line_break_in_a_name_is_mended(city):
    assert project(city, "子育てひろば事業").notation == "1-2"


def test_several_departments_in_a_cell(city):
    paths = [unit.path for unit in project(city, "子育てひろば事業").departments]
    assert paths == [("福祉部", "こども課"), ("福祉部", "健康課")]


def test_no_value_is_not_filled_from_above(city):
    """施策なし is the city's word for no policy: the row above must not lend its own."""
    without = [each for each in city.projects if not each.implements]
    assert [each.name for each in without] == ["一般事務費"]


def test_namesakes_are_two(city):
    namesakes = [each for each in city.projects if each.name == "一般事務費"]
    assert len({each.key for each in namesakes}) == 2


def test_money_and_indicators_keep_print_and_number(city):
    report = next(r for r in city.reports if r.subject.name == "健やか健診事業")
    (amount,) = report.amounts
    assert (amount.printed, amount.yen, amount.kind) == (
        "1,234",
        Decimal(1_234_000),
        "final-account",
    )
    visitors, rate = report.indicators
    assert (visitors.name, visitors.kind, visitors.unit) == ("受診者数", "activity", "人")
    assert [(v.printed, v.number) for v in visitors.values] == [("1,020", Decimal(1020))]
    assert rate.kind == "outcome"
    assert report.grade is not None
    assert report.grade.value == "継続"
    lower = next(r for r in city.reports if r.subject.name == "子育てひろば事業")
    assert lower.amounts[0].yen == Decimal(-56_000)
    none = next(r for r in city.reports if r.subject.name == "みどりの道事業")
    assert none.amounts == ()


def test_build_twice_is_the_same_guess(shisaku_graph, source):
    again = shisaku_graph("init", TABLE, "--into", source, *FLAGS)
    assert again.returncode == 2
    assert "there already" in again.stderr


def test_open_question_names_the_line(shisaku_graph, tmp_path):
    """Without a code the guess is not built, but the line to answer is named."""
    shisaku_graph("init", TABLE, "--into", tmp_path / "open", "--yes")
    run = shisaku_graph("build", tmp_path / "open")
    assert run.returncode == 1
    assert "source.toml:5" in run.stderr
    assert "municipality.code" in run.stderr


DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.mark.parametrize(
    ("file", "counts"),
    [
        ("shinagawa-r6-projects.csv", {"projects": 652}),
        ("asago-r6-projects.csv", {"projects": 447}),
        ("ichinomiya-r6-projects.csv", {"projects": 484}),
        ("kosai-r6-projects.tsv", {"projects": 142}),
        ("nishinomiya-r6-projects.xlsx", {"projects": 450}),
        ("takamatsu-org-202604.xlsx", {"projects": 0, "departments": 385}),
        ("abiko-r3-budget-cofog.csv", {"policies": 0}),
    ],
)
def test_real_tables_of_other_cities(shisaku_graph, tmp_path, file, counts):
    """The untouched guess reads every row of tables that real cities publish."""
    from shisaku_graph.record.expected import class_counts

    if not (DATA / file).is_file():
        pytest.skip(f"{file} is not part of the checkout; it lies beside it where it may be read")
    year = ("--fiscal-year", "令和6年度")
    run = shisaku_graph("init", DATA / file, "--into", tmp_path / "s", *FLAGS, *year)
    assert run.returncode == 0, run.stderr
    made = class_counts(read(tmp_path / "s"))
    assert {name: made[name] for name in counts} == counts


TWO_ROWS = """事業番号,事務事業名,担当課,施策,決算額(千円),活動指標,,,成果指標,,
,,,,,指標名,実績,単位,指標名,実績,単位
1,花壇事業,建設部公園課,みどりのまち,120,植えた株数,"1,500",株,満足度,80,％
2,街路樹事業,建設部道路課,みどりのまち,340,剪定本数,200,本,,,
"""


def test_blank_line_above_a_heading_of_two_rows(shisaku_graph, root, tmp_path):
    """The upper row alone, with most headings in it, must not pass for the whole."""
    run = shisaku_graph("build", root / "examples" / "muteki-2024", "--dist", tmp_path / "dist")
    assert run.returncode == 0, run.stderr
    made = read(root / "examples" / "muteki-2024")
    (port,) = [each for each in made.reports if each.subject.name == "漁港荷さばき所改修事業"]
    assert [amount.yen for amount in port.amounts] == [Decimal(84_150_000), Decimal(90_000_000)]
    assert [value.printed for value in port.indicators[0].values] == ["62", "70"]


@pytest.mark.parametrize("merged", [False, True])
def test_heading_over_two_rows(shisaku_graph, tmp_path, merged):
    """Also where the second row repeats what a vertical merge holds."""
    first, second, *rest = TWO_ROWS.splitlines()
    if merged:
        second = "事業番号,事務事業名,担当課,施策,決算額(千円)" + second.removeprefix(",,,,")
    table = tmp_path / "two.csv"
    table.write_text("\n".join([first, second, *rest]) + "\n", encoding="utf-8")
    run = shisaku_graph("init", table, "--into", tmp_path / "s", *FLAGS, "--fiscal-year", "R6")
    assert run.returncode == 0, run.stderr
    made = read(tmp_path / "s")
    first = made.reports[0]
    assert [(i.name, i.kind, i.unit) for i in first.indicators] == [
        ("植えた株数", "activity", "株"),
        ("満足度", "outcome", "％"),
    ]
    assert first.indicators[0].values[0].number == Decimal(1500)
    assert first.amounts[0].yen == Decimal(120_000)


RUN_TOGETHER = """令和５年度　施策評価結果一覧
基本目標,施策名・一次評価・二次評価,主管課,評価の理由
支え合うまち,"1-1 地域福祉の推進
Ａ Ｂ",福祉課,相談の件数が増え、支援につながる人も増えた。
,1-2 子育て支援の充実　Ｂ／Ｂ,子育て課,保育所の待機児童は減ったが、学童の待機児童は残っている。
,1-3 高齢者の生きがいづくり A A,高齢課,教室の参加者が目標を超え、地域の担い手も育っている。
にぎわうまち,2-1 商店街の活性化ＢＣ,商工課,空き店舗への出店は目標に届かず、支援の方法を見直す。
,2-2 PTAとの連携,学校教育課,意見交換を重ねた。評価は次の年度に行うこととする。
,2-3 観光の振興 B A,観光課,来訪者の数は前の年度を上回り、滞在の時間も伸びている。
"""


def test_names_and_grades_run_together(shisaku_graph, tmp_path):
    table = tmp_path / "evaluation.csv"
    table.write_text(RUN_TOGETHER, encoding="utf-8")
    run = shisaku_graph("init", table, "--into", tmp_path / "s", *FLAGS)
    assert run.returncode == 0, run.stderr
    made = read(tmp_path / "s")
    told = {
        report.subject.name: (
            report.grade.value if report.grade else None,
            *(each.grade.value for each in report.assessments if each.criterion == "一次評価"),
        )
        for report in made.reports
    }
    assert told == {
        "地域福祉の推進": ("Ｂ", "Ａ"),  # the second assessment speaks for the whole
        "子育て支援の充実": ("Ｂ", "Ｂ"),
        "高齢者の生きがいづくり": ("A", "A"),
        "商店街の活性化": ("Ｃ", "Ｂ"),
        "PTAとの連携": (None,),
        "観光の振興": ("A", "B"),
    }
    assert [each.value for each in made.suspects if each.rule == "run-together"] == [
        "2-2 PTAとの連携"
    ]
    built = shisaku_graph("build", tmp_path / "s", "--dist", tmp_path / "dist")
    assert built.returncode == 0, built.stdout + built.stderr


def test_wide_workbook_with_personal_data(shisaku_graph, tmp_path):
    """A sheet of 210 columns, headings in its second row, staff named in some."""
    from openpyxl import Workbook

    sheet = (book := Workbook()).active
    sheet.append(["令和６年度 事務事業評価シート一覧"])
    told = ["事業コード", "事務事業名", "施策名", "担当部", "担当課", "担当者氏名", "内線番号",
            "電子メール", "事業の目的", "事業費（千円）"]  # fmt: skip
    sheet.append([*told, *(f"調査項目{n}" for n in range(200))])
    for n in range(30):
        sheet.append(
            [
                f"0{n:03}", f"事業その{n}", f"施策{'甲乙丙'[n % 3]}の推進", "総務部", "企画課",
                "山田太郎", "1234", "taro@example.jp", "市民の利便を高めることを目的として行う。",
                1000 + n, *(f"回答{n}-{m}" for m in range(200)),
            ]
        )  # fmt: skip
    table = tmp_path / "wide.xlsx"
    book.save(table)
    run = shisaku_graph("init", table, "--into", tmp_path / "s", *FLAGS)
    assert run.returncode == 0, run.stderr
    made = read(tmp_path / "s")
    assert len(made.projects) == 30
    assert {d.name for d in made.departments} == {"総務部", "企画課"}
    (notes,) = {len(report.notes) for report in made.reports}
    assert notes == 200  # the questions
    assert {each.goal.text.value for each in made.projects if each.goal} == {
        "市民の利便を高めることを目的として行う。"
    }
    assert made.reports[3].amounts[0].yen == 1_003_000
    whole = repr(made)
    assert not any(private in whole for private in ("山田太郎", "taro@", "1234"))


BUDGET = """令和5年度　当初予算　事業別一覧,,,,,,,
（単位：千円）,,,,,,,
款,項,目,所管課,事業名,本年度予算額,前年度予算額,説明
総務費,総務管理費,一般管理費,総務課,人事管理事業,"12,345","11,000",職員の研修
,,,,文書管理事業,"3,210","3,000",文書の保存
,,企画費,企画課,総合計画推進事業,"5,000",0,計画の策定
,,,,広報事業,"2,100","2,050",広報紙の発行
,徴税費,賦課徴収費,税務課,市税賦課事業,"40,000","41,500",
民生費,社会福祉費,社会福祉総務費,福祉課,民生委員活動事業,"7,700","7,600",委員の活動
,,,,地域福祉推進事業,"1,234",△5,
,児童福祉費,児童措置費,子育て課,児童手当支給事業,"999,999","1,000,100",
合計,,,,,"1,071,588","1,066,245",
"""


def test_budget_book_with_blanks_to_fill_down(shisaku_graph, tmp_path):
    """Blanks stand for what is above; the unit stands in a title; the last row adds up."""
    table = tmp_path / "budget.csv"
    table.write_text(BUDGET, encoding="utf-8")
    run = shisaku_graph("init", table, "--into", tmp_path / "s", *FLAGS)
    assert run.returncode == 0, run.stderr
    made = read(tmp_path / "s")
    told = {each.subject.name: each for each in made.reports}
    assert [d.name for d in told["文書管理事業"].departments] == ["総務課"]
    assert [d.name for d in told["地域福祉推進事業"].departments] == ["福祉課"]
    amount, before = told["広報事業"].amounts
    assert (before.year.start, before.yen) == (2022, 2_050_000)
    assert (amount.yen, amount.label) == (2_100_000, "本年度予算額 総務費 総務管理費 企画費")
    assert "合計" not in told
    built = shisaku_graph("build", tmp_path / "s", "--dist", tmp_path / "dist")
    assert built.returncode == 0, built.stdout + built.stderr


YEARS = """令和６年度 施策評価シート一覧
施策名,担当課,成果指標,単位,R5実績,R6実績,R7目標値,R6決算額(千円),R7予算額(千円)
子育て支援の充実,子育て課,待機児童の数,人,12,5,0,"1,200","1,500"
道路の整備,土木課,舗装した長さ,km,3.5,4.0,△1,"8,800","9,000"
公園の整備,公園課,,,,,,300,310
"""


def test_indicator_values_of_several_years(shisaku_graph, tmp_path):
    table = tmp_path / "years.csv"
    table.write_text(YEARS, encoding="utf-8")
    run = shisaku_graph("init", table, "--into", tmp_path / "s", *FLAGS)
    assert run.returncode == 0, run.stderr
    made = read(tmp_path / "s")
    told = {each.subject.name: each for each in made.reports}
    (indicator,) = told["子育て支援の充実"].indicators
    assert [(v.year.start, v.measure, v.number, v.origin.column) for v in indicator.values] == [
        (2023, "actual", 12, 5),
        (2024, "actual", 5, 6),
        (2025, "target", 0, 7),
    ]
    assert not told["公園の整備"].indicators
    amount, after = told["道路の整備"].amounts
    assert (amount.label, amount.yen) == ("R6決算額(千円)", 8_800_000)
    assert (after.kind, after.year.start, after.yen) == ("budget", 2025, 9_000_000)
    built = shisaku_graph("build", tmp_path / "s", "--dist", tmp_path / "dist")
    assert built.returncode == 0, built.stdout + built.stderr
    asked = shisaku_graph("query", "indicators", "--data", tmp_path / "dist", "--format", "csv")
    assert asked.returncode == 0, asked.stderr
    assert asked.stdout.count("待機児童の数") == 3, asked.stdout
