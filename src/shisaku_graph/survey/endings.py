"""Whether the names of an unknown table end with grades: ``地域福祉の推進 Ａ``."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from shisaku_graph.repair.endings import parted

_SCALES = (
    ("SS", "S", "A", "B", "C", "D", "E"),
    ("◎", "○", "〇", "△", "▲", "×", "☆", "★", "●", "-", "―", "ー"),
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
        count, times = Counter(map(len, found)).most_common(1)[0]
        used = {unicodedata.normalize("NFKC", grade) for grades in found for grade in grades}
        if times >= _SAME_NUMBER * len(found) and len(used) > 1:
            names = _names(heading, count)
            return EndingGuess(heading, plain, names, len(found) / len(values))
    return None


def _names(heading: str, count: int) -> tuple[str, ...]:
    """Return a name for each grade: the heading's own words where they are as many."""
    parts = [heading]
    for sign in "\n\t 　・／/、（(":
        parts = [piece.strip("）)") for part in parts for piece in part.split(sign)]
    words = tuple(part for part in parts if any(word in part for word in _GRADE_WORDS))
    if len(words) == count and len(set(words)) == count:
        return words
    return ("評価",) if count == 1 else tuple(f"評価{at}" for at in range(1, count + 1))
