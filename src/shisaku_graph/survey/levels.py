"""Levels of the plan that have no column of their own: in one cell, or between the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shisaku_graph.record.figures import parse_number
from shisaku_graph.record.names import split_notation
from shisaku_graph.record.units import unit_rank
from shisaku_graph.source.columns import Band
from shisaku_graph.source.fields import LEVELS
from shisaku_graph.source.heading_words import SYNONYMS
from shisaku_graph.survey.heading import is_word
from shisaku_graph.survey.reading import ColumnGuess, plain_width
from shisaku_graph.table.cells import Row

_SIGNS = ("＞", ">", "→", "⇒", "≫", "＼", "\n", "／", "/", "｜", "|", "－－")
_MOSTLY, _FEWEST = 0.9, 4
_NOTES = ("※", "注", "(注", "（注", "＊", "*", "備考", "資料", "出典")
_LEADS = "■◆●◇□○【〔ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
_CHAPTERS = ("第編", "第章", "第節", "第項")
"""Kinds of numbered headings: 第１章, 第２節."""
_LONGEST, _KNOWN_UNIT = 60, 4


@dataclass(frozen=True, slots=True)
class InCell:
    """A column whose cells hold several levels: the sign between them, and those above."""

    heading: str
    by: str
    above: tuple[str, ...]


def levels_in_cells(
    columns: Sequence[ColumnGuess], values: Mapping[int, Sequence[str]]
) -> tuple[InCell, ...]:
    """Return the columns of the plan whose cells hold a level and what stands above it.

    Nearly every cell must have the same number of parts, each part above must stand over several
    of those below, and no part may stand under two.
    """
    taken = {column.field for column in columns}
    found: list[InCell] = []
    for column in columns:
        if column.field not in LEVELS:
            continue
        cells = values.get(column.index, ())
        free = [level for level in LEVELS[: LEVELS.index(column.field)] if level not in taken]
        for sign in _SIGNS:
            parts = _parts(cells, sign)
            if parts and 0 < parts <= len(free):
                found.append(InCell(column.heading, sign, tuple(free[-parts:])))
                break
    return tuple(found)


def _parts(cells: Sequence[str], sign: str) -> int:
    """Return how many levels stand above the lowest in each cell; 0 where it is no tree."""
    parted = [[part.strip() for part in cell.split(sign)] for cell in cells]
    counts = {len(each) for each in parted}
    count = max(counts, key=lambda n: sum(len(each) == n for each in parted), default=1)
    whole = [each for each in parted if len(each) == count and all(each)]
    if count < 2 or len(whole) < max(_FEWEST, _MOSTLY * len(cells)):  # noqa: PLR2004  # one level
        return 0
    over: dict[str, set[str]] = {}
    for each in whole:
        over.setdefault(each[-1], set()).add(each[-2])
    tops = {each[-2] for each in whole}
    tree = all(len(above) == 1 for above in over.values()) and len(tops) < len(over)
    return count - 1 if tree else 0


def bands_between(rows: Sequence[Row]) -> tuple[Band, ...]:
    """Return the kinds of headings that stand alone between the rows of a table.

    At least two of a kind, no two alike, each followed by rows or by a heading of another kind; a
    kind begins with a level's name (基本目標), with one sign (■), or is 第１章 above 第１節.
    """
    width = max((_filled(row) for row in rows), default=0)
    kinds: dict[str, list[str]] = {}
    begun = False
    for at, row in enumerate(rows):
        count = _filled(row)
        begun = begun or (count > 2 and count * 2 >= width)  # noqa: PLR2004  # the heading row
        text = next((text.strip() for text in row.texts if text.strip()), "")
        if not begun or count != 1 or text.startswith(_NOTES) or len(text) > _LONGEST:
            continue
        kind = _kind(text)
        if kind and at + 1 < len(rows) and parse_number(text) is None:
            kinds.setdefault(kind, []).append(text)
    found = [kind for kind, texts in kinds.items() if len(texts) > 1 and _differ(texts)]
    if sum(kind in _CHAPTERS for kind in found) == 1:  # filled down in their own column
        found = [kind for kind in found if kind not in _CHAPTERS]
    named = sorted(found, key=lambda kind: _rank(kind, found))
    units = {kind for kind in named if all(map(_is_unit, kinds[kind]))}
    levels = [kind for kind in named if kind not in units]
    return tuple(
        Band(
            heading="部" if kind in units else _heading(kind, levels.index(kind), levels),
            begins=_begins(kind, kinds[kind]),
        )
        for kind in named
    )


def _begins(kind: str, texts: Sequence[str]) -> tuple[str, ...]:
    """Return what headings of a kind begin with: a sign, a word, or the number of each chapter."""
    if kind not in _CHAPTERS:
        return (kind,)
    return tuple(dict.fromkeys(text[: text.index(kind[-1]) + 1] for text in texts))


def _is_unit(text: str) -> bool:
    return unit_rank(text.lstrip(_LEADS + " 　").rstrip("】〕")) <= _KNOWN_UNIT


def _filled(row: Row) -> int:
    return sum(
        bool(cell.text.strip()) and cell.origin.line == row.origin.line for cell in row.cells
    )


def _differ(texts: Sequence[str]) -> bool:
    return len(set(texts)) == len(texts)


def _kind(text: str) -> str | None:
    plain = plain_width(text)
    words = [word for level in LEVELS for word in SYNONYMS[level] if plain.startswith(word)]
    long = [word for word in words if len(word) > 1 and not is_word(plain)]
    if long:
        return max(long, key=len)
    number = split_notation(text)[0] or ""
    if number.startswith("第") and f"第{number[-1]}" in _CHAPTERS:
        return f"第{number[-1]}"
    return text[0] if text[0] in _LEADS else None


def _rank(kind: str, order: Sequence[str]) -> tuple[int, int]:
    """Return how high a kind stands: by its level's name, else by its first place."""
    level = next((at for at, level in enumerate(LEVELS) if kind in SYNONYMS[level]), len(LEVELS))
    return level, order.index(kind)


def _heading(kind: str, at: int, kinds: Sequence[str]) -> str:
    if any(kind in SYNONYMS[level] for level in LEVELS):
        return kind
    return ("施策", "基本政策", "基本方向")[len(kinds) - 1 - at] if len(kinds) < 4 else kind  # noqa: PLR2004
