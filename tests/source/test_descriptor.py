import re
import shutil

import pytest

from shisaku_graph.errors import DescriptorError
from shisaku_graph.source.descriptor import DESCRIPTOR_NAME
from shisaku_graph.source.reading import read_descriptor


@pytest.fixture
def changed(kisarazu, tmp_path):
    """Write the real descriptor with one thing changed."""

    def change(before, after):
        text = (kisarazu / DESCRIPTOR_NAME).read_text(encoding="utf-8")
        assert before in text
        (tmp_path / DESCRIPTOR_NAME).write_text(text.replace(before, after, 1), encoding="utf-8")
        return tmp_path

    return change


def test_the_real_descriptor(kisarazu):
    descriptor = read_descriptor(kisarazu)
    assert descriptor.id == "kisarazu-2017"
    assert descriptor.start_year == 2017
    assert descriptor.table.format == "text"
    assert dict(descriptor.columns.fields())["policy"] == ("施策",)


@pytest.mark.parametrize(
    ("before", "after", "said", "key"),
    [
        ('code = "122068"', 'code = "122060"', "check digit", "code"),
        ('code = "122068"', "code = 122068", "string", "code"),
        ('code = "122068"', 'code = "122254"', "木更津市 has 122068", ""),
        ('fiscal_year = "平成29年度"', 'fiscal_year = "ことし"', "fiscal year", "fiscal_year"),
        ('format = "text"', 'format = "pdf"', "'xlsx'", "format"),
        ('format = "text"', 'forma = "text"', "Extra inputs", "forma"),
        ('id = "kisarazu-2017"', 'id = "../etc"', "pattern", "id"),
        ('base = "https://w3id.org/shisaku-graph/"', 'base = "https://a.jp/x"', "ends in", "base"),
        ('goal = ["目標"]', 'goal = ["施策"]', "stands under", ""),
        ('goal = ["目標"]', "goal = []", "at least 1", "goal"),
    ],
)
def test_a_mistake_is_named_with_key_and_line(changed, before, after, said, key):
    folder = changed(before, after)
    with pytest.raises(DescriptorError) as caught:
        read_descriptor(folder)
    error = caught.value
    assert said in error.problem.en
    assert re.search("[ぁ-ん]", error.problem.ja)
    if key:
        lines = (folder / DESCRIPTOR_NAME).read_text(encoding="utf-8").splitlines()
        line = next(n for n, text in enumerate(lines, start=1) if text.startswith(f"{key} = "))
        assert key in error.problem.en
        assert str(error.place) == f"{folder / DESCRIPTOR_NAME}:{line}"


def test_all_mistakes_are_told_at_once(changed):
    folder = changed('format = "text"', 'format = "pdf"\nsheets = "a"')
    with pytest.raises(DescriptorError) as caught:
        read_descriptor(folder)
    assert "table.format" in caught.value.problem.en
    assert "table.sheets" in caught.value.problem.en


def test_no_descriptor_and_no_toml(tmp_path, kisarazu):
    with pytest.raises(DescriptorError) as caught:
        read_descriptor(tmp_path)
    assert caught.value.code == "descriptor-missing"
    shutil.copy(kisarazu / DESCRIPTOR_NAME, tmp_path)
    with (tmp_path / DESCRIPTOR_NAME).open("a", encoding="utf-8") as file:
        file.write("\n[[[\n")
    with pytest.raises(DescriptorError) as caught:
        read_descriptor(tmp_path)
    assert caught.value.code == "descriptor-syntax"


def test_a_descriptor_in_another_encoding_is_told(tmp_path):
    (tmp_path / DESCRIPTOR_NAME).write_bytes('id = "市"'.encode("cp932"))
    with pytest.raises(DescriptorError, match="UTF-8"):
        read_descriptor(tmp_path)
