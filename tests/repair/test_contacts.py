"""What of a published text tells who a person is or how to reach them, and what only looks so."""

import sys

import pytest

from shisaku_graph.repair.contacts import contacts_inside, masked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("（担当：山田太郎）", "（担当：★）"),
        ("課長 山田が説明した。", "課長 ★が説明した。"),
        ("(担当者 鈴木花子 内線1234)", "(担当者 ★ 内線★)"),
        ("担当：企画課 木更津太郎", "担当：企画課 ★"),
        ("担当者：花見川 次郎、内線 2345・2346", "担当者：★、内線 ★・★"),
        ("山田課長と佐々木主査が出席。", "★課長と★主査が出席。"),
        ("福祉課長の山田太郎が報告。", "福祉課長の★が報告。"),
        ("電話０４３８－２３－７１１１まで", "電話★まで"),
        ("0438(23)7111、03-1234-5678・5679", "★、★・★"),
        ("TEL 23-7111 090-1234-5678", "TEL ★ ★"),
        ("+81-438-23-7111、09012345678", "★、★"),
        ("市民会館（0438-23-7111）で開く", "市民会館★で開く"),
        ("kikaku@city.example.jp、ｋｉｋａｋｕ＠city.example.jp", "★、★"),
        ("<p>担当：山田太郎</p>", "<p>担当：★</p>"),
    ],
)
def test_left_out_of_a_text(text, shown):
    assert masked(text, contacts_inside)[0].replace("（非公開）", "★") == shown


@pytest.mark.parametrize(
    "text",
    [
        "担当：企画課、担当：各課、担当課 企画課、窓口担当 市民課、担当 観光、担当：市と県",
        "課長 会議を開いた。主任 児童委員を委嘱。課長 原案の確認、課長の原案、主査 研修",
        "主任児童委員、農林課長、森林課長、水道課長、担当者会議、責任者：各課の長、評価者：課長",
        "山本五十六記念館、渡辺貞夫コンサート、佐藤忠良彫刻展、市長 渡辺芳邦、講師 鈴木一郎",
        "電話相談 1,234件、電話 350件、電話120回線、携帯 1200台、内線電話 120台、Hotel 2020年",
        "〒292-8501 富士見1-2-1、法人番号4000020122068、コード122068、ISBN 978-4-12-345678-9",
        "事業コード 0101-02-0003、02-01-05-001、0123-456-7890-01、01-2345-6789",
        "2017-04-01～2018.3.31、0.123456789、緯度 35.3833、100-200人、0～5歳、ISO 9001-2015",
        "http://www.example.lg.jp/0438/23/7111、oxigraph@0.5.11、@kisarazu_city",
    ],
)
def test_what_only_looks_so_stays(text):
    assert contacts_inside(text) == ()


@pytest.mark.parametrize(
    "bait", ["担当：", "課長 ", "林", "0438-", "a@", "内線1・", "(0438)", "山田 "]
)
def test_long_texts_are_read_once(bait):
    """A text of twice the length takes no more than twice the steps, but for what is noise."""

    def steps(text: str) -> int:
        count = 0

        def tell(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(tell)
        try:
            contacts_inside(text)
        finally:
            sys.setprofile(None)
        return count

    assert steps(bait * 800) < 2.6 * steps(bait * 400)
