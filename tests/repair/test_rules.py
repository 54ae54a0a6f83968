"""Each rule: where it must act, and where it must not."""

import pytest
from tables import HEADING, recorded, repaired, row

from shisaku_graph.errors import RecordError, TableError
from shisaku_graph.record.model import ProjectList
from shisaku_graph.repair import RULES
from shisaku_graph.repair.alignment import looks_like_units
from shisaku_graph.repair.characters import (
    BlankInName,
    BlankInUnits,
    PartedUnits,
    Placeholder,
    Radical,
)
from shisaku_graph.repair.lists import BulletedList
from shisaku_graph.repair.markup import HtmlRemnant

FIRST = row("安全な街", "交通の充実", projects="・橋りょう修繕事業")


def names(rows: list[list[str]]) -> list[tuple[str, ...]]:
    body, _ = repaired([HEADING, *rows])
    return [tuple(each.row.texts[:4]) for each in body]


def rules(rows: list[list[str]]) -> list[str]:
    return [event.rule for event in repaired([HEADING, *rows])[1].events]


def test_every_rule_says_what_it_does():
    for rule in RULES.values():
        assert rule.__doc__
        assert all((rule.label.ja, rule.label.en, rule.summary.ja, rule.summary.en))
        assert rule.summary.en[0].isascii()
        assert not rule.summary.ja.isascii()


def test_clean_table_is_left_alone():
    """Repairing what is whole changes nothing but the bullet and the heading."""
    assert rules([FIRST]) == ["repeated-heading", "bulleted-list"]


def test_shift_right_loses_the_last_cell():
    """Nine cells, the ninth pushed off: projects unknown, not none."""
    shifted = ["", *row("", "福祉の充実")][:9]
    made = recorded([HEADING, FIRST, shifted])
    assert made.reports[1].project_list is ProjectList.LOST
    assert made.policies[1].parent.name == "福祉の充実"


def test_shift_right_with_ten_cells_loses_nothing():
    shifted = ["", *row("", "福祉の充実", projects="・介護事業")]
    made = recorded([HEADING, FIRST, shifted])
    assert made.reports[1].project_list is ProjectList.LISTED
    assert [each.name for each in made.projects] == ["橋りょう修繕事業", "介護事業"]


def test_shift_left_gets_its_empty_cell_back():
    shifted = [*row("", "", "河川の整備")[1:], ""]
    assert names([FIRST, shifted])[1] == ("安全な街", "交通の充実", "河川の整備", "建設部道路課")


def test_shift_left_that_would_push_off_a_value_is_asked_about():
    shifted = [*row("", "", "河川の整備", projects="・堤防事業")[1:], "・別の値"]
    body, ledger = repaired([HEADING, FIRST, shifted])
    assert any(suspect.rule == "shift-left" for suspect in ledger.suspects)
    assert len(body) == 2


def test_shift_from_the_middle_is_proved_by_prose_among_the_projects():
    whole = row("", "", "河川の整備")
    shifted = [*whole[:4], "", *whole[4:8]]
    made = recorded([HEADING, FIRST, shifted])
    assert made.policies[1].goal.text.value == whole[4]
    assert made.reports[1].next_steps.value == whole[7]
    assert made.reports[1].project_list is ProjectList.LOST


def test_one_empty_text_alone_is_no_shift():
    """A policy may have no goal, and a project's name may stand where it should."""
    whole = row("", "", "河川の整備", projects="・堤防事業")
    whole[4] = ""
    assert "shift-inside" not in rules([FIRST, whole])


def test_department_in_its_column_is_never_shifted():
    assert "shift-left" not in rules([FIRST, row("", "", "市役所総務部総務課")])


@pytest.mark.parametrize(
    ("cells", "extra"),
    [(row("", "")[:8], "row-width"), ([*row("", ""), ""], None)],
)
def test_width(cells, extra):
    made = rules([FIRST, cells])
    assert (extra in made) if extra else ("row-width" not in made)


def test_leftover_value_is_asked_about():
    _, ledger = repaired([HEADING, [*FIRST, "はみ出した値"]])
    assert [suspect.value for suspect in ledger.suspects] == ["はみ出した値"]


def test_fill_down_resets_lower_levels():
    rows = [FIRST, row("", "", "河川の整備"), row("学びの街", "", "学校の整備")]
    assert names(rows)[1][:2] == ("安全な街", "交通の充実")
    assert names(rows)[2][:2] == ("学びの街", "")


def test_fill_down_across_pages_and_titles():
    rows = [FIRST, ["進行管理一覧"], HEADING, row("", "", "河川の整備")]
    assert names(rows)[1][:2] == ("安全な街", "交通の充実")


def test_blank_is_a_blank_where_names_are_printed_again():
    rows = [FIRST, row("安全な街", "交通の充実", "河川の整備"), row("安全な街", "", "橋の整備"),
            row("安全な街", "交通の充実", "港の整備")]  # fmt: skip
    assert names(rows)[2][:2] == ("安全な街", "")


def test_row_that_only_names_a_level():
    rows = [["安全な街", *[""] * 8], row("", "交通の充実")]
    body, _ = repaired([HEADING, *rows])
    assert [each.names_only for each in body] == [True, False]
    assert body[1].row.texts[:3] == ("安全な街", "交通の充実", "道路の整備")
    made = recorded([HEADING, *rows])
    assert len(made.reports) == 1
    assert "安全な街" in [cell.text for cell in made.cells]  # a name has the cell it came from


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (["- 3 -"], "page-number"),
        (["3ページ"], "page-number"),
        (["※決算額は見込み"], "note-line"),
        (["取扱注意の文書です"], "stray-line"),
    ],
)
def test_lines_outside_the_table(line, rule):
    _, ledger = repaired([HEADING, FIRST, [], line, [], row("", "", "河川の整備")])
    assert rule in [event.rule for event in ledger.events]
    assert bool(ledger.suspects) == (rule == "stray-line")


def test_heading_variants_are_dropped_without_a_blank_line():
    """A page break right after a row of data, its title and a misspelt heading included."""
    variant = ["基本方向", "基本政策", "施策", "担当 部課名", *HEADING[4:]]
    rows = [["進行管理一覧"], HEADING, FIRST, ["進行管理一覧"], variant, row("", "", "河川の整備")]
    body, _ = repaired(rows)
    assert [each.row.texts[2] for each in body] == ["道路の整備", "河川の整備"]


def test_row_cut_in_two_by_a_line_break():
    whole = row("", "", "河川の整備")
    cut = [*whole[:6], "前半"], ["後半", *whole[7:]]
    body, ledger = repaired([HEADING, FIRST, *map(list, cut)])
    assert body[1].row.texts[6] == "前半\n後半"
    assert "joined-row" in [event.rule for event in ledger.events]


def test_row_cut_in_two_whose_empty_cells_went_with_their_tabs():
    """Running text where the row by itself would have a name shows that it goes on."""
    cut = [*row("", "", "河川の整備")[:5], "前半。"], ["後半。", "しました。", "続けます。"]
    body, _ = repaired([HEADING, FIRST, *map(list, cut)])
    assert [each.row.texts[5:8] for each in body[1:]] == [
        ("前半。\n後半。", "しました。", "続けます。")
    ]


def test_two_rows_that_name_departments_are_two():
    short = row("", "", "河川の整備")[:5]
    body, _ = repaired([HEADING, FIRST, short, ["", "", "港の整備", "建設部港湾課", "目標。"]])
    assert [each.row.texts[2] for each in body] == ["道路の整備", "河川の整備", "港の整備"]


def test_line_taken_as_the_rest_of_a_whole_row_is_asked_about():
    _, ledger = repaired([HEADING, FIRST, ["続きの事業"]])
    assert [suspect.rule for suspect in ledger.suspects] == ["joined-row"]


def test_heading_broken_over_two_lines():
    upper, lower = [text[:1] for text in HEADING], [text[1:] for text in HEADING]
    body, _ = repaired([["表題"], upper, lower, FIRST])
    assert [each.row.texts[2] for each in body] == ["道路の整備"]


def test_shift_without_a_department_is_told_by_the_texts():
    order = [4, 5, 0, 6, 1, 7, 2, 8, 3]
    first, second = (
        [each[at] for at in order]
        for each in (FIRST, row("", "", "河川の整備", projects="・浚渫事業"))
    )
    made = recorded([[HEADING[at] for at in order], first, ["", *second[:-1]]])
    assert [each.name for each in made.policies] == ["道路の整備", "河川の整備"]
    assert [s.field for s in made.suspects if s.rule == "shift-right"] == ["department"]


def test_name_pushed_off_its_row_is_not_filled_from_an_older_one():
    order = [8, 3, 2, 4, 5, 6, 7, 0, 1]
    rows = [FIRST, row("", "福祉の充実", "介護の充実"), row("", "", "医療の充実")]
    first, second, third = ([each[at] for at in order] for each in rows)
    made = recorded([[HEADING[at] for at in order], first, ["", *second[:-1]], third])
    assert [each.parent and each.parent.name for each in made.policies] == [
        "交通の充実", "安全な街", "安全な街"
    ]  # fmt: skip
    assert {s.rule for s in made.suspects} == {"shift-right", "fill-down"}


def test_columns_in_another_order():
    order = [3, 2, 8, 0, 1, 7, 6, 5, 4]
    rows = [[each[at] for at in order] for each in (HEADING, FIRST, row("", "", "河川の整備"))]
    made = recorded(rows)
    assert [p.name for p in made.policies] == ["道路の整備", "河川の整備"]
    assert made.policies[1].parent.name == "交通の充実"


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["a", "b"], ["c", "d"]], "heading-missing"),
        ([[*HEADING, "知らない列"], FIRST], "column-unknown"),
        ([HEADING[:8], FIRST], "column-missing"),
        ([[*HEADING, "結果"], FIRST], "column-twice"),
        ([FIRST, HEADING, FIRST], "data-above-heading"),
    ],
)
def test_unreadable_headings_are_one_clear_error(rows, code):
    with pytest.raises(TableError) as caught:
        repaired(rows)
    assert caught.value.code == code
    assert caught.value.remedy.ja
    assert caught.value.remedy.en


def test_row_without_policy_and_policy_twice():
    with pytest.raises(RecordError) as caught:
        recorded([HEADING, FIRST, row("", "", "")])
    assert caught.value.code == "row-without-policy"
    with pytest.raises(RecordError) as caught:
        recorded([HEADING, FIRST, row("", "")])
    assert caught.value.code == "policy-twice"
    with pytest.raises(RecordError) as caught:
        recorded([HEADING])
    assert caught.value.code == "no-records"


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        (BlankInName(), "交通環境 の充実", "交通環境の充実"),
        (BlankInName(), "ICT 活用 の推進", "ICT 活用の推進"),
        (BlankInName(), "SDGs Project", "SDGs Project"),
        (BlankInName(), "23　行政経営", "23　行政経営"),
        (BlankInUnits(), "経済部産 業振興課", "経済部産業振興課"),
        (BlankInName(), "医療　の充実", "医療の充実"),
        (BlankInName(), "未来　のびのび", "未来　のびのび"),
        (BlankInUnits(), "消防本部 消防総務課", "消防本部 消防総務課"),
        (BlankInUnits(), "市民部市民　活動支援課", "市民部市民活動支援課"),
        (BlankInUnits(), "総務部　企画課", "総務部　企画課"),
        (BlankInUnits(), "出納　会計課", "出納　会計課"),
        (BlankInUnits(), "緑区児童相談所　児童相談課", "緑区児童相談所　児童相談課"),
        (PartedUnits(), "総務課／企画課", "総務課\n企画課"),
        (PartedUnits(), "消防本部 消防総務課", "消防本部\n消防総務課"),
        (Radical(), "⻑寿の⾥", "長寿の里"),
        (Radical(), "㈱ⅠⅡ㎡～", "㈱ⅠⅡ㎡～"),
        (Placeholder(["―"]), "―", ""),
        (Placeholder(["―"]), "―なし", "―なし"),
        (HtmlRemnant(), '<ul style="list-style-type: none"> ・映像支援事業', "・映像支援事業"),
        (HtmlRemnant(), "<p>一。</p><p>二。</p>", "一。\n二。"),
        (HtmlRemnant(), "<p>一。</p> <p>二。</p>", "一。 二。"),
        (HtmlRemnant(), "A<B かつ C>D", "A<B かつ C>D"),
        (HtmlRemnant(), "<script>x</script>", "<script>x</script>"),
        (BulletedList(), "・小・中学校事業 ・安全・安心事業 ", "小・中学校事業\n安全・安心事業"),
        (BulletedList(), "導入・運用事業", "導入・運用事業"),
        (BulletedList(), "●甲事業\n●乙事業", "甲事業\n乙事業"),
        (BulletedList(), "甲事業\n乙事業", "甲事業\n乙事業"),
        (BulletedList(), "①第2庁舎整備事業②公園事業", "第2庁舎整備事業\n公園事業"),
        (BulletedList(), "(1)甲事業 (2)乙事業", "甲事業\n乙事業"),
        (BulletedList(), "1.甲事業 2.5次元事業 2.乙事業", "甲事業 2.5次元事業\n乙事業"),
        (BulletedList(), "2.甲事業 3.乙事業", "2.甲事業 3.乙事業"),
    ],
)
def test_cells(rule, before, after):
    assert rule.mend(before) == after
    assert rule.mend(after) == after


@pytest.mark.parametrize(
    "text", ["部" * 20_000, "<" * 50_000, " " * 100_000 + "x", "・" * 50_000, "課" * 50_000]
)
def test_hostile_cells_are_read_once(text):
    """No rule may read a cell again and again; a quadratic one would not come back from these."""
    assert looks_like_units(text) is False
    for rule in (
        HtmlRemnant(),
        BlankInName(),
        BlankInUnits(),
        PartedUnits(),
        Radical(),
        BulletedList(),
    ):
        rule.mend(text)


def test_no_regular_expressions_in_the_rules(root):
    """The engine of the standard library backtracks; the rules use none."""
    import ast

    for path in (root / "src" / "shisaku_graph" / "repair").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            imported = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            assert "re" not in imported, path
            assert not (isinstance(node, ast.ImportFrom) and node.module == "re"), path


@pytest.mark.parametrize(
    ("line", "rule"), [(["※決算額は見込み"], "note-line"), (["- 3 -"], "page-number")]
)
def test_note_right_below_a_row_is_not_the_rest_of_its_last_cell(line, rule):
    """A workbook has no blank row between the last row and the notes."""
    result, ledger = repaired([HEADING, FIRST, line])
    assert rule in [event.rule for event in ledger.events]
    assert "joined-row" not in [event.rule for event in ledger.events]
    assert len(result) == 1


@pytest.mark.parametrize("name", ["合計", "計", "小　計", "歳出合計"])
def test_row_of_sums_is_no_record(name):
    sums = [name, *[""] * 7, "1,234"]
    result, ledger = repaired([HEADING, FIRST, sums])
    assert len(result) == 1
    assert [e.before.split("\t")[0] for e in ledger.events if e.rule == "total-row"] == [name]


def test_row_that_names_more_than_a_sum_stays():
    _, ledger = repaired([HEADING, FIRST, row("", "", "家計の支援と合計特殊出生率")])
    assert "total-row" not in [event.rule for event in ledger.events]
