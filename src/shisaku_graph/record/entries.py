"""Entries: what one repaired row says, before the plan and the organisation are known as wholes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from shisaku_graph.record.model import Level, Note, ProjectList, SourceCell, Text
from shisaku_graph.record.nameless import NamelessRowError
from shisaku_graph.record.names import split_notation
from shisaku_graph.record.row_time import kind_printed, measure_printed
from shisaku_graph.record.tree import LEVEL_OF, Node
from shisaku_graph.record.units import unit_name, unit_paths, unit_rank
from shisaku_graph.source.fields import LEVELS
from shisaku_graph.table.body import BodyRow, Column
from shisaku_graph.table.cells import Cell
from shisaku_graph.trace import Origin

UnitPath = tuple[str, ...]


_BEHIND = re.compile(r"(?<=名)\s.*|(?<=名称)\s.*|[・（(【\[].*", re.DOTALL)


def level_name(heading: str) -> str:
    r"""Return what a level of the plan is called by the heading over its names.

    >>> [level_name(text) for text in ("基本\n方向", "施策の名称", "施策名・評価", "名称")]
    ['基本方向', '施策', '施策', '名称']
    """
    whole = "".join(_BEHIND.sub("", heading).split()) or "".join(heading.split())
    return re.sub(r"(?<=.)の?名称?$", "", whole)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: its path in the plan, units, texts, and the projects it lists or is about.

    ``grades`` are all its grades, each with its criterion, ``grade`` among them; ``upper`` those of
    what stands above it: which of the nodes, criterion, grade.
    ``project`` is the row's own project, where each row is one; ``listed`` those in one cell.
    """

    body: BodyRow
    nodes: tuple[Node, ...]
    units: tuple[tuple[UnitPath, Origin, int], ...]
    divisions: tuple[tuple[UnitPath, Origin], ...]
    goal: Text | None
    approach: Text | None
    result: Text | None
    next_steps: Text | None
    grade: Text | None
    grades: tuple[tuple[str, Text], ...]
    project: Text | None
    code: Text | None
    listed: tuple[Text, ...]
    project_list: ProjectList | None
    notes: tuple[Note, ...] = field(default=())
    upper: tuple[tuple[int, str, Text], ...] = field(default=())

    @property
    def origin(self) -> Origin:
        """The place of the row."""
        return self.body.row.origin

    def heading(self, field_id: str) -> str:
        """Return the heading of a field's column as printed."""
        at = self.body.layout.index_of(field_id)
        return "" if at is None else self.body.layout.columns[at].heading

    @property
    def unit_paths(self) -> tuple[UnitPath, ...]:
        """The units that the row names."""
        return tuple(path for path, _, _ in self.units)

    @property
    def unit_places(self) -> Iterator[tuple[UnitPath, Origin]]:
        """Each unit that the row names, those above first, with the cell that names it."""
        told = dict(self.divisions)
        for path, origin, own in self.units:
            for depth in range(1, len(path) + 1):
                unit = path[:depth]
                if depth > len(path) - own or unit not in told:
                    yield unit, origin
                if unit in told:
                    yield unit, told[unit]


def read_entry(body: BodyRow) -> Entry:
    """Read one row.

    Raises:
        NamelessRowError: the row names neither the policy nor the project that it should be about.
    """
    nodes = tuple(_nodes(body))
    project = _text(body, "project")
    if body.layout.index_of("project") is not None:
        if project is None and not _is_about_policy(body, nodes):
            raise NamelessRowError(body, "project")
    elif body.layout.index_of("policy") is not None and (
        not nodes or nodes[-1].level is not Level.POLICY
    ):
        raise NamelessRowError(body, "policy")
    at = body.layout.index_of("projects")
    listed = tuple(
        Text(name, body.row.cells[at].origin)
        for name in dict.fromkeys(body.text("projects").split("\n"))
        if at is not None and name
    )
    return Entry(
        body=body,
        nodes=nodes,
        units=tuple(_units(body)),
        divisions=tuple(_divisions(body)),
        goal=_text(body, "goal"),
        approach=_text(body, "approach"),
        result=_text(body, "result"),
        next_steps=_text(body, "next_steps"),
        grade=_text(body, "grade"),
        grades=tuple(_grades(body)),
        project=project,
        code=_text(body, "project_code"),
        listed=listed,
        project_list=None if at is None else _list_status(body, at, listed),
        upper=tuple(_upper(body, nodes)),
        notes=(*_notes(body), *_other_measures(body)),
    )


def _is_about_policy(body: BodyRow, nodes: tuple[Node, ...]) -> bool:
    """Tell whether a row without a project is a policy's own: it prints the policy's name."""
    if not nodes or nodes[-1].level is not Level.POLICY:
        return False
    place, own = nodes[-1].origin, body.row.origin
    return (place.line, place.sheet, place.row) == (own.line, own.sheet, own.row)


def _notes(body: BodyRow) -> Iterator[Note]:
    """Yield the row's further texts."""
    for column in body.layout.all_of("notes"):
        cell = body.row.cells[column.index]
        if cell.text:
            yield Note(column.name, Text(cell.text, cell.origin))


def _other_measures(body: BodyRow) -> Iterator[Note]:
    """Yield figures whose row says that they are neither target nor actual: 達成率."""
    said = body.text("measure")
    if said and not (measure_printed(said) or kind_printed(said)):
        for field_id in ("actual", "target"):
            for column in body.layout.all_of(field_id):
                cell = body.row.cells[column.index]
                if cell.text:
                    names = (body.text("indicator", column.group), said, body.text("year"))
                    yield Note(" ".join(filter(None, names)), Text(cell.text, cell.origin))


def _grades(body: BodyRow) -> Iterator[tuple[str, Text]]:
    columns = (*body.layout.all_of("grade"), *body.layout.all_of("grades"))
    for column in sorted(columns, key=lambda each: each.index):
        cell = body.row.cells[column.index]
        if cell.text:
            yield "".join(column.name.split()), Text(cell.text, cell.origin)


def _upper(body: BodyRow, nodes: tuple[Node, ...]) -> Iterator[tuple[int, str, Text]]:
    """Yield the grades of the levels, each with the place of its node among those of the row."""
    for level in LEVELS:
        for column in body.layout.all_of(f"{level}_grade"):
            cell = body.row.cells[column.index]
            at = next((n for n, node in enumerate(nodes) if node.level is LEVEL_OF[level]), None)
            if cell.text and at is not None:
                yield at, "".join(column.heading.split()), Text(cell.text, cell.origin)


def source_cells(body: BodyRow) -> Iterator[SourceCell]:
    """Yield each filled cell of the row as received, under the column where it belongs.

    An empty one, too, that a person filled by a correction: what it states has a place.
    """
    columns: dict[Origin, Column] = {}
    standing: dict[int | None, Column] = {}  # by the place in the row, for a row that goes on
    for cell, column in zip(body.row.cells, body.layout.columns, strict=False):
        columns.setdefault(cell.origin, column)  # a grade parted from a name shares its cell
        standing.setdefault(cell.origin.column, column)
    received = {cell.origin: cell.text for cell in body.received.cells if cell.text}
    own = body.row.origin
    filled = {
        cell.origin: ""
        for cell in body.row.cells
        if cell.text and cell.origin not in received and _stands_in(own, cell.origin)
    }
    for origin, text in {**received, **filled}.items():
        under = columns.get(origin)
        if under is None and not _stands_in(own, origin):
            under = standing.get(origin.column)
        heading = under.heading if under else ""
        yield SourceCell(origin, heading, under.field if under else None, text)


def _stands_in(row: Origin, cell: Origin) -> bool:
    return (cell.line, cell.sheet, cell.row) == (row.line, row.sheet, row.row)


def _cell(body: BodyRow, field_id: str) -> Cell | None:
    at = body.layout.index_of(field_id)
    return None if at is None or not body.row.cells[at].text else body.row.cells[at]


def _text(body: BodyRow, field_id: str) -> Text | None:
    cell = _cell(body, field_id)
    return None if cell is None else Text(cell.text, cell.origin)


def _nodes(body: BodyRow) -> Iterator[Node]:
    for level in LEVELS:
        at = body.layout.index_of(level)
        if at is not None and body.row.cells[at].text:
            notation, name = split_notation(body.row.cells[at].text)
            code = _text(body, f"{level}_code")
            heading = level_name(body.layout.columns[at].heading)
            yield Node(
                LEVEL_OF[level],
                name,
                code.value if code else notation,
                heading,
                body.row.cells[at].origin,
                code.origin if code else None,
            )


def _units(body: BodyRow) -> Iterator[tuple[UnitPath, Origin, int]]:
    """Yield the units of the row: those of its columns from the top down, else of its one cell.

    Each comes with its cell, and with how many of its path's last units that cell itself names.
    """
    stacked = tuple(_divisions(body))
    above = stacked[-1][0] if stacked else ()
    named = _cell(body, "department")
    if named is None:
        if stacked:
            place = stacked[-1][1]
            yield above, place, sum(origin == place for _, origin in stacked)
        return
    for path in unit_paths(named.text):
        yield (*_inside(above, path), *path), named.origin, len(path)


def _divisions(body: BodyRow) -> Iterator[tuple[UnitPath, Origin]]:
    """Yield the units of the columns that stand over the row's department."""
    stacked: list[str] = []
    for column in body.layout.all_of("units"):
        cell = body.row.cells[column.index]
        for name in map(unit_name, cell.text.split("\n")):
            if name and name not in stacked:
                stacked.append(name)
                yield tuple(stacked), cell.origin


def _inside(above: UnitPath, path: UnitPath) -> UnitPath:
    """Return which of the units above a path are its own: a division of its own has only a 局."""
    if path[0] in above:
        return above[: above.index(path[0])]
    if len(path) > 1 and unit_rank(path[0]) == 1:
        bureaus = [unit.endswith("局") and not path[0].endswith("局") for unit in above]
        return above[: [*bureaus, False].index(False)]
    return above


def _list_status(body: BodyRow, at: int, listed: tuple[Text, ...]) -> ProjectList:
    if at in body.lost:
        return ProjectList.LOST
    return ProjectList.LISTED if listed else ProjectList.NONE


def measures_more(names: tuple[str, ...], before: Iterable[tuple[str, ...]]) -> bool:
    """Tell whether a further row of a policy names an indicator that the rows before do not."""
    return bool(names) and all(names != each for each in before)


def indicator_names(entry: Entry) -> tuple[str, ...]:
    """Return the indicators that a row names, each with the year and measure of its one figure."""
    columns = entry.body.layout.all_of("indicator")
    names = tuple(text for each in columns if (text := entry.body.row.cells[each.index].text))
    of = tuple(text for field in ("year", "measure") if (text := entry.body.text(field)))
    return (*names, *of)
