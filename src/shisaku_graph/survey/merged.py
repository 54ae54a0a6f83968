"""Which columns of an unknown table print a name once for all the rows below it."""

from collections.abc import Sequence
from itertools import pairwise

from shisaku_graph.repair.continuation import is_text
from shisaku_graph.source.fields import LEVELS
from shisaku_graph.survey.reading import ColumnGuess
from shisaku_graph.table.cells import Row

_FIELDS = (
    *LEVELS, "units", "department", "line", "project", "project_code", "indicator", "unit", "year",
)  # fmt: skip
_FEWEST_BLANKS, _NESTED = 0.15, 0.9


def merged_columns(body: Sequence[Row], columns: Sequence[ColumnGuess]) -> tuple[ColumnGuess, ...]:
    """Return the columns, besides the plan's levels, whose blanks stand for the name above.

    A column counts where its first row is filled, many cells are blank, no name stands twice
    running, and it is filled wherever a merged column to its left begins anew. Blanks in one
    column alone prove nothing.
    """
    body = [row for row in body if not _is_rest(row, columns)]
    found: list[ColumnGuess] = []
    for column in sorted(columns, key=lambda each: each.index):
        if column.field in _FIELDS and _looks_merged(body, column.index):
            begins = [row for row in body if found and _text(row, found[-1].index)]
            filled = sum(bool(_text(row, column.index)) for row in begins)
            if filled >= _NESTED * len(begins):
                found.append(column)
    return tuple(column for column in found if column.field not in LEVELS and len(found) > 1)


def _is_rest(row: Row, columns: Sequence[ColumnGuess]) -> bool:
    """Tell whether a row holds nothing but texts: the rest of those above, or a heading."""
    used = [each for each in columns if each.field != "ignore" and _text(row, each.index)]
    return all(is_text(column.field) for column in used)


def _looks_merged(body: Sequence[Row], index: int) -> bool:
    texts = [_text(row, index) for row in body]
    blanks = sum(not text for text in texts)
    twice = any(text and text == above for above, text in pairwise(texts))
    return bool(texts and texts[0]) and blanks >= _FEWEST_BLANKS * len(texts) and not twice


def _text(row: Row, index: int) -> str:
    return row.cells[index].text.strip() if index < len(row.cells) else ""
