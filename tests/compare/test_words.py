"""The differ: applied, it gives the new text; nothing is lost; hostile texts do not hold it up."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shisaku_graph.compare.statements import marked_html
from shisaku_graph.compare.terminal import marked
from shisaku_graph.compare.words import Edit, edits, words

SENTENCES = st.lists(
    st.sampled_from(
        ["自主防災組織を支援した。", "訓練に412人が参加した。", "訓練に503人が参加した。", "\n",
         "道路の補修", "公園の整備",
         "①窓口を1か所に", "まとめる", "のは", "。", "GX・DXを進める。", "<b>&amp;", "𠮷野家",
         " ", "か\u3099"]
    ),
    max_size=8,
).map("".join)  # fmt: skip
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def old(parts) -> str:
    return "".join(edit.text for edit in parts if edit.kind != "added")


def new(parts) -> str:
    return "".join(edit.text for edit in parts if edit.kind != "removed")


@settings(max_examples=150, deadline=None)
@given(before=st.one_of(SENTENCES, ANY), after=st.one_of(SENTENCES, ANY))
def test_applied_it_gives_the_new_text_and_nothing_is_lost(before, after):
    found = edits(before, after)
    assert (old(found), new(found)) == (before, after)
    assert all(edit.text for edit in found)
    assert all(one.kind != other.kind for one, other in pairwise(found))


@settings(max_examples=100, deadline=None)
@given(text=st.one_of(SENTENCES, ANY))
def test_words_joined_are_the_text_and_the_same_text_has_no_change(text):
    assert "".join(words(text)) == text
    assert edits(text, text) == ((Edit("same", text),) if text else ())


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("残る4か所の協議", "残る1か所の協議", "残る[-4-]{+1+}か所の協議"),
        ("警報が出たとき", "警報や注意報が出たとき", "警報{+や注意報+}が出たとき"),
        ("防災課", "危機管理課", "[-防災課-]{+危機管理課+}"),
        ("道路の補修をした", "公園の整備をした", "[-道路の補修-]{+公園の整備+}をした"),
        ("", "新しい文", "{+新しい文+}"),
        ("古い文", "", "[-古い文-]"),
    ],
)
def test_changes_are_words_not_signs(before, after, shown):
    found = edits(before, after)
    assert marked(found, None) == shown
    assert (old(found), new(found)) == (before, after)


def test_a_long_text_is_shown_around_its_changes():
    text = "これは長い文である。" * 20
    shown = marked(edits(f"{text}市の港。{text}", f"{text}市の駅。{text}"))
    assert "[-港-]{+駅+}" in shown
    assert len(shown) < 90
    assert shown.startswith("…")
    assert shown.endswith("…")


def test_html_of_a_change_cannot_be_markup():
    assert marked_html(edits("<script>", "<b>")).count("<") == marked_html(
        edits("<script>", "<b>")
    ).count("del>") + marked_html(edits("<script>", "<b>")).count("ins>")


def test_a_text_of_a_hundred_thousand_words_is_compared_by_sentences():
    """Two alignments of every word with every word would be 10¹⁰ steps."""
    text = "".join(f"第{number}地区の訓練に{number % 7}人が参加した。" for number in range(9_000))
    other = text.replace("第4321地区", "第4321区域").replace("3人", "4人")
    begun = time.process_time()
    found = edits(text, other)
    assert (old(found), new(found)) == (text, other)
    assert "区域" in "".join(edit.text for edit in found if edit.kind == "added")
    assert time.process_time() - begun < 60  # a hang, not slowness, would fail here
    whole = "あ" * 400_000
    assert new(edits(whole, whole[::-1] + "い")) == whole + "い"
