import pytest

from shisaku_graph.errors import DocumentError, TableError

WIDE = (
    "<table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell>"
    "<table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row>"
)


def sheet(*rows: str, name="表", style=""):
    return (
        f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}</table:table>'
    )


def row(*cells: str, more=""):
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def cell(inner="", more=""):
    return f"<table:table-cell {more}>{inner}</table:table-cell>"


def test_ods_gives_the_text_that_is_shown(ods, opened):
    path = ods(
        sheet(WIDE, name="下書き", style="unseen")
        + sheet(
            WIDE,
            row(
                cell("<text:p>1,234</text:p>", 'office:value-type="float" office:value="1234"'),
                cell("", 'office:value-type="float" office:value="12.0"'),
                cell(
                    "<text:p>一<text:s text:c='2'/>行<text:line-break/>二</text:p>"
                    "<text:p>三</text:p>"
                ),
                cell(
                    "<office:annotation><text:p>注</text:p></office:annotation><text:p>本文</text:p>"
                ),
                cell(
                    "<text:p>前<text:span>中</text:span><office:annotation><text:p>注</text:p></office:annotation>後</text:p>"
                ),
                more='table:visibility="collapse"',
            ),
            row(
                cell("", 'table:number-columns-repeated="16384"'),
                more='table:number-rows-repeated="1048000"',
            ),
        )
    )
    table = opened(path)
    rows = list(table.rows())
    assert [one.texts for one in rows] == [
        ("甲", "乙"),
        ("1,234", "12", "一  行\n二\n三", "本文", "前中後"),
    ]
    assert str(rows[1].cells[2].origin) == "table.ods[表]:2:3"
    said = "\n".join(notice.en for notice in table.source.notices)
    assert "hidden sheets not read: 下書き" in said
    assert "hidden rows were read too: 2" in said


def test_ods_merged_and_repeated_cells(ods, texts):
    spanned = 'table:number-rows-spanned="2" table:number-columns-spanned="2"'
    path = ods(
        sheet(
            row(
                cell("<text:p>甲</text:p>", spanned),
                "<table:covered-table-cell/>",
                cell("<text:p>1</text:p>"),
            ),
            row(
                '<table:covered-table-cell table:number-columns-repeated="2"/>',
                cell("<text:p>2</text:p>"),
            ),
            row(
                cell("<text:p>x</text:p>", 'table:number-columns-repeated="3"'),
                more='table:number-rows-repeated="2"',
            ),
        )
    )
    assert texts(path) == [("甲", "", "1"), ("甲", "", "2"), ("x", "x", "x"), ("x", "x", "x")]


@pytest.mark.parametrize(
    "row_told",
    [
        row(
            cell("<text:p>x</text:p>", 'table:number-columns-repeated="16384"'),
            more='table:number-rows-repeated="1048576"',
        ),
        row(cell("<text:p>x</text:p>", 'table:number-columns-repeated="99999999"')),
        row(cell("<text:p>x</text:p>"), more='table:number-rows-repeated="-1"'),
    ],
)
def test_ods_bombs_are_refused(ods, texts, row_told):
    with pytest.raises(DocumentError):
        texts(ods(sheet(WIDE, row_told)))


def test_ods_errors_are_named(ods, texts):
    wrong = row(cell("<text:p>#REF!</text:p>", 'table:formula="of:=A9" office:value-type="string"'))
    with pytest.raises(TableError, match="A2"):
        texts(ods(sheet(WIDE, wrong)))
    with pytest.raises(TableError, match="A2"):
        texts(ods(sheet(WIDE, row(cell("", 'table:formula="of:=A9"')))))


def test_xls_gives_values_as_shown(tmp_path, opened):
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook(encoding="utf-8")
    hidden = book.add_sheet("下書き")
    hidden.write(0, 0, "秘")
    hidden.visibility = 1
    made = book.add_sheet("表")
    for column, text in enumerate(("施策", "決算", "日付", "率")):
        made.write(0, column, text)
    made.write_merge(1, 2, 0, 0, "子育て\n支援")
    money = xlwt.easyxf(num_format_str='#,##0;"△ "#,##0')
    made.write(1, 1, -12345, money)
    made.write(2, 1, 7.0)
    made.write(1, 2, 42826, xlwt.easyxf(num_format_str='ggge"年"m"月"d"日"'))
    made.write(2, 2, True)
    made.write(1, 3, 0.125, xlwt.easyxf(num_format_str="0.0%"))
    made.row(2).hidden = True
    book.save(str(tmp_path / "t.xls"))
    table = opened(tmp_path / "t.xls")
    assert [one.texts for one in table.rows()] == [
        ("施策", "決算", "日付", "率"),
        ("子育て\n支援", "△ 12,345", "平成29年4月1日", "12.5%"),
        ("子育て\n支援", "7", "TRUE"),
    ]
    said = "\n".join(notice.ja for notice in table.source.notices)
    assert "非表示のシートは読まない: 下書き" in said
    assert "非表示の行も読んだ: 3" in said


def test_a_damaged_xls_is_one_error(tmp_path, texts):
    path = tmp_path / "t.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 2000)
    with pytest.raises(DocumentError, match="XLS"):
        texts(path)


def test_xls_counts_days_from_1904_where_it_says_so(tmp_path, texts):
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    book.dates_1904 = True
    made = book.add_sheet("s")
    for row_number in range(2):
        made.write(row_number, 0, 40000, xlwt.easyxf(num_format_str="yyyy/m/d"))
        made.write(row_number, 1, 1)
    book.save(str(tmp_path / "t.xls"))
    assert texts(tmp_path / "t.xls")[0] == ("2013/7/7", "1")
