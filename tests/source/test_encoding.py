import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shisaku_graph.errors import DocumentError
from shisaku_graph.source.document import read_document
from shisaku_graph.source.encoding import decide_encoding

TABLE = "施策,取組結果,課\r\n子育て支援の充実,ｻｰﾋﾞｽを広げました。,健康推進課\r\n"
WINDOWS = "①㈱髙﨑～∥￢Ⅳ㎡のまちづくりをすすめます。\r\n"


def write(tmp_path, content):
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("written", "codec"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("cp932", "cp932"),
        ("euc_jp", "euc_jp"),
    ],
)
def test_one_table_in_every_encoding(tmp_path, written, codec):
    path = write(tmp_path, TABLE.encode(written))
    decided = decide_encoding(path)
    assert (decided.codec, decided.certain) == (codec, True)
    assert read_document(path, None, "text/csv").text == TABLE.replace("\r\n", "\n")


def test_iso_2022_jp_is_seen_by_its_escapes(tmp_path):
    text = TABLE.replace("ｻｰﾋﾞｽ", "サービス")
    path = write(tmp_path, text.encode("iso2022_jp"))
    assert decide_encoding(path).codec == "iso2022_jp"
    assert read_document(path, None, "text/csv").text == text.replace("\r\n", "\n")


def test_windows_characters_are_kept(tmp_path):
    path = write(tmp_path, WINDOWS.encode("cp932"))
    for stated in (None, "shift_jis", "Shift-JIS", "sjis", "windows-31j", "ms932", "cp932"):
        assert read_document(path, stated, "text/csv").text == WINDOWS.replace("\r\n", "\n")
    assert decide_encoding(path, "shift_jis").codec == "cp932"


def test_row_13_is_read_in_euc_too(tmp_path):
    text = "①②㈱のまちづくりをすすめます。\n"
    path = write(tmp_path, text.encode("euc_jis_2004"))
    assert read_document(path, None, "text/csv").text == text


def test_a_bad_byte_is_named_with_its_line(tmp_path):
    good = "子育て支援の充実を図りました。\n".encode()
    path = write(tmp_path, good * 900 + b"\xff\n" + good)
    with pytest.raises(DocumentError) as caught:
        decide_encoding(path)
    assert caught.value.code == "encoding-undecidable"
    assert f"utf-8: byte {len(good) * 900}, line 901" in caught.value.problem.en
    assert f"{len(good) * 900}" in caught.value.problem.ja


def test_a_bad_byte_beyond_the_first_block_is_counted_rightly(tmp_path):
    good = "あいうえお\n".encode()
    times = (1 << 20) // len(good)
    path = write(tmp_path, b"aa\n" + good * times + b"\x81\n")  # a letter lies across the blocks
    where = f"utf-8: byte {3 + len(good) * times}, line {times + 2}"
    with pytest.raises(DocumentError, match=where):
        decide_encoding(path)


def test_two_encodings_in_one_file_are_refused(tmp_path):
    text = "子育て支援の充実。\n"
    with pytest.raises(DocumentError, match="line 6"):
        decide_encoding(write(tmp_path, text.encode() * 5 + text.encode("cp932")))


@pytest.mark.parametrize(
    "content",
    [
        "施策,課\n甲,乙\n".encode("utf-16-le"),
        "施策,課\n甲,乙\n".encode("utf-16-be"),
        "施策,課\n甲,乙\n".encode("utf-32"),
        b"a,b\n\0,1\n",
        b"a,\x80\xa0\xfd\n",
    ],
)
def test_what_is_no_known_text_is_refused(tmp_path, content):
    with pytest.raises(DocumentError) as caught:
        decide_encoding(write(tmp_path, content))
    assert caught.value.code == "encoding-undecidable"
    assert "table.encoding" in caught.value.remedy.en


def test_kanji_alone_that_fit_twice_are_a_question(tmp_path):
    content = "施策課".encode("euc_jp")
    readable = [codec for codec in ("cp932", "euc_jp") if content.decode(codec, "ignore")]
    path = write(tmp_path, "ｱｲｳｴ".encode("cp932"))
    assert len(readable) == 2
    with pytest.raises(DocumentError, match="cp932; euc_jp"):
        decide_encoding(path)
    assert decide_encoding(path, "cp932").codec == "cp932"


def test_a_stated_encoding_is_checked(tmp_path):
    path = write(tmp_path, TABLE.encode("cp932"))
    with pytest.raises(DocumentError, match="utf-8: byte 0, line 1"):
        decide_encoding(path, "utf-8")
    for unknown in ("klingon", "base64", "rot13", "idna", "undefined"):
        with pytest.raises(DocumentError, match=unknown):
            decide_encoding(path, unknown)


LETTERS = (
    "あいうえおのをにはがでとしたますサービス施策充実推進課部健康子育て支援事業総合計画市民。、\n"
)


@given(text=st.text(LETTERS, min_size=12, max_size=60), codec=st.sampled_from(["cp932", "euc_jp"]))
def test_japanese_is_read_rightly_or_not_at_all(tmp_path_factory, text, codec):
    path = write(tmp_path_factory.mktemp("e"), text.encode(codec))
    if not text.strip():
        return
    try:
        decided = decide_encoding(path)
    except DocumentError:
        return
    assert path.read_bytes().decode(decided.codec) == text


def test_sentences_are_always_decided(tmp_path):
    chance = random.Random(932)  # sentences, no secrets
    for _ in range(60):
        text = "".join(chance.choices(LETTERS, k=40)) + "のまちづくりをすすめます。"
        for codec in ("cp932", "euc_jp"):
            assert decide_encoding(write(tmp_path, text.encode(codec))).codec == codec
