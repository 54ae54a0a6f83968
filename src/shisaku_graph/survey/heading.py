"""Which rows of an unknown table hold its headings: by known words, by merges, else by shape."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from shisaku_graph.record.figures import parse_number
from shisaku_graph.source.heading_words import CODE_ENDINGS, PERSONAL_WORDS, SYNONYMS
from shisaku_graph.survey.money_words import AMOUNT_WORDS
from shisaku_graph.survey.reading import plain
from shisaku_graph.table.cells import Row
from shisaku_graph.table.headings import over_two_rows

MOST_HEADING_ROWS = 4
_LOOK_FOR_HEADING = 40  # rows from the top
_HEADING_LENGTH, _FEWEST_KNOWN, _WIDE, _SHARE_OF_WIDTH = 30, 3, 20, 0.8
_PART_LENGTH = 16  # characters of a heading below a group
_FEWEST_BELOW = 3  # rows that show what a table's columns hold
_KNOWN = frozenset(
    word for words in (*SYNONYMS.values(), *PERSONAL_WORDS.values()) for word in words
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading: where it begins in the sample, over how many rows, and as one row."""

    at: int
    rows: int
    row: Row


def found_heading(sample: Sequence[Row]) -> Heading | None:
    """Return the heading of a table, or ``None`` where no row can be one."""
    first = _known_row(sample)
    if first is None:
        first = _by_shape(sample)
    if first is None:
        return None
    at = last = sample.index(first)
    while at and last - at + 1 < MOST_HEADING_ROWS and _stands_over(sample[at - 1], sample[at]):
        at -= 1
    whole = reduce(over_two_rows, sample[at : last + 1])
    while (
        last + 1 < len(sample)
        and last - at + 1 < MOST_HEADING_ROWS
        and _goes_on(whole, sample[last], sample[last + 1])
    ):
        last += 1
        whole = over_two_rows(whole, sample[last])
    return Heading(at, last - at + 1, whole)


def is_word(text: str) -> bool:
    """Tell whether a text is, word for word, a heading that tables often have."""
    name = plain(text)
    stems = (name.removesuffix(end) for end in CODE_ENDINGS if name.endswith(end))
    return name in _KNOWN or name in AMOUNT_WORDS or any(stem in _KNOWN for stem in stems if stem)


def is_known(text: str) -> bool:
    """Tell whether a text is a heading that tables often have."""
    name = plain(text)
    return name in _KNOWN or (
        len(name) < 20 and any(word in name for word in AMOUNT_WORDS)  # noqa: PLR2004  # a heading is short
    )


def _known_row(rows: Sequence[Row]) -> Row | None:
    """Return the row with most headings known; the first among equals.

    A third of its cells must be known; in a wide table, where many are the city's own, it is enough
    that the row fills the table's width with short texts, each its own, of which some are known.
    """
    best, most = None, 1
    width = max((len(_filled(row)) for row in rows[:_LOOK_FOR_HEADING]), default=0)
    for row in rows[:_LOOK_FOR_HEADING]:
        filled = _filled(row)
        known = sum(map(is_known, filled))
        if known > most and (known * 3 >= len(filled) or _heads_all(filled, known, width)):
            best, most = row, known
    return best


def _by_shape(rows: Sequence[Row]) -> Row | None:
    """Return the first row that looks like headings though no word of it is known.

    It fills the table's width with short texts, each its own and none a number, and what stands
    below is longer, or a number, or repeats.
    """
    width = max((len(_filled(row)) for row in rows[:_LOOK_FOR_HEADING]), default=0)
    for at, row in enumerate(rows[:_LOOK_FOR_HEADING]):
        filled = _filled(row)
        below = [text for other in rows[at + 1 :] for text in _filled(other)]
        if len(filled) < max(2, _SHARE_OF_WIDTH * width) or len(rows) - at <= _FEWEST_BELOW:
            continue
        short = all(len(text) <= _HEADING_LENGTH and parse_number(text) is None for text in filled)
        longer = sum(map(len, below)) / max(len(below), 1) > sum(map(len, filled)) / len(filled)
        numbers = any(parse_number(text) is not None for text in below)
        own = len(set(filled)) == len(filled) and not set(filled) & set(below)
        return row if short and own and (longer or numbers) else None
    return None


def _filled(row: Row) -> list[str]:
    return [plain(text) for text in row.texts if text.strip()]


def _at(row: Row, index: int) -> str:
    return row.cells[index].text.strip() if index < len(row.cells) else ""


def _heads_all(filled: list[str], known: int, width: int) -> bool:
    """Tell whether texts fill the table's width as headings do: short, no numbers, few twice."""
    short = sum(len(text) <= _HEADING_LENGTH and parse_number(text) is None for text in filled)
    return (
        known >= _FEWEST_KNOWN
        and len(filled) >= _WIDE
        and len(filled) >= _SHARE_OF_WIDTH * width
        and short >= _SHARE_OF_WIDTH * len(filled)
    )


def _merged_down(above: Row, below: Row) -> bool:
    """Tell whether a cell of the row above reaches into the row below: both are headings."""
    return any(
        upper.text.strip() and upper.origin == lower.origin
        for upper, lower in zip(above.cells, below.cells, strict=False)
    )


def _stands_over(above: Row, heading: Row) -> bool:
    """Tell whether the row above is the heading's first: most of it are headings, or the same."""
    filled = [(index, plain(text)) for index, text in enumerate(above.texts) if text.strip()]
    if len(filled) < 2:  # noqa: PLR2004  # a title
        return False
    known = sum(is_word(name) or name == plain(_at(heading, index)) for index, name in filled)
    return known * 2 >= len(filled) or _merged_down(above, heading)


def _goes_on(whole: Row, last: Row, below: Row) -> bool:
    """Tell whether the row below is the heading's next: it fills its blanks with headings."""
    if _merged_down(last, below):
        return True
    filled = [plain(text) for text in below.texts if text.strip()]
    blank = [index for index in range(len(below.cells)) if not _at(last, index)]
    into_blanks = sum(bool(_at(below, index)) for index in blank)
    known = sum(map(is_word, filled))
    if into_blanks > 0 and known * 2 >= len(filled) > 0:
        return True
    return _parts_groups(whole, last, below)


def _parts_groups(whole: Row, last: Row, below: Row) -> bool:
    """Tell whether the row below names the parts of the heading's groups, and nothing else.

    A group is a heading with blanks to its right; a row of data would fill other columns too.
    """
    width = max(len(last.cells), len(below.cells))
    group = {
        index
        for index in range(width)
        if not _at(last, index) or (index + 1 < width and not _at(last, index + 1))
    }
    told = [index for index in range(width) if _at(below, index) not in ("", _at(last, index))]
    named = all(
        len(text) <= _PART_LENGTH and parse_number(text) is None
        for text in (_at(below, index) for index in told)
    )
    blank = {index for index in range(len(whole.cells)) if not _at(whole, index)}
    return len(told) > 1 and bool(blank) and blank <= set(told) <= group and named
