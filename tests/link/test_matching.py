"""Likeness: stock endings say nothing, and a score says why."""

import pytest

from shisaku_graph.access.views import Label
from shisaku_graph.link.formula import FORMULAS
from shisaku_graph.link.matching import match
from shisaku_graph.link.records import Kind, Record
from shisaku_graph.link.words import rank, telling_words


def policy(name: str, *said: str, categories: tuple[str, ...] = ()) -> Record:
    return Record(
        f"urn:{name}", Kind.POLICY, Label(name), said=said, categories=frozenset(categories)
    )


OURS = [
    policy("障害者支援の充実", "障害福祉サービス、相談支援、就労支援を進める"),
    policy("高齢者支援の充実", "介護予防と地域包括ケアを進める"),
    policy("社会教育の充実", "公民館と生涯学習の機会を広げる"),
    policy("農業の振興", "担い手を育て、農地を守る", categories=("urn:sdg2",)),
]
THEIRS = [
    policy("障がいのある人の自立", "障害福祉サービス給付事業", "障害者就労支援事業"),
    policy("介護保険と高齢者の暮らし", "介護予防事業", "地域包括支援センター事業"),
    policy("学校教育の充実", "学力向上事業", "小学校改修事業"),
    policy("生涯学習", "公民館講座事業"),
    policy("豊かな農の継承", "新規就農者支援事業", "農地集積事業", categories=("urn:sdg2",)),
]


@pytest.fixture(scope="module")
def scores() -> dict[tuple[str, str], float]:
    found = match(OURS, THEIRS, FORMULAS[Kind.POLICY])
    return {(c.one.label.ja, c.other.label.ja): c.score for c in found}


@pytest.mark.parametrize(
    ("one", "right", "false_friend"),
    [
        ("障害者支援の充実", "障がいのある人の自立", "介護保険と高齢者の暮らし"),
        ("高齢者支援の充実", "介護保険と高齢者の暮らし", "障がいのある人の自立"),
        ("社会教育の充実", "生涯学習", "学校教育の充実"),
        ("農業の振興", "豊かな農の継承", "生涯学習"),
    ],
)
def test_the_subject_counts_and_the_ending_does_not(scores, one, right, false_friend):
    assert scores[one, right] > 0.8
    assert scores.get((one, false_friend), 0) < 0.6


def test_stock_words_are_no_telling_words():
    assert telling_words("農業の振興") == ("農業",)
    assert telling_words("体制の充実・強化の推進") == ()
    assert "空き家" in telling_words("空家等対策") or "空家" in telling_words("空家等対策")


def test_a_candidate_says_what_both_share():
    (found,) = [
        c for c in match(OURS, THEIRS, FORMULAS[Kind.POLICY])
        if c.one.label.ja == "農業の振興" and c.other.label.ja == "豊かな農の継承"
    ]  # fmt: skip
    assert "農地" in found.shared
    assert found.categories == ("urn:sdg2",)


def test_nothing_and_long_texts_do_no_harm():
    long = policy("長い施策", "農地を守る。" * 20_000)
    assert match([], [long], FORMULAS[Kind.POLICY]) == []
    assert match([policy("・")], [policy("※")], FORMULAS[Kind.POLICY]) == []
    assert match([long], [policy("農地")], FORMULAS[Kind.POLICY])


def test_of_two_units_of_a_field_the_one_of_the_same_rank_is_nearer():
    ours = [Record("urn:a", Kind.DEPARTMENT, Label("環境課"))]
    theirs = [
        Record(f"urn:{name}", Kind.DEPARTMENT, Label(name)) for name in ("環境部", "環境政策課")
    ]
    found = {c.other.label.ja: c.score for c in match(ours, theirs, FORMULAS[Kind.DEPARTMENT])}
    assert found["環境政策課"] > found.get("環境部", 0)
    names = ("企画部", "財務局（総括）", "企画課", "庶務係", "図書館", "部活動")
    assert [rank(name) for name in names] == [2, 2, 1, 0, 1, 1]
