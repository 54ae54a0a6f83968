import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel, ValidationError

from shisaku_graph.errors import DescriptorError
from shisaku_graph.source.descriptor import DESCRIPTOR_NAME, Descriptor
from shisaku_graph.source.mistakes import sentence
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
        ('code = "122068"', "code = 122068", "no text", "code"),
        ('code = "122068"', 'code = "122254"', "木更津市 has 122068", ""),
        ('fiscal_year = "平成29年度"', 'fiscal_year = "ことし"', "fiscal year", "fiscal_year"),
        ('format = "text"', 'format = "pdf"', '"xlsx"', "format"),
        ('format = "text"', 'forma = "text"', "an unknown key", "forma"),
        ('id = "kisarazu-2017"', 'id = "../etc"', "small letters", "id"),
        ('base = "https://w3id.org/shisaku-graph/"', 'base = "https://a.jp/x"', "ends in", "base"),
        ('goal = ["目標"]', 'goal = ["施策"]', "stands under", ""),
        ('goal = ["目標"]', "goal = []", "at least one", "goal"),
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


def keys_of(model: type[BaseModel]) -> Iterator[tuple[str | int, ...]]:
    """Yield where each key of the descriptor stands."""
    for name, field in model.model_fields.items():
        yield (name,)
        inner, several = table_in(field.annotation)
        if inner is not None:
            yield from ((name, *([0] * several), *rest) for rest in keys_of(inner))


def table_in(annotation: object) -> tuple[type[BaseModel] | None, bool]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation, False
    found = [table_in(part)[0] for part in get_args(annotation)]
    return next(filter(None, found), None), get_origin(annotation) is tuple


WRONG = (3, -1, 2.5, True, "", "x", "あ" * 200, [], [1], [[]], {"x": 1}, [{}], "1900-13-45", 10**30)


def test_every_mistake_is_told_in_the_words_of_the_house(kisarazu):
    """Wrong types, values, unknown and missing keys: never in the words of a library."""
    text = (kisarazu / DESCRIPTOR_NAME).read_text(encoding="utf-8")
    sound = json.dumps(tomllib.loads(text), default=str)
    for key in keys_of(Descriptor):
        refused = 0
        for wrong in WRONG:
            told = json.loads(sound)
            inside: Any = told
            for part, after in pairwise(key):
                empty: Any = [{}] if isinstance(after, int) else {}
                inside = inside[0] if part == 0 else inside.setdefault(part, empty)
            inside[key[-1]] = wrong
            try:
                Descriptor.model_validate_json(json.dumps(told))
            except ValidationError as error:
                refused += 1
                for said in map(sentence, error.errors()):
                    assert not said.en.startswith("a value that cannot stand here"), key
                    assert "should" not in said.ja + said.en
                    assert re.search("[ぁ-ん]", said.ja)
        assert refused, key


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
