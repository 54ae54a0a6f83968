"""Whether the names of an unknown table end with grades: ``地域福祉の推進 Ａ``."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from shisaku_graph.repair.endings import placed
from shisaku_graph.repair.grades_at_end import GradeAtEnd, parted

_SCALES = (
    ("SS", "S", "A", "B", "C", "D", "E"),
    ("◎", "○", "〇", "△", "▲", "×", "☆", "★", "●"),
    ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ"),
    (
        "順調", "概ね順調", "おおむね順調", "やや遅れ", "やや遅れている", "遅れ", "遅れている",
        "達成", "概ね達成", "おおむね達成", "一部達成", "未達成", "拡充", "継続", "現状維持",
        "維持", "改善", "見直し", "縮小", "休止", "廃止", "終了", "完了", "統合",
    ),
)  # fmt: skip
"""Scales that cities print; a descriptor may name any other."""
_MOSTLY, _SAME_NUMBER, _FEWEST = 0.6, 0.8, 4
_GRADE_WORDS = ("評価", "判定", "達成", "進捗", "区分", "方向")


@dataclass(frozen=True, slots=True)
class EndingGuess:
    """A column whose cells end with grades: the scale, and a name for each grade."""

    heading: str
    grades: tuple[str, ...]
    names: tuple[str, ...]
    share: float


def guess_ending(heading: str, values: Sequence[str]) -> EndingGuess | None:
    """Return what the cells of a column of names end with, or ``None``.

    At least three in five must end with grades of one scale, as many in nearly each, and at least
    two different ones: a lone word at the end of every name is part of the name.
    """
    for scale in _SCALES:
        plain = tuple(unicodedata.normalize("NFKC", grade) for grade in scale)
        found = [grades for value in values if (grades := parted(value, plain)[1])]
        if len(found) < max(_FEWEST, _MOSTLY * len(values)):
            continue
        used = {unicodedata.normalize("NFKC", each.grade) for grades in found for each in grades}
        names = _names(heading, found)
        fitting = sum(placed(grades, names) is not None for grades in found)
        if fitting >= _SAME_NUMBER * len(found) and len(used - {""}) > 1:
            return EndingGuess(heading, plain, names, len(found) / len(values))
    return None


def _names(heading: str, found: Sequence[tuple[GradeAtEnd, ...]]) -> tuple[str, ...]:
    """Return a name for each grade: what is written before most of them, or the heading's words."""
    said = Counter(tuple(each.criterion for each in grades) for grades in found)
    told, times = said.most_common(1)[0]
    if times * 2 > len(found) and all(told) and len(set(told)) == len(told):
        return told
    whole = Counter(len([each for each in grades if each.grade]) for grades in found)
    count = max(whole.most_common(1)[0][0], 1)
    parts = [heading]
    for sign in "\n\t 　・／/、（(":
        parts = [piece.strip("）)") for part in parts for piece in part.split(sign)]
    words = tuple(part for part in parts if any(word in part for word in _GRADE_WORDS))
    if len(words) == count and len(set(words)) == count:
        return words
    return ("評価",) if count == 1 else tuple(f"評価{at}" for at in range(1, count + 1))
