import datetime as dt

import pytest

from shisaku_graph.errors import DocumentError, TableError

ROWS = '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>{}</sheetData>'
TWO = '<row r="2"><c r="A2"><v>3</v></c><c r="B2"><v>4</v></c></row>'
PLAIN = ROWS.format(TWO)


def test_written_by_another_program(tmp_path, opened):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "評価"
    sheet.append(["施策", "決算（千円）", "率", "日付", "実施"])
    sheet.append(["子育て\n支援", 12345.0, 0.125, dt.date(2017, 4, 1), True])
    sheet.append([None, 0.1 + 0.2, 12.0, "R6", False])
    sheet["B2"].number_format = '#,##0;"△ "#,##0'
    sheet["C2"].number_format = "0.0%"
    sheet["D2"].number_format = '[$-411]ggge"年"m"月"d"日"'
    sheet.merge_cells("A2:A3")
    book.save(tmp_path / "t.xlsx")
    table = opened(tmp_path / "t.xlsx")
    rows = list(table.rows())
    assert [row.texts for row in rows] == [
        ("施策", "決算（千円）", "率", "日付", "実施"),
        ("子育て\n支援", "12,345", "12.5%", "平成29年4月1日", "TRUE"),
        ("子育て\n支援", "0.3", "12", "R6", "FALSE"),
    ]
    assert str(rows[1].cells[1].origin) == "t.xlsx[評価]:2:2"
    assert rows[2].cells[0].origin == rows[1].cells[0].origin
    assert [row.texts for row in table.rows()] == [row.texts for row in rows]
    assert table.source.encoding is None
    assert table.source.media_type.endswith("spreadsheetml.sheet")


def test_shared_texts_lose_their_furigana_and_keep_their_parts(xlsx, texts):
    strings = (
        "<si><r><t>総合</t></r><r><t>計画</t></r><rPh sb='0' eb='2'><t>ソウゴウ</t></rPh></si>"
        '<si><t xml:space="preserve"> 一行_x000D_\n二行_x0009_ </t></si>'
    )
    cells = (
        '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        '<row r="2"><c t="inlineStr"><is><t>甲</t></is></c><c t="str"><v>乙</v></c></row>'
        "</sheetData>"
    )
    assert texts(xlsx(("表", "visible", cells), strings=strings)) == [
        ("総合計画", " 一行\n二行\t "),
        ("甲", "乙"),
    ]


def test_a_merged_range_is_filled_down_its_first_column_only(xlsx, opened):
    cells = (
        '<sheetData><row r="1"><c r="A1" t="str"><v>題</v></c></row>'
        '<row r="2"><c r="A2" t="str"><v>甲</v></c><c r="C2"><v>1</v></c></row>'
        '<row r="3"><c r="C3"><v>2</v></c></row><row r="4"><c r="C4"><v>3</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:B3"/>'
        '<mergeCell ref="A4:A1048576"/></mergeCells>'
    )
    rows = list(opened(xlsx(("表", "visible", cells))).rows())
    assert [row.texts for row in rows] == [("題",), ("甲", "", "1"), ("甲", "", "2"), ("", "", "3")]
    assert rows[2].cells[0].origin.line == 2
    assert rows[2].cells[2].origin.line == 3


def test_blank_rows_keep_their_number(xlsx, opened):
    cells = ROWS.format('<row r="5"><c r="B5"><v>5</v></c><c r="C5"><v>6</v></c></row>')
    rows = list(opened(xlsx(("表", "visible", cells))).rows())
    assert [row.texts for row in rows] == [("1", "2"), (), (), (), ("", "5", "6")]
    assert rows[4].cells[1].origin.line == 5


def test_hidden_sheets_are_not_read_and_hidden_rows_are_both_told(xlsx, opened):
    cells = '<cols><col min="2" max="2" hidden="1"/></cols>' + PLAIN.replace(
        '<row r="2">', '<row r="2" hidden="1">'
    )
    path = xlsx(
        ("下書き", "hidden", PLAIN), ("集計", "veryHidden", PLAIN), ("表", "visible", cells)
    )
    table = opened(path)
    assert len(list(table.rows())) == 2
    said = "\n".join(notice.en for notice in table.source.notices)
    assert "sheet '表' was read" in said
    assert "hidden sheets not read: 下書き, 集計" in said
    assert "hidden rows were read too: 2" in said
    assert "hidden columns were read too: B" in said
    assert opened(path, sheet="下書き").rows()


def test_a_sheet_of_notes_is_no_table_and_two_tables_are_a_question(xlsx, texts):
    notes = '<sheetData><row r="1"><c r="A1"><v>9</v></c></row></sheetData>'
    assert len(texts(xlsx(("注", "visible", notes), ("表", "visible", PLAIN)))) == 2
    both = xlsx(("R5", "visible", PLAIN), ("R6", "visible", PLAIN))
    with pytest.raises(TableError) as caught:
        texts(both)
    assert caught.value.code == "sheet-unclear"
    assert "R5 (2), R6 (2)" in caught.value.problem.en
    with pytest.raises(TableError, match="R7"):
        texts(both, sheet="R7")
    assert texts(both, sheet="R6") == [("1", "2"), ("3", "4")]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ('<c r="A2" t="e"><f>X1</f><v>#REF!</v></c>', "error value #REF!"),
        ('<c r="A2"><f>B1+1</f></c>', "a formula was saved without its result"),
        ('<c r="A2"><f>B1+1</f><v></v></c>', "a formula was saved without its result"),
        ('<c r="A2" t="s"><v>99999999</v></c>', "no shared text 99999999"),
        ('<c r="A2" t="s"><v>-1</v></c>', "no shared text -1"),
        ('<c r="A2"><v>1e400</v></c>', "no number"),
        ('<c r="A2"><v>nan</v></c>', "no number"),
        ('<c r="A2" t="str"><v>_xD83D_</v></c>', "half a surrogate pair"),
        ('<c r="A2" t="str"><v>_x0000_</v></c>', "NUL"),
        (f'<c r="A2" t="str"><v>{"あ" * 32_768}</v></c>', "over 32,767 characters"),
    ],
)
def test_a_cell_without_a_readable_value_is_named(xlsx, texts, cell, said):
    with pytest.raises(TableError) as caught:
        texts(xlsx(("表", "visible", ROWS.format(f'<row r="2">{cell}</row>'))))
    assert caught.value.code == "cell-unreadable"
    assert "A2" in caught.value.problem.en
    assert said in caught.value.problem.en
    assert str(caught.value.place) == "table.xlsx[表]:2:1"


def test_an_empty_result_of_a_formula_is_empty(xlsx, texts):
    cells = ROWS.format(
        '<row r="2"><c r="A2" t="str"><f>""</f><v></v></c><c r="B2"><v>1</v></c></row>'
    )
    assert texts(xlsx(("表", "visible", cells)))[1] == ("", "1")


def test_dates_count_from_1904_where_the_book_says_so(xlsx, texts):
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    cells = ROWS.format(
        '<row r="2"><c r="A2" s="1"><v>40000</v></c><c r="B2" s="9"><v>1</v></c></row>'
    )
    sheet = ("表", "visible", cells)
    assert texts(xlsx(sheet, styles=styles))[1] == ("2009/7/6", "1")
    late = xlsx(sheet, styles=styles, book='<workbookPr date1904="1"/>', name="mac.xlsx")
    assert texts(late)[1][0] == "2013/7/7"


def test_what_is_no_workbook_says_what_it_is(tmp_path, texts):
    import zipfile

    for name, members, said in [
        ("a.xlsx", ["word/document.xml"], "Word/PowerPoint"),
        ("b.xlsx", ["photo.jpg"], "ZIP"),
        ("c.xlsx", ["xl/workbook.bin"], "no Excel workbook"),
    ]:
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for member in members:
                archive.writestr(member, "x")
        with pytest.raises(DocumentError) as caught:
            texts(tmp_path / name)
        assert said in caught.value.problem.en
