"""Repaired rows become records: the plan's tree, departments, projects and yearly reports."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from shisaku_graph.errors import RecordError
from shisaku_graph.language import Bilingual
from shisaku_graph.record.identity import comparison, key
from shisaku_graph.record.model import (
    Department,
    FiscalYear,
    Goal,
    PlanElement,
    Policy,
    ProgressReport,
    Project,
    ProjectList,
    Records,
    SourceCell,
    Text,
)
from shisaku_graph.record.names import split_notation
from shisaku_graph.record.tree import LEVEL_OF, Node, Organisation, Path, PlanTree
from shisaku_graph.record.units import unit_paths
from shisaku_graph.source.descriptor import Descriptor
from shisaku_graph.source.document import SourceFile
from shisaku_graph.source.fields import FIELDS, LEVELS
from shisaku_graph.table.headings import BodyRow
from shisaku_graph.trace import Ledger, Origin

_TEXTS = ("goal", "approach", "result", "next_steps")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one row says, before elements and departments are known as wholes."""

    path: Path
    origin: Origin
    units: tuple[tuple[str, ...], ...]
    texts: dict[str, Text]
    projects: tuple[tuple[str, Origin], ...]
    project_list: ProjectList | None


@dataclass(slots=True)
class _Gathering:
    tree: PlanTree
    organisation: Organisation = field(default_factory=Organisation)
    entries: dict[Path, _Entry] = field(default_factory=dict)
    projects: dict[str, list[tuple[str, Origin, Path]]] = field(default_factory=dict)
    cells: list[SourceCell] = field(default_factory=list)


def read_records(
    rows: Iterable[BodyRow], descriptor: Descriptor, source: SourceFile, ledger: Ledger
) -> Records:
    """Read every row into records.

    Raises:
        RecordError: a row names no policy, two rows speak of one policy, or no row is left.
    """
    gathered = _Gathering(PlanTree(_renamed(descriptor)))
    for body in rows:
        _gather(body, gathered)
    if not gathered.entries:
        raise RecordError(
            "no-records",
            Bilingual("データの行が一つもありません。", "the table holds no row of data."),
            Bilingual("書き出した範囲を確かめてください。", "check the range that was exported."),
            source.name,
        )
    return _assembled(gathered, descriptor, source, ledger)


def _renamed(descriptor: Descriptor) -> dict[tuple[str, str], str]:
    """Return, for each renamed element, the oldest name: the one that gave its key."""
    earlier = {
        (LEVEL_OF[item.level].value, comparison(item.now)): item.before
        for item in descriptor.renamed
    }
    oldest: dict[tuple[str, str], str] = {}
    for (level, now), before in earlier.items():
        seen = {now}
        while (older := earlier.get((level, comparison(before)))) and comparison(
            before
        ) not in seen:
            seen.add(comparison(before))
            before = older  # noqa: PLW2901  # follow the chain of names back
        oldest[level, now] = before
    return oldest


def _gather(body: BodyRow, gathered: _Gathering) -> None:
    nodes = tuple(_nodes(body))
    if not nodes or nodes[-1].level is not LEVEL_OF["policy"]:
        raise _no_policy(body)
    path = gathered.tree.add(nodes)
    entry = _entry(body, path)
    if path in gathered.entries:
        raise _told_twice(nodes[-1].name, gathered.entries[path].origin, entry.origin)
    gathered.entries[path] = entry
    for name, origin in entry.projects:
        gathered.projects.setdefault(comparison(name), []).append((name, origin, path))
    at = body.layout.index_of("department")
    for unit in entry.units:
        gathered.organisation.add(unit, body.row.cells[at or 0].origin)
    gathered.cells.extend(_source_cells(body))


def _nodes(body: BodyRow) -> Iterator[Node]:
    for level in LEVELS:
        at = body.layout.index_of(level)
        if at is not None and body.row.cells[at].text:
            notation, name = split_notation(body.row.cells[at].text)
            heading = "".join(body.layout.columns[at].heading.split())
            yield Node(LEVEL_OF[level], name, notation, heading, body.row.cells[at].origin)


def _entry(body: BodyRow, path: Path) -> _Entry:
    texts = {
        name: Text(body.row.cells[at].text, body.row.cells[at].origin)
        for name in _TEXTS
        if (at := body.layout.index_of(name)) is not None and body.row.cells[at].text
    }
    at = body.layout.index_of("projects")
    names = [name for name in body.text("projects").split("\n") if name]
    projects = tuple((name, body.row.cells[at or 0].origin) for name in dict.fromkeys(names))
    return _Entry(
        path, body.row.origin, unit_paths(body.text("department")), texts, projects,
        None if at is None else _list_status(body, at, projects),
    )  # fmt: skip


def _list_status(body: BodyRow, at: int, projects: tuple[object, ...]) -> ProjectList:
    if at in body.lost:
        return ProjectList.LOST
    return ProjectList.LISTED if projects else ProjectList.NONE


def _source_cells(body: BodyRow) -> Iterator[SourceCell]:
    columns = {
        cell.origin: column
        for cell, column in zip(body.row.cells, body.layout.columns, strict=False)
    }
    for cell in body.received.cells:
        if cell.text:
            column = columns.get(cell.origin)
            heading = column.heading if column else ""
            yield SourceCell(cell.origin, heading, column.field if column else None, cell.text)


def _assembled(
    gathered: _Gathering, descriptor: Descriptor, source: SourceFile, ledger: Ledger
) -> Records:
    year = FiscalYear(descriptor.start_year, descriptor.dataset.fiscal_year)
    units = gathered.organisation.departments()
    elements = {
        path: _policy(element, gathered.entries[path], units)
        if path in gathered.entries
        else element
        for path, element in gathered.tree.elements().items()
    }
    projects = _projects(gathered, elements)
    return Records(
        descriptor=descriptor,
        source=source,
        year=year,
        elements=tuple(elements.values()),
        departments=tuple(units.values()),
        projects=tuple(projects.values()),
        reports=tuple(
            _report(entry, elements[path], projects, year)
            for path, entry in gathered.entries.items()
        ),
        cells=tuple(gathered.cells),
        repairs=tuple(ledger.events),
        suspects=tuple(ledger.suspects),
    )


def _policy(
    element: PlanElement, entry: _Entry, units: dict[tuple[str, ...], Department]
) -> Policy:
    goal = entry.texts.get("goal")
    return Policy(
        key=element.key,
        level=element.level,
        name=element.name,
        notation=element.notation,
        level_name=element.level_name,
        parent=element.parent,
        position=element.position,
        origins=element.origins,
        goal=goal and Goal(key=f"{element.key}-{key('goal', goal.value)}", text=goal),
        approach=entry.texts.get("approach"),
        departments=tuple(units[path] for path in entry.units),
    )


def _projects(gathered: _Gathering, elements: dict[Path, PlanElement]) -> dict[str, Project]:
    found: dict[str, Project] = {}
    for position, (name, mentions) in enumerate(gathered.projects.items(), start=1):
        notation, plain = split_notation(mentions[0][0])
        found[name] = Project(
            key=key("project", mentions[0][0]),
            name=plain,
            notation=notation,
            position=position,
            implements=tuple(dict.fromkeys(elements[path] for _, _, path in mentions)),
            departments=(),
            origins=tuple(dict.fromkeys(origin for _, origin, _ in mentions)),
        )
    return found


def _report(
    entry: _Entry, subject: PlanElement, projects: dict[str, Project], year: FiscalYear
) -> ProgressReport:
    if not isinstance(subject, Policy):  # entries stand under policies only
        raise TypeError(subject)
    return ProgressReport(
        subject=subject,
        year=year,
        result=entry.texts.get("result"),
        next_steps=entry.texts.get("next_steps"),
        projects=tuple(projects[comparison(name)] for name, _ in entry.projects),
        project_list=entry.project_list,
        departments=subject.departments,
        origin=entry.origin,
    )


def _no_policy(body: BodyRow) -> RecordError:
    label = FIELDS["policy"].label
    shown = " | ".join(text for text in body.row.texts if text)[:80]
    return RecordError(
        "row-without-policy",
        Bilingual(
            f"{label.ja}の欄が空の行があります（{shown}）。",
            f"a row names no {label.en} ({shown}).",
        ),
        Bilingual(
            "行のずれか結合セルの跡です。訂正表で値を補うか、表を直してください。",
            "the row is shifted or part of a merged cell: add a correction, or mend the table.",
        ),
        body.row.origin,
    )


def _told_twice(name: str, first: Origin, second: Origin) -> RecordError:
    return RecordError(
        "policy-twice",
        Bilingual(
            f"施策「{name}」の行が二つあります（{first.line} 行目と {second.line} 行目）。",
            f"two rows speak of the policy {name} (lines {first.line} and {second.line}).",
        ),
        Bilingual(
            "重複なら一方を除き、別の施策なら名称か上位の欄を訂正表で区別してください。",
            "drop one if it is a copy; if not, tell them apart by name or parent in a correction.",
        ),
        second,
    )
