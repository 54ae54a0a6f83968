import pytest

from shisaku_graph.errors import DocumentError, TableError


def write(tmp_path, content, name):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


PAGE = """<!DOCTYPE html><html><head><title>x</title><style>td{}</style></head><body>
<table class=menu><tr><td>ホーム<td>検索</table>
<table><caption>評価表</caption>
<thead><tr><th rowspan=2>施策<th colspan="2">R6</tr>
<tr><th>決算<th>評価</tr></thead>
<tbody><tr><td rowspan="2">子育て<br>支援</td><td>1,000</td><td> A&nbsp;&amp; B </td></tr>
<tr style="display: none"><td>
 2,000
 円</td><td><p>一</p><p>二</p><script>x</script></td></tr>
</table></body></html>
"""


def test_html_spans_breaks_and_entities(tmp_path, opened):
    table = opened(write(tmp_path, PAGE, "t.html"), sheet="評価表")
    rows = list(table.rows())
    assert [row.texts for row in rows] == [
        ("施策", "R6"),
        ("施策", "決算", "評価"),
        ("子育て\n支援", "1,000", "A\xa0& B"),
        ("子育て\n支援", "2,000 円", "一\n二"),
    ]
    assert [row.origin.line for row in rows] == [4, 5, 6, 7]
    assert rows[3].cells[0].origin.line == 6
    assert (rows[3].cells[1].origin.line, rows[3].cells[1].origin.row) == (7, 4)
    assert any("hidden rows were read too: 4" in notice.en for notice in table.source.notices)
    assert table.source.media_type == "text/html"


def test_html_with_two_tables_is_a_question(tmp_path, texts):
    twice = "<table><tr><td>1<td>2<tr><td>3<td>4</table>" * 2
    with pytest.raises(TableError) as caught:
        texts(write(tmp_path, twice, "t.html"))
    assert caught.value.code == "sheet-unclear"
    assert texts(write(tmp_path, twice, "t.html"), sheet="2") == [("1", "2"), ("3", "4")]


def test_html_named_as_a_workbook_says_so(tmp_path, opened):
    page = '<html><meta charset="Shift_JIS"><table><tr><td>施策①<td>課<tr><td>甲<td>㈱</table>'
    path = write(tmp_path, page.encode("cp932"), "t.xlsx")
    table = opened(path)
    assert [row.texts for row in table.rows()] == [("施策①", "課"), ("甲", "㈱")]
    assert any("it is an HTML table" in notice.en for notice in table.source.notices)
    assert table.source.encoding == "cp932"
    with pytest.raises(DocumentError) as caught:
        opened(path, format="xlsx")
    assert caught.value.code == "form-unexpected"
    assert "HTML" in caught.value.problem.en


def test_a_login_page_is_no_table(tmp_path, opened):
    with pytest.raises(TableError) as caught:
        opened(write(tmp_path, "<!doctype html><html><form>login</form></html>", "t.csv"))
    assert caught.value.code == "html-without-table"


def test_html_spans_are_bounded(tmp_path, texts):
    bomb = "<table><tr><td rowspan=65534 colspan=1000>x<td>y<tr><td>z<td>w</table>"
    with pytest.raises(DocumentError):
        texts(write(tmp_path, bomb, "t.html"))
    same = "<table><tr><td rowspan=0 colspan=x>a<td>b<tr><td>c<td>d</table>"
    assert texts(write(tmp_path, same, "t.html")) == [("a", "b"), ("c", "d")]


RECORDS = """{"about": {"year": 2017},
 "data": [
  {"施策": "甲", "金額": 12.0, "実施": true, "課": ["企画課", "財政課"], "率": null},
  {"施策": "乙\\r\\n丙", "予算": {"額": 1e3, "単位": "円"}, "行": [{"a": 1}]}
 ]}"""


def test_json_records_have_their_keys_as_heading(tmp_path, opened):
    table = opened(write(tmp_path, RECORDS, "t.json"))
    rows = list(table.rows())
    assert [row.texts for row in rows] == [
        ("施策", "金額", "実施", "課", "率", "予算.額", "予算.単位", "行1.a"),
        ("甲", "12.0", "true", "企画課\n財政課", "", "", "", ""),
        ("乙\n丙", "", "", "", "", "1e3", "円", "1"),
    ]
    assert [(row.origin.line, row.origin.row) for row in rows] == [(3, 1), (3, 2), (4, 3)]
    assert table.source.media_type == "application/json"


def test_json_lists_are_named_where_several_could_be_meant(tmp_path, texts):
    path = write(tmp_path, '{"a": [{"x": 1}], "b": {"c": [{"y": 2}]}}', "t.json")
    with pytest.raises(TableError) as caught:
        texts(path)
    assert "a (1), b.c (1)" in caught.value.problem.en
    assert texts(path, sheet="b.c") == [("y",), ("2",)]
    with pytest.raises(TableError, match="list-unclear"):
        texts(write(tmp_path, '{"a": [1, 2]}', "t.json"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[{"a": 1},\n {"a" 2}]', "line 2:7"),
        ('[{"a": NaN}]', "NaN"),
        ('[{"a": 1, "a": 2}]', "'a' stands twice"),
        ('[{"a": "\\ud83d"}]', "surrogate"),
        ("[" * 100_000, "nested too deep"),
        ('{"a":' * 100_000, "nested too deep"),
    ],
)
def test_broken_json_says_where(tmp_path, texts, text, said):
    with pytest.raises(DocumentError) as caught:
        texts(write(tmp_path, text, "t.json"), format="json")
    assert caught.value.code == "json-broken"
    assert said in caught.value.problem.en


@pytest.mark.parametrize(
    "piece", ["<a ", '<a b="', "<!--", "<![CDATA[", "<!--a>", "</a ", "<script>", "&#", "<td>", "<"]
)
def test_broken_html_takes_no_long_time(tmp_path, texts, piece):
    """A page of 300,000 broken tags ends within the test's patience: quadratic time would not."""
    page = "<table><tr><td>1<td>2<tr><td>3<td>4</table>" + piece * 300_000
    assert texts(write(tmp_path, page, "t.html")) == [("1", "2"), ("3", "4")]


def test_a_sign_less_than_is_text_and_a_nested_table_its_own(tmp_path, texts):
    page = "<table><tr><td>1 < 2<td>a<table><tr><td>x</table>b<tr><td>3<td><!-- <td> -->c</table>"
    assert texts(write(tmp_path, page, "t.html")) == [("1 < 2", "ab"), ("3", "c")]
