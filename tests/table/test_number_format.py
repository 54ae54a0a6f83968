import pytest
from hypothesis import given
from hypothesis import strategies as st

from shisaku_graph.table.number_format import BUILT_IN, shown


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("12.0", "General", "12"),
        ("0.1", "General", "0.1"),
        ("0.30000000000000004", "General", "0.3"),
        ("12.0", "0.0", "12.0"),
        ("1234567", "#,##0", "1,234,567"),
        ("1234567", "#,##0,", "1,235"),
        ("0.5", "0%", "50%"),
        ("8.4", '0.0"％"', "8.4％"),
        ("-1234.5", "#,##0;[Red]-#,##0", "-1,235"),
        ("-5", '#,##0;"△"#,##0', "△5"),
        ("-5", "#,##0;[Red]▲#,##0", "▲5"),
        ("0", "#,##0;-#,##0;-", "-"),
        ("3", r'_ * #,##0_ ;_ * \-#,##0_ ;_ * "-"_ ;_ @_ ', "3"),
        ("2900001", "000-0000", "290-0001"),
        ("7", "000", "007"),
        ("7", '"第"0"号"', "第7号"),
        ("1234.5", "[$¥-411]#,##0", "¥1,235"),
        ("5", "0.##", "5"),
        ("2.5", "0", "3"),
        ("-0.4", "0", "0"),
        ("43831", "[$-411]ge.m.d;@", "R2.1.1"),
        ("43556", 'ggge"年"m"月"d"日"', "平成31年4月1日"),
        ("43586", 'ggge"年"m"月"d"日"', "令和1年5月1日"),
        ("43556", 'yyyy"年"m"月"d"日"(aaa)', "2019年4月1日(月)"),
        ("43556.75", "yyyy/mm/dd hh:mm", "2019/04/01 18:00"),
        ("43556.75", "h:mm AM/PM", "6:00 PM"),
        ("1.5", "[h]:mm", "36:00"),
        ("0.0007", "mm:ss", "01:00"),
        ("43556", "mmm-yy", "Apr-19"),
        ("59", "yyyy/m/d", "1900/2/28"),
        ("61", "yyyy/m/d", "1900/3/1"),
    ],
)
def test_shown_as_in_a_worksheet(value, code, text):
    assert shown(value, code) == text


@pytest.mark.parametrize("code", ["# ?/?", "0.00E+00", "[<10]0;0.0", ";;;", "@", "yyyy/m/d"])
def test_a_format_that_is_not_understood_never_loses_the_value(code):
    assert shown("-12345.5", code) == "-12345.5"


def test_the_day_that_never_was_is_no_date():
    assert shown("60", "yyyy/m/d") == "60"


@given(
    value=st.floats(allow_nan=False, allow_infinity=False),
    code=st.text('0#?,.%;-@ymdhsge[]"\\_*/E+あ件', max_size=20)
    | st.sampled_from([*BUILT_IN.values()]),
)
def test_any_number_under_any_format_is_a_text(value, code):
    assert shown(repr(value), code)
