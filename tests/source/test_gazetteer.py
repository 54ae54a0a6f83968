"""The municipalities: every code is sound, and a name is found only where it stands."""

from collections import Counter

import pytest

from shisaku_graph.source.gazetteer import (
    by_code,
    municipalities,
    named,
    plain_romaji,
    spoken_of,
    written_in_latin,
)
from shisaku_graph.source.municipality import is_code, prefecture_of


def test_all_municipalities_are_there_each_once():
    codes = [each.code for each in municipalities()]
    kinds = Counter(each.name[-1] for each in municipalities())
    assert all(map(is_code, codes))
    assert len(codes) == len(set(codes)) == 1_741  # 総務省: 1,718 市町村 and 23 special wards
    assert kinds == {"市": 792, "町": 743, "村": 183, "区": 23}
    assert {each.prefecture for each in municipalities()} == set(
        filter(None, (prefecture_of(code) for code in codes))
    )


def test_name_and_prefecture_decide():
    twice = Counter((each.name, each.prefecture) for each in municipalities())
    assert [key for key, count in twice.items() if count > 1] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("木更津市", ["木更津市"]),  # not 津市
        ("令和5年度木更津市施策評価", ["木更津市"]),
        ("千葉県市川市", ["市川市"]),
        ("石狩郡当別町の予算", ["当別町"]),
        ("空港区域の整備", []),  # no 港区
        ("施策市場化", []),
        ("東京都北区", ["北区"]),
        ("府中市（広島県）", ["府中市"]),
    ],
)
def test_names_in_texts(text, names):
    assert [each.name for each in spoken_of([text])] == names


def test_a_prefecture_decides_between_two_of_one_name():
    assert [each.code for each in spoken_of(["府中市", "東京都"])] == [
        each.code for each in named("府中市", "東京都")
    ]
    assert len(spoken_of(["府中市"])) == len(named("府中市")) > 1


def test_latin_letters_with_or_without_long_vowels():
    assert plain_romaji("Ōtsu") == plain_romaji("ootsu") == plain_romaji("otsu")
    assert [each.name for each in written_in_latin("otsu_R6")] == ["大津市"]
    assert written_in_latin("data-2024-r6") == ()


def test_a_code_of_nobody():
    assert by_code("992011") is None
