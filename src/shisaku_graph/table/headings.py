"""Headings: which row holds them, and the layout that they set."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from shisaku_graph.errors import TableError
from shisaku_graph.language import Bilingual
from shisaku_graph.source.descriptor import Descriptor
from shisaku_graph.table.body import Column, Layout
from shisaku_graph.table.cells import Cell, Row
from shisaku_graph.table.repeats import names_apart

_SHARE = 0.6  # of a row's filled cells must be known headings for the row to be a heading
_MAY_REPEAT = ("notes", "personal", "indicator_value")  # each column is told by its place
_TOLD_BY_PLACE = (None, "personal", "actual", "target", "unit", "indicator_value")
"""Columns whose equal headings need nothing more: the indicator before them tells them apart."""
_BETWEEN_VALUES = (
    None, "notes", "grade", "grades", "amount", "actual", "target", "unit", "indicator_value",
    "year", "measure",
)  # fmt: skip
"""What may stand between an indicator and its values: 達成率, 評価."""
_FEW_FIRST, _LONGEST_HEADING = 4, 100
_FEWEST = 2  # one matching cell may be chance


def over_two_rows(upper: Row, lower: Row) -> Row:
    """Return a heading of two rows as one: ``活動指標`` over ``実績`` becomes ``活動指標／実績``.

    A heading above stands over the blank cells to its right, as far as the row below goes on.
    """
    cells: list[Cell] = []
    over = ""
    for index in range(max(len(upper.cells), len(lower.cells))):
        above = upper.cells[index] if index < len(upper.cells) else None
        below = lower.cells[index] if index < len(lower.cells) else None
        top = above.text.strip() if above else ""
        bottom = below.text.strip() if below else ""
        over = top if top and bottom else over if bottom and not top else ""
        if over.rpartition("／")[2] == bottom:  # merged down over both rows
            text = over or top
        else:
            text = f"{over}／{bottom}" if over and bottom else bottom or top
        place = above or below
        cells.append(Cell(text, place.origin if place else upper.origin))
    return Row(upper.origin, tuple(cells))


def written_on(upper: Row, lower: Row) -> Row:
    """Return a heading broken over two lines as one: ``主担当`` above ``部課名``."""
    cells: list[Cell] = []
    for index in range(max(len(upper.cells), len(lower.cells))):
        halves = [row.cells[index] for row in (upper, lower) if index < len(row.cells)]
        cells.append(Cell("".join(cell.text.strip() for cell in halves), halves[0].origin))
    return Row(upper.origin, tuple(cells))


def heading_key(heading: str) -> str:
    """Return the heading without blanks and differences of width, to compare by.

    >>> heading_key("主担当 部課名") == heading_key("主担当部課名")
    True
    """
    return "".join(unicodedata.normalize("NFKC", heading).split())


Role = tuple[str | None, int]


class Headings:
    """The headings that a descriptor knows, each with the field and group that it stands for."""

    def __init__(self, descriptor: Descriptor) -> None:
        columns = descriptor.columns
        known: dict[str, Role] = {heading_key(text): (None, 0) for text in columns.ignore}
        for field, headings in columns.fields():
            known.update((heading_key(text), (field, 0)) for text in headings)
        known.update((heading_key(text), (field, at)) for field, at, text in columns.groups())
        for at, amount in enumerate(descriptor.amounts):
            known.update((heading_key(text), ("amount", at)) for text in amount.heading)
        followers: list[dict[str, str]] = []
        for at, indicator in enumerate(descriptor.indicators):
            known.update((heading_key(text), ("indicator", at)) for text in indicator.name or ())
            parts = (
                ("actual", indicator.actual),
                ("target", indicator.target),
                ("unit", indicator.unit),
                *(("indicator_value", value.heading) for value in indicator.values),
            )
            found = {heading_key(text): part for part, text in parts if text}
            if indicator.title:  # no column of names goes before: each heading is its own
                known.update((text, (part, at)) for text, part in found.items())
                found = {}
            followers.append(found)
        self._known: Mapping[str, Role] = known
        self._followers = followers
        self._all = frozenset(known).union(*followers)
        self._apart = any("#" in key or "/" in key for key in self._all)

    @property
    def expected(self) -> tuple[str, ...]:
        """The headings that a table must have, to name them in a message."""
        return tuple(key for key, (field, _) in self._known.items() if field is not None)

    def is_heading(self, row: Row) -> bool:
        """Tell whether most of the row's filled cells are known headings."""
        filled = sum(bool(text.strip()) for text in row.texts)
        known = self.known(row)
        return known >= min(_FEWEST, len(self._all)) and known >= _SHARE * filled > 0

    def known(self, row: Row) -> int:
        """Return how many of the row's cells are known headings."""
        keys = [heading_key(text) for text in row.texts]
        known = {at for at, key in enumerate(keys) if key in self._all}
        if known and self._apart:  # some may be told apart from others of the same heading
            names = names_apart(row.texts, keys)
            numbers = _numbers(keys)
            known |= {at for at, name in names.items() if heading_key(name) in self._all}
            known |= {at for at, key in enumerate(keys) if f"{key}#{numbers[at]}" in self._all}
        return len(known)

    def is_broken(self, whole: Row, upper: Row, lower: Row) -> bool:
        """Tell whether two rows, written on, are a heading that neither of them is alone."""
        first = [text for text in whole.texts[:_FEW_FIRST] if len(text) <= _LONGEST_HEADING]
        if not any(heading_key(text) in self._all for text in first):
            return False  # asked of every two rows of a long table
        single = self.is_heading(upper) or self.is_heading(lower)
        return not single and self.is_heading(whole)

    def layout(self, row: Row) -> Layout:
        """Return the layout that the first heading row sets.

        Raises:
            TableError: a heading is unknown or stands twice, or a field that the descriptor
                names has no column.
        """
        cells = list(row.cells)
        while cells and not cells[-1].text.strip():
            cells.pop()
        keys = [heading_key(cell.text) for cell in cells]
        names, numbers = names_apart([cell.text.strip() for cell in cells], keys), _numbers(keys)
        columns: list[Column] = []
        indicator: int | None = None  # the indicator whose columns are being read
        followed: set[str] = set()  # its headings that have been read
        for index, cell in enumerate(cells):
            key, apart = keys[index], names.get(index, "")
            own = (f"{key}#{numbers[index]}", heading_key(apart), key)
            key = next((each for each in own if each in self._known), key)
            if indicator is not None and key in self._followers[indicator] and key not in followed:
                role: Role = (self._followers[indicator][key], indicator)
                followed.add(key)
            elif key in self._known:
                role = self._known[key]
                if role[0] == "indicator":
                    indicator, followed = role[1], set()
                elif role[0] not in _BETWEEN_VALUES:
                    indicator = None
            elif not key:
                role = (None, 0)
            else:
                raise _unknown_heading(cell, apart)
            if key == own[0]:
                apart = f"{cell.text.strip()}#{numbers[index]}"
            elif key == own[-1] and role[0] in _TOLD_BY_PLACE:
                apart = ""
            columns.append(Column(index, cell.text, *role, apart))
        self._check(columns, row)
        return Layout(tuple(columns))

    def _check(self, columns: list[Column], row: Row) -> None:
        roles = [(column.field, column.group) for column in columns if column.field]
        for role in dict.fromkeys(self._known.values()):
            field = role[0]
            if field is None:
                continue
            headings = [key for key, known in self._known.items() if known == role]
            if role not in roles:
                raise _missing_column(field, headings, row)
            if roles.count(role) > 1 and field not in _MAY_REPEAT:
                raise _column_twice(role, columns, row)

    def repeated(self, row: Row, layout: Layout) -> Layout:
        """Return the layout below a further heading row.

        Headings in the order already known, some of them misspelt or shifted, change nothing; the
        same headings in another order do.
        """
        known = [heading_key(column.heading) for column in layout.columns]
        printed = [key for key in map(heading_key, row.texts) if key in known]
        remaining = iter(known)
        in_order = all(any(key == other for other in remaining) for key in printed)
        return layout if in_order or not self._same_as_known(row) else self.layout(row)

    def _same_as_known(self, row: Row) -> bool:
        """Tell whether the row is a whole heading row, so that another order can be believed."""
        keys = {heading_key(text) for text in row.texts if text.strip()}
        return keys <= self._all


def _numbers(keys: Sequence[str]) -> list[int]:
    """Return for each heading which of its equals it is, from 1."""
    seen = Counter[str]()
    numbers: list[int] = []
    for key in keys:
        seen[key] += 1
        numbers.append(seen[key])
    return numbers


def _unknown_heading(cell: Cell, apart: str) -> TableError:
    named = f"（「{apart}」）" if apart else ""
    english = f" ({apart!r})" if apart else ""
    return TableError(
        "column-unknown",
        Bilingual(
            f"見出し「{cell.text}」{named}が記述子にありません。",
            f"the descriptor does not know the heading {cell.text!r}{english}.",
        ),
        Bilingual(
            "source.toml の [columns] で項目に割り当てるか、ignore に加えてください。",
            "give it to a field under [columns] in source.toml, or add it to ignore.",
        ),
        cell.origin,
    )


def _missing_column(field: str, headings: list[str], row: Row) -> TableError:
    return TableError(
        "column-missing",
        Bilingual(
            f"項目 {field} の見出し（{'、'.join(headings)}）が表にありません。",
            f"no column of the table is headed {' or '.join(headings)} ({field}).",
        ),
        Bilingual(
            "source.toml の見出しを表に合わせてください。",
            "fit the headings in source.toml to the table's.",
        ),
        row.origin,
    )


def _column_twice(role: Role, columns: Sequence[Column], row: Row) -> TableError:
    field = role[0]
    same = [column for column in columns if (column.field, column.group) == role]
    headings = "、".join(dict.fromkeys(column.heading.strip() for column in same))
    places = "、".join(f"{column.index + 1} 列目 {_letters(column.index)}" for column in same)
    at = ", ".join(f"{column.index + 1} ({_letters(column.index)})" for column in same)
    names = "、".join(f'"{column.name.strip()}"' for column in same[:2])
    first = same[0].heading.strip()
    return TableError(
        "column-twice",
        Bilingual(
            f"項目 {field} に当たる列（{headings}）が二つ以上あります（{places}）。",
            f"more than one column is headed {headings} ({field}): columns {at}.",
        ),
        Bilingual(
            f'source.toml に、使う列だけを {names} や "{first}#2"（同じ見出しの 2 番目）のように'
            "書き、ほかは別の項目か ignore に書いてください。",
            f'name the one column that is meant in source.toml as {names} or "{first}#2" (the '
            "second of that heading), and give the others to another field or to ignore.",
        ),
        row.origin,
    )


def _letters(index: int) -> str:
    """Return a column's letters, as spreadsheets name it.

    >>> _letters(0), _letters(25), _letters(26), _letters(209)
    ('A', 'Z', 'AA', 'HB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def no_heading(file: str, headings: Headings) -> TableError:
    """Return the error for a file in which no heading row was found."""
    wanted = "、".join(headings.expected)
    return TableError(
        "heading-missing",
        Bilingual(
            f"見出しの行が見つかりません（期待した見出し: {wanted}）。",
            f"no heading row was found (expected {wanted}).",
        ),
        Bilingual(
            "source.toml の [columns] を表の見出しに合わせるか、table.format を確かめてください。",
            "fit [columns] in source.toml to the table's headings, or check table.format.",
        ),
        file,
    )
