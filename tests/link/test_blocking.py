"""Blocks: no pair is looked at without a reason, and both engines look at the same pairs."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shisaku_graph.access.views import Label
from shisaku_graph.link import blocking
from shisaku_graph.link.blocking import Keyed, keys, pairs
from shisaku_graph.link.formula import FORMULAS
from shisaku_graph.link.matching import match
from shisaku_graph.link.records import Kind, Record

WORDS = ("農業", "漁業", "学校", "図書館", "道路", "公園", "医療", "子育て", "防災", "観光")
RECORDS = st.builds(
    Keyed,
    st.sampled_from(WORDS),
    st.lists(st.sampled_from(WORDS), max_size=4, unique=True).map(tuple),
)


def drawn(count: int, seed: int) -> list[Keyed]:
    chance = random.Random(seed)
    names = (tuple(chance.sample(WORDS, chance.randint(0, 4))) for _ in range(count))
    return [Keyed("".join(words), words) for words in names]


def test_both_engines_find_the_same_pairs(monkeypatch):
    pytest.importorskip("duckdb", reason="DuckDB (shisaku-graph[scale]) is not installed")
    monkeypatch.setattr(blocking, "LARGEST", 60)
    monkeypatch.setattr(blocking, "KEPT", 3)
    for seed in range(5):
        ours, theirs = drawn(40, seed), drawn(50, seed + 100)
        assert pairs(ours, theirs, True) == pairs(ours, theirs, False)
        assert pairs(ours, theirs, True)


def test_without_duckdb_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    with pytest.raises(Exception, match=r"shisaku-graph\[scale\]"):
        pairs([], [], False)


@given(st.lists(RECORDS, max_size=8), st.lists(RECORDS, max_size=8))
def test_every_pair_shares_a_key_and_every_shared_key_is_a_pair(ours, theirs):
    """In small datasets every block is opened: sharing a key is then the whole rule."""
    found = set(pairs(ours, theirs, True))
    held = [set(keys(record)) for record in theirs]
    for i, one in enumerate(ours):
        mates = {j for j, other in enumerate(held) if other & set(keys(one))}
        assert {j for at, j in found if at == i} <= mates
        assert not mates or any(at == i for at, _ in found)


def test_a_word_in_every_name_opens_no_block(monkeypatch):
    monkeypatch.setattr(blocking, "LARGEST", 100)
    common = [Keyed(f"学校{n}", ("学校", f"語{n}")) for n in range(20)]
    other = [Keyed(f"学校の{n}", ("学校", f"語{n}")) for n in range(20)]
    assert pairs(common, other, True) == [(n, n) for n in range(20)]


def test_one_record_keeps_several_matches():
    one = [Record("urn:a", Kind.PROJECT, Label("農業用水路の改修"))]
    many = [Record(f"urn:b{n}", Kind.PROJECT, Label(f"農業用水路の改修{n}期")) for n in "一二三"]
    found = match(one, many, FORMULAS[Kind.PROJECT])
    assert {c.other.iri for c in found} == {r.iri for r in many}
    assert len({round(c.score, 6) for c in found}) == 1
