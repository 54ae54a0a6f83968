import pytest
from hypothesis import given
from hypothesis import strategies as st

from shisaku_graph.source.fiscal_year import parse_fiscal_year
from shisaku_graph.source.municipality import (
    check_digit,
    corporate_number,
    is_code,
    is_fictional,
)


@pytest.mark.parametrize(
    "code", ["122068", "120006", "011002", "032034", "121002", "131016", "192015", "472018"]
)
def test_codes_of_real_local_governments(code):
    assert is_code(code)
    assert check_digit(code[:5]) == int(code[5])


@pytest.mark.parametrize(
    "text", ["122060", "12206", "1220688", "１２２０６８", "12206８", "", "abcdef"]
)
def test_what_is_no_code(text):
    assert not is_code(text)


@given(st.from_regex(r"[0-9]{6}", fullmatch=True), st.integers(0, 4), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen_where_the_weight_is_prime_to_11(body, place, more):
    code = body[:5] + str(check_digit(body[:5]))
    wrong = str((int(code[place]) + more) % 10)
    other = code[:place] + wrong + code[place + 1 :]
    if is_code(other):  # 10 and 11 share their digits with 0 and 1, so that a few slip through
        assert check_digit(other[:5]) in (0, 1)


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("122068", "4000020122068"),
        ("130001", "8000020130001"),
        ("120006", "4000020120006"),
        ("011002", "9000020011002"),
    ],
)
def test_corporate_numbers_follow_from_codes(code, number):
    assert corporate_number(code) == number


@pytest.mark.parametrize(
    ("printed", "start"),
    [
        ("平成29年度", 2017),
        ("平成 ２９ 年度", 2017),
        ("H29", 2017),
        ("R6", 2024),
        ("Ｒ６", 2024),
        ("令和元年度", 2019),
        ("平成31年度", 2019),
        ("平成34年度", 2022),
        ("昭和64年度", 1989),
        ("2017年度", 2017),
        ("FY2017", 2017),
        ("西暦2017年度", 2017),
    ],
)
def test_fiscal_years_as_printed(printed, start):
    assert parse_fiscal_year(printed) == start


@pytest.mark.parametrize(
    "printed",
    ["", "29年度", "平成", "平成0年度", "平成-1年度", "平成29.5", "20170", "元年度", "令和六年度"],
)
def test_what_is_no_fiscal_year(printed):
    assert parse_fiscal_year(printed) is None


@given(st.text(max_size=12))
def test_any_text_is_a_year_of_our_time_or_none(text):
    year = parse_fiscal_year(text)
    assert year is None or 1868 <= year <= 2200


def test_invented_sources_take_codes_that_nobody_has(root):
    """A fictional city must never get the IRI, nor the 法人番号, of a real one."""
    from shisaku_graph.source.reading import read_descriptor

    invented = [
        path.parent
        for path in (root / "examples").glob("*/source.toml")
        if "架空" in path.read_text(encoding="utf-8")
    ]
    assert len(invented) == 3
    assert all(is_fictional(read_descriptor(each).municipality.code) for each in invented)
    assert not is_fictional("471003")
    assert is_fictional("481009")
    assert is_fictional("000001")
