"""Forms: labels stand beside or above their values, one form for each policy or project.

Each form becomes a row, each label a column; every value keeps the place where it was printed. A
table inside a form (指標名｜単位｜実績 over its rows) gives columns for each of its rows; one with
labels at its left too gives ``事業費／R5決算``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from shisaku_graph.errors import TableError
from shisaku_graph.language import Bilingual
from shisaku_graph.source.document import SourceFile
from shisaku_graph.table.cells import Cell, Row, Table
from shisaku_graph.table.headings import heading_key
from shisaku_graph.trace import Origin

_UNITS = ("円", "千円", "百万円", "億円", "%", "％")
"""What may stand in a cell of its own behind a number, and belongs to it."""
_FEWEST_LABELS = 2  # of a block, for it to be a form


@dataclass(frozen=True, slots=True)
class Form:
    """One form: where it begins, its values by heading, and what stands above its first label."""

    origin: Origin
    values: Mapping[str, Cell]
    above: tuple[Row, ...] = ()


class Forms:
    """The forms of a file as a table: a heading row, then a row for each form.

    Attributes:
        titles: what the first lines say: they may name the year and the city.
        outside: the rows of no form, and those above a form's first label: titles, a cover sheet.
    """

    def __init__(self, table: Table, labels: Sequence[str], begins: str | None = None) -> None:
        """Read the forms of ``table``.

        Args:
            table: the cells, sheet after sheet.
            labels: every label of the forms, as printed.
            begins: the text with which each form begins; without it, each sheet is one form.

        Raises:
            TableError: no form was found.
        """
        keys = frozenset(map(heading_key, labels))
        forms: list[Form] = []
        outside: list[Row] = []
        for block in blocks(table.rows(), heading_key(begins) if begins else None):
            form = read_form(block, keys)
            is_one = len(form.values) >= _FEWEST_LABELS
            outside += form.above if is_one else block
            forms += [form] * is_one
        self._forms, self.outside = tuple(forms), tuple(map(_printed_once, outside))
        if not self._forms:
            raise _no_forms(table.source.name, labels)
        self.titles = tuple(" ".join(filter(None, row.texts)) for row in _first(table, 3))
        self._headings = tuple(dict.fromkeys(h for form in self._forms for h in form.values))
        many = len(self._forms)
        told = Bilingual(f"様式 {many} 枚を読んだ", f"{many} forms were read")
        self._source = replace(table.source, notices=(*table.source.notices, told))

    @property
    def source(self) -> SourceFile:
        """The file's facts."""
        return self._source

    def rows(self) -> Iterator[Row]:
        """Yield the headings, then each form as a row."""
        first = self._forms[0].origin
        yield Row(first, tuple(Cell(heading, first) for heading in self._headings))
        for form in self._forms:
            empty = Cell("", form.origin)
            yield Row(form.origin, tuple(form.values.get(h, empty) for h in self._headings))


def _first(table: Table, many: int) -> tuple[Row, ...]:
    return tuple(islice((row for row in table.rows() if not row.is_blank()), many))


def blocks(rows: Iterable[Row], begins: str | None) -> Iterator[tuple[Row, ...]]:
    """Yield the rows of each form: those of one sheet, or from one beginning to the next."""
    held: list[Row] = []
    for row in rows:
        if row.is_blank():
            continue
        new_sheet = bool(held) and held[-1].origin.sheet != row.origin.sheet
        if new_sheet or (begins and any(heading_key(text) == begins for text in row.texts)):
            if held:
                yield tuple(held)
            held = []
        held.append(row)
    if held:
        yield tuple(held)


def read_form(block: Sequence[Row], labels: frozenset[str]) -> Form:
    """Read one form: each value under the labels to its left and above it."""
    reader = _Reader(labels)
    for at, row in enumerate(block):
        reader.read(row, block[at + 1] if at + 1 < len(block) else None)
    return Form(block[0].origin, reader.values, tuple(reader.above))


def _printed_once(row: Row) -> Row:
    """Return a row without what a merged cell repeats."""
    return Row(row.origin, tuple({cell.origin: cell for cell in row.cells if cell.text}.values()))


@dataclass(slots=True)
class _Reader:
    """Reads a form row by row; ``over`` are the labels of the table inside it, by column."""

    labels: frozenset[str]
    values: dict[str, Cell] = field(default_factory=dict)
    over: dict[int, str] = field(default_factory=dict)
    group: tuple[Origin, str] | None = None  # a label that reaches down over several rows
    seen: set[Origin] = field(default_factory=set)
    started: bool = False
    above: list[Row] = field(default_factory=list)

    def read(self, row: Row, below: Row | None) -> None:
        """Take in a row."""
        fresh = {
            index: cell
            for index, cell in enumerate(row.cells)
            if cell.text.strip() and cell.origin not in self.seen
        }
        if not self.started and not any(
            heading_key(cell.text) in self.labels for cell in fresh.values()
        ):
            self.above.append(row)
            return
        self.started = True
        carried = any(self.group and cell.origin == self.group[0] for cell in row.cells)
        if self.group and not carried:
            self.group = None
        self.seen.update(cell.origin for cell in fresh.values())
        named = {at: cell for at, cell in fresh.items() if heading_key(cell.text) in self.labels}
        told = {at: cell for at, cell in fresh.items() if at not in named}
        if named and below is not None:
            self._reaches_down(named, row, below)
        if named and not told:
            self.over = {at: cell.text for at, cell in named.items() if not self._is_group(cell)}
            return
        inside = self._inside(named, told)
        if not inside and named:
            self.over = {}
        left: str | None = None
        for at in sorted(fresh):
            if at in named:
                left = None if self._is_group(named[at]) else named[at].text
            else:
                self._put(left, self._above(at) if inside or left is None else None, told[at])

    def _reaches_down(self, named: Mapping[int, Cell], row: Row, below: Row) -> None:
        """Note a label at the left that the next row shares: it is the name of a group."""
        first = min(named)
        reaches = first < len(below.cells) and below.cells[first].origin == row.cells[first].origin
        if reaches and len(named) > 1:
            self.group = (row.cells[first].origin, row.cells[first].text)

    def _is_group(self, cell: Cell) -> bool:
        return self.group is not None and cell.origin == self.group[0]

    def _inside(self, named: Mapping[int, Cell], told: Mapping[int, Cell]) -> bool:
        """Tell whether a row belongs to the table whose labels stand above it."""
        under = [at for at in told if at in self.over]
        if not named:
            return bool(self.over)
        one = len(named) == 1 and min(named) < min(told)
        return one and len(under) > 1

    def _above(self, at: int) -> str | None:
        """Return the label above a column: its own, or the next one to the left."""
        before = [column for column in self.over if column <= at]
        return self.over[max(before)] if before else None

    def _put(self, left: str | None, above: str | None, cell: Cell) -> None:
        group = self.group[1] if self.group else None
        parts = [part for part in (group, left, above) if part]
        heading = (
            "／".join(" ".join(part.split()) for part in dict.fromkeys(parts)) or "（見出しなし）"
        )
        if self.values and cell.text.strip() in _UNITS:
            last = next(reversed(self.values))
            if last.startswith(heading):
                before = self.values[last]
                self.values[last] = Cell(f"{before.text}{cell.text.strip()}", before.origin)
                return
        name, count = heading, 1
        while name in self.values:
            count += 1
            name = f"{heading}（{count}）"
        self.values[name] = cell


def _no_forms(file: str, labels: Sequence[str]) -> TableError:
    named = "、".join(labels[:5])
    return TableError(
        "forms-missing",
        Bilingual(
            f"様式（{named} などの欄が並ぶもの）が見つかりません。",
            f"no form with the labels {named} … was found.",
        ),
        Bilingual(
            "source.toml の [table] の labels を、様式に印字された欄の名前に合わせてください。",
            "fit labels under [table] in source.toml to the labels that the forms print.",
        ),
        file,
    )
