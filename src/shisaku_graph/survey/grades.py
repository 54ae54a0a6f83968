"""Columns of grades: a short closed list of marks; and which of several speaks for the whole."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from shisaku_graph.language import Bilingual
from shisaku_graph.record.figures import parse_number
from shisaku_graph.source.fields import LEVELS
from shisaku_graph.source.heading_words import SYNONYMS
from shisaku_graph.survey.marks import GRADE_WORDS, MARKS
from shisaku_graph.survey.reading import LIKELY, MOSTLY, SURE, ColumnGuess, parts_of, plain, share

_FEW_KINDS, _LONGEST = 12, 10
_CRITERIA = ("妥当性", "有効性", "効率性", "必要性", "公平性", "公共性", "適正性", "緊急性",
             "優先度", "貢献度", "重要度", "経済性")  # fmt: skip
_POINTS, _MOST_POINTS = ("評点", "点数", "得点", "スコア", "採点", "ポイント評価"), 100
_NAMED = (*LEVELS, "project")
"""What a row can be about, from the top down."""
_SEVERAL = 6  # values, from which on a scale must show that it repeats
_WHOLE = (("最終", 4), ("総合", 3), ("全体", 2), ("二次", 1), ("2次", 1))
"""Words of the criterion that speaks for the whole, with their strength."""


def grade(index: int, heading: str, values: Sequence[str]) -> ColumnGuess | None:
    """Return a guess of a grade, where heading and cells both say so."""
    parts = parts_of(heading)
    named = any(word in part for part in parts for word in GRADE_WORDS)
    known = plain(heading) in SYNONYMS["grade"]
    points = is_points(heading, values)
    criterion = parts[-1].endswith(_CRITERIA)
    scale = points or is_scale(values, marks=not (known or criterion))
    if not (named or known or points) or not scale:
        return None
    if "新規" in values:  # 新規・継続・拡充: a kind of project, and no grade of it
        return None
    why = Bilingual(
        f"見出し「{heading}」で、値は {len(set(values))} 種", f"heading {heading!r}, few marks"
    )
    return ColumnGuess(index, heading, "grade", SURE if known else LIKELY, why)


def is_points(heading: str, values: Sequence[str]) -> bool:
    """Tell whether a heading of points stands over a few small numbers: 妥当性_評点."""
    numbers = {parse_number(text) for text in values}
    return (
        parts_of(heading)[-1].endswith(_POINTS)
        and 0 < len(numbers) <= _FEW_KINDS
        and all(number is not None and 0 <= number <= _MOST_POINTS for number in numbers)
    )


def is_mark(text: str) -> bool:
    """Tell whether a cell holds a mark or word that cities give as a grade."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold() in MARKS


def is_scale(values: Sequence[str], *, marks: bool) -> bool:
    """Tell whether cells are a short closed list, most of them ``marks`` where that is asked."""
    kinds = set(values)
    if not values or len(kinds) > _FEW_KINDS or max(map(len, kinds)) > 2 * _LONGEST:
        return False
    repeats = len(values) < _SEVERAL or len(kinds) * 2 <= len(values)
    if share(values, is_mark) > MOSTLY:
        return repeats
    short = sum(map(len, values)) <= _LONGEST * len(values)
    return not marks and repeats and short and len(kinds) > 1


def settled(columns: Sequence[ColumnGuess]) -> tuple[ColumnGuess, ...]:
    """Let one grade speak for the whole; the others are of their own criteria, or of a level."""
    columns = _of_levels(columns)
    found = [column for column in columns if column.field == "grade"]
    if len(found) < 2:  # noqa: PLR2004  # nothing to choose from
        return tuple(columns)
    whole = max(found, key=_speaks_for_all)
    return tuple(
        replace(column, field="grades") if column in found and column is not whole else column
        for column in columns
    )


def _of_levels(columns: Sequence[ColumnGuess]) -> tuple[ColumnGuess, ...]:
    """Give a grade to the level above that its heading names: 基本施策評価 beside 基本施策."""
    stems = {each.field: _stem(each.heading) for each in columns if each.field in _NAMED}
    lowest = max(stems, key=_NAMED.index, default="")
    taken = {each.field for each in columns}

    def of_level(column: ColumnGuess) -> ColumnGuess:
        said = "".join(parts_of(column.heading))
        named = [field for field, stem in stems.items() if stem and said.startswith(stem)]
        level = max(named, key=lambda field: len(stems[field]), default=lowest)
        field = f"{level}_grade"
        if column.field != "grade" or level == lowest or field in taken:
            return column
        taken.add(field)
        why = Bilingual(f"「{stems[level]}」の評価", f"the grade of {stems[level]}")
        return replace(column, field=field, evidence=why)

    return tuple(map(of_level, columns))


def _stem(heading: str) -> str:
    """Return a level's name as its heading gives it, without 名 and what stands in brackets."""
    name = parts_of(heading)[0].partition("(")[0].partition("（")[0]
    for ending in ("の名称", "名称", "名"):
        name = name.removesuffix(ending)
    return name


def _speaks_for_all(column: ColumnGuess) -> tuple[int, int, int]:
    text = "/".join(parts_of(column.heading))
    strength = sum(weight for word, weight in _WHOLE if word in text)
    return strength, int("方向" not in text and "評価" in text), -column.index
