"""Keys that last, names that are parted rightly, numbers and years as municipalities print them."""

import doctest
import importlib
import pkgutil
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import shisaku_graph
from shisaku_graph.record.figures import parse_number
from shisaku_graph.record.identity import comparison, key
from shisaku_graph.record.names import split_notation
from shisaku_graph.record.units import unit_paths
from shisaku_graph.source.fiscal_year import parse_fiscal_year
from shisaku_graph.source.municipality import check_digit, corporate_number, is_code

MODULES = sorted(
    name
    for _, name, _ in pkgutil.walk_packages(shisaku_graph.__path__, "shisaku_graph.")
    if not name.startswith("shisaku_graph.cli")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize(
    "code", ["122068", "120006", "011002", "032034", "121002", "131016", "192015", "472018"]
)
def test_codes_of_the_ministry(code):
    assert is_code(code)
    assert check_digit(code[:5]) == int(code[5])
    assert not is_code(code[:5] + str((int(code[5]) + 1) % 10))


@pytest.mark.parametrize(
    ("code", "number"),
    [("122068", "4000020122068"), ("130001", "8000020130001"), ("011002", "9000020011002")],
)
def test_corporate_numbers(code, number):
    assert corporate_number(code) == number


@pytest.mark.parametrize(
    ("printed", "year"),
    [
        ("平成29年度", 2017),
        ("平成34年度", 2022),
        ("平成３１年度", 2019),
        ("令和元年度", 2019),
        ("H29", 2017),
        ("R6", 2024),
        ("昭和60年度", 1985),
        ("2017年度", 2017),
        ("FY2017", 2017),
        ("29年度", None),
        ("平成0年度", None),
        ("令和", None),
        ("昨年度", None),
        ("平成二九年度", None),
    ],
)
def test_fiscal_years(printed, year):
    assert parse_fiscal_year(printed) == year


@given(st.integers(1, 99))
def test_eras_by_arithmetic(number):
    """Past an era's end too: no calendar library would do this."""
    assert parse_fiscal_year(f"平成{number}年度") == 1988 + number


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("教育委員会事務局学校教育課", [("教育委員会事務局", "学校教育課")]),
        ("議会事務局", [("議会事務局",)]),
        ("総務部\n総務課\n企画課", [("総務部", "総務課"), ("総務部", "企画課")]),
        ("内部統制課", [("内部統制課",)]),
        ("総務部内部統制課", [("総務部", "内部統制課")]),
        ("南部支所", [("南部支所",)]),
        ("", []),
    ],
)
def test_units(text, paths):
    assert list(unit_paths(text)) == paths


@given(st.text(max_size=60))
def test_any_text_is_some_unit_or_none(text):
    for path in unit_paths(text):
        assert all(path)


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("１．健康", ("１", "健康")),
        ("1-2 道路", ("1-2", "道路")),
        ("1.5次産業化", (None, "1.5次産業化")),
        ("①見守り", ("①", "見守り")),
        ("Ⅰ　安全", ("Ⅰ", "安全")),
        ("3世代同居", (None, "3世代同居")),
        ("A-1 健康", ("A-1", "健康")),
        ("12.", (None, "12.")),
        ("", (None, "")),
    ],
)
def test_ordinals(text, parted):
    assert split_notation(text) == parted


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**9, places=2))
def test_numbers_with_thousands(number):
    assert parse_number(f"{number:,}") == number
    assert parse_number(f"△{number:,}") == -number


@given(st.text(max_size=50))
def test_no_text_fells_the_number_parser(text):
    found = parse_number(text)
    assert found is None or isinstance(found, Decimal)


@given(st.text(min_size=1, max_size=40))
def test_keys_do_not_see_width_or_blanks(text):
    assert key("policy", text) == key("policy", f" {comparison(text)} ")
    assert len(key("policy", text)) == 10


def test_key_outlives_a_corrected_parent(records):
    """What the damaged table gets wrong most often must not change an IRI."""
    policy = next(p for p in records.policies if p.name == "農業の振興")
    assert policy.key == key("policy", "農業の振興")


def test_rename_keeps_the_key(kisarazu, tmp_path):
    """A rename written into the descriptor keeps the IRI of the former name."""
    import shutil

    from shisaku_graph.pipeline import read

    source = Path(shutil.copytree(kisarazu, tmp_path / "s"))
    table = source / "kisarazu-h29-progress.txt"
    table.write_text(
        table.read_text("utf-8").replace("\t医療の充実\t", "\t地域医療の充実\t"), "utf-8"
    )
    told = source / "source.toml"
    told.write_text(
        told.read_text("utf-8")
        + '\n[[renamed]]\nlevel = "policy"\nbefore = "医療の充実"\nnow = "地域医療の充実"\n'
        'reason = "後期計画で改称"\n',
        "utf-8",
    )
    policy = next(p for p in read(source).policies if p.name == "地域医療の充実")
    assert policy.key == key("policy", "医療の充実")


def test_kisarazu_counts(records):
    """As a careful reader counts them: 65 projects stand in 22 rows."""
    levels = [element.level.value for element in records.elements]
    assert [levels.count(name) for name in ("direction", "basic-policy", "policy")] == [6, 25, 46]
    tops = [unit for unit in records.departments if unit.parent is None]
    assert (len(tops), len(records.departments) - len(tops)) == (11, 26)
    assert len(records.projects) == 65
    assert sum(bool(report.projects) for report in records.reports) == 22


TREE = {
    "保健・医療の充実": "6 7",
    "社会福祉の充実": "8 13 14",
    "防災・消防体制の充実": "15 20",
    "生活安全の充実": "21 22 27",
    "子育て支援の充実": "28",
    "学校教育の充実": "29",
    "青少年の健全育成": "34",
    "社会教育の推進": "35",
    "スポーツ・レクリエーションの振興": "36",
    "市民文化の充実": "41",
    "人権擁護・男女共同参画の推進": "42 43",
    "企業誘致の推進": "48",
    "産業の振興": "49 50 55 56 57",
    "観光の振興": "62",
    "広域交流・国際交流の推進": "63 64",
    "土地利用の適正化": "69",
    "都市環境の充実": "70 71 76 77",
    "交通環境の充実": "82 83",
    "生活環境の充実": "88 89 90 95",
    "自然環境の保護・環境の保全": "96 97",
    "市民参加の推進・情報発信力の強化": "102 103",
    "協働の推進": "104",
    "質の高い行政運営の推進": "109",
    "広域行政の推進": "110",
    "ICT活用の推進": "111",
}
"""Basic policy → lines of its policies, as read by eye from the table (lines counted from 1)."""


def test_kisarazu_tree(records):
    found: dict[str, list[str]] = {}
    for policy in records.policies:
        found.setdefault(policy.parent.name, []).append(str(policy.origins[0].line))
    assert {name: " ".join(lines) for name, lines in found.items()} == TREE
