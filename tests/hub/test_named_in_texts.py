"""Documents with their periods, facilities and bodies: found in texts, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shisaku_graph.hub.documents import DocumentKind, read_documents
from shisaku_graph.hub.gathering import hubs
from shisaku_graph.hub.places import PlaceKind, read_places
from shisaku_graph.hub.texts import Passage
from shisaku_graph.trace import Origin


def passage(text: str) -> Passage:
    return Passage(None, "result", text, Origin("t.txt", 1, 1))


@pytest.mark.parametrize(
    ("text", "name", "kind", "period"),
    [
        (
            "「第3次健康みらい21」(平成28年度～平成34年度)の",
            "第3次健康みらい21",
            "plan",
            (2016, 2022),
        ),
        ("「第3次プラン」（平成27年度～29年度）では", "第3次プラン", "plan", (2015, 2017)),
        ("『環境基本計画』に基づき", "環境基本計画", "plan", None),
        ("「空き家条例」により", "空き家条例", "ordinance", None),
        ("「災害対策基本法」を", "災害対策基本法", "law", None),
        ("「企業誘致方針」に", "企業誘致方針", "guideline", None),
        ("「計画」(平成34年度～平成28年度)", "計画", "plan", None),
        ("「第5次行政改革大綱」に基づく", "第5次行政改革大綱", "plan", None),
        ("「歩く日計画」事業を位置付けた", "歩く日計画", None, None),
        ("「一日商店街計画」を開催し", "一日商店街計画", None, None),
        ("「青葉まちあそびプラン」等のイベントに", "青葉まちあそびプラン", None, None),
    ],
)
def test_a_document(text, name, kind, period):
    if kind is None:  # an event named like a plan
        assert read_documents([passage(text)]) == ((), ())
        return
    (document,), (mention,) = read_documents([passage(text)])
    assert (document.name, document.kind) == (name, DocumentKind(kind))
    assert document.period is None or (document.period.start, document.period.end) == period
    assert (document.period is None) == (period is None)
    assert text[mention.start : mention.end] == name


@pytest.mark.parametrize(
    "text",
    [
        "「心の教育」を進め",
        "「閉じない計画",
        "閉じるだけ計画」",
        "「」計画",
        "「" + "あ" * 80 + "計画」",
    ],
)
def test_no_document(text):
    assert read_documents([passage(text)]) == ((), ())


def test_two_periods_for_one_name_leave_none():
    texts = ["「A計画」(平成28年度～平成30年度)", "「A計画」(平成28年度～平成31年度)"]
    (document,), mentions = read_documents(map(passage, texts))
    assert document.period is None
    assert len(mentions) == 2


def test_what_one_text_says_of_a_name_holds_in_all():
    texts = [
        "「元気21」(平成28年度～平成34年度)",
        "今後も「元気21」の計画に",
        "「防災計画」を策定",
        "「防災計画」事業",
    ]
    documents, mentions = read_documents(map(passage, texts))
    assert [document.name for document in documents] == ["元気21", "防災計画"]
    assert len(mentions) == len(texts)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("君津中央病院について", ["君津中央病院"]),
        ("中央公民館の仮移転", ["中央公民館"]),
        ("公民館では", []),
        ("かずさアカデミアパークに立地", ["かずさアカデミアパーク"]),
        ("利便性やかずさアカデミアパークの", ["かずさアカデミアパーク"]),
        ("関係機関と青葉医師会を", ["青葉医師会"]),
        ("第2回推進委員会を開催", []),
        ("市内小中学校を対象に", []),
        ("平成30年度から観光協会が", ["観光協会"]),
        ("引き続き中郷小学校にかけて青葉小学校を", ["中郷小学校", "青葉小学校"]),
        ("子育て世代包括支援センターの", ["子育て世代包括支援センター"]),
        ("中央公民館等の整備", ["中央公民館"]),
        ("", []),
    ],
)
def test_facilities_and_bodies(text, names):
    places, mentions = read_places([passage(text)])
    assert [place.name for place in places] == names
    assert [text[m.start : m.end] for m in mentions] == names


def test_a_body_is_no_facility():
    (body,), _ = read_places([passage("青葉医師会と連携")])
    assert body.kind is PlaceKind.BODY


@given(
    st.text(alphabet="「」『』（）()～平成28年度計画条例あ・ー中央公民館病院会第回", max_size=120)
)
def test_every_mention_is_where_it_says(text):
    one = passage(text)
    for mention in (*read_documents([one])[1], *read_places([one])[1]):
        assert text[mention.start : mention.end] == mention.text


def test_the_table_s_mentions_are_where_they_say(records):
    found = hubs(records)
    assert found.documents
    assert found.places
    for mention in found.mentions:
        assert mention.passage.text[mention.start : mention.end] == mention.text
