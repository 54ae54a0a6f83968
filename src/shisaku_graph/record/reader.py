"""Repaired rows become records: the plan's tree, departments, projects and yearly reports."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from shisaku_graph.errors import RecordError
from shisaku_graph.language import Bilingual
from shisaku_graph.record.entries import Entry, UnitPath, read_entry, source_cells
from shisaku_graph.record.expected import check_expected
from shisaku_graph.record.figures import amounts, indicators
from shisaku_graph.record.identities import NO_PAST, Identities, Past
from shisaku_graph.record.identity import comparison, key
from shisaku_graph.record.ledger import Identity
from shisaku_graph.record.model import (
    Assessment,
    Department,
    FiscalYear,
    Goal,
    Level,
    Note,
    PlanElement,
    Policy,
    ProgressReport,
    Project,
    Records,
    SourceCell,
)
from shisaku_graph.record.names import split_notation
from shisaku_graph.record.projects import ProjectRows, gather_projects, listed_key
from shisaku_graph.record.succession import succession
from shisaku_graph.record.tree import LEVEL_OF, Organisation, Path, PlanTree, path_of
from shisaku_graph.repair.doubts import GoneSinceLastYear
from shisaku_graph.source.descriptor import Descriptor
from shisaku_graph.source.document import SourceFile
from shisaku_graph.table.headings import BodyRow
from shisaku_graph.trace import Ledger, Origin, Suspect


@dataclass(frozen=True, slots=True)
class _Whole:
    """The plan, the organisation and the projects, once every row has been read."""

    descriptor: Descriptor
    year: FiscalYear
    elements: dict[Path, PlanElement]
    units: dict[UnitPath, Department]
    projects: dict[str, Project]
    identities: Identities


def read_records(
    rows: Iterable[BodyRow],
    descriptor: Descriptor,
    source: SourceFile,
    ledger: Ledger,
    past: Past = NO_PAST,
) -> Records:
    """Read every row into records.

    Args:
        rows: the repaired rows.
        descriptor: what they mean.
        source: the file's facts.
        ledger: the book of repairs and suspects.
        past: last year's ledger of identities, and what a person decided about it.

    Raises:
        RecordError: a row names nothing, two rows speak of one policy, no row is left, or there
            are fewer or more records of a class than the descriptor expects.
        ContinuityError: a decision does not fit the ledger or the table.
    """
    entries: list[Entry] = []
    cells: list[SourceCell] = []
    year = FiscalYear(descriptor.start_year, descriptor.dataset.fiscal_year)
    identities = Identities(year.start, past.ledger, past.decisions, _renamed(descriptor))
    tree, organisation = PlanTree(identities), Organisation(identities)
    for body in rows:
        cells.extend(source_cells(body))
        if body.names_only:
            continue
        entry = read_entry(body)
        entries.append(entry)
        if entry.nodes:
            tree.add(entry.nodes)
        for path, origin in entry.units:
            organisation.add(path, origin)
    if not entries:
        raise _no_records(source)
    told = _told(entries, several=bool(descriptor.indicators))
    units = organisation.departments()
    elements = {
        path: _policy(element, told.get(path, ()), units)
        for path, element in tree.elements().items()
    }
    gathered = gather_projects(entries, ledger, identities, lines=bool(descriptor.columns.line))
    projects = {
        minted: _project(rows, position, elements, units)
        for position, (minted, rows) in enumerate(gathered.items(), start=1)
    }
    whole = _Whole(descriptor, year, elements, units, projects, identities)
    reports = (
        *(_policy_report(path, rows, whole) for path, rows in told.items()),
        *(_project_report(rows, whole) for rows in gathered.values() if rows.about),
    )
    followed = succession(identities)
    for gone in followed.unexplained:
        ask_why_gone(gone, ledger)
    records = Records(
        descriptor=descriptor,
        source=source,
        year=year,
        elements=tuple(elements.values()),
        departments=tuple(units.values()),
        projects=tuple(projects.values()),
        reports=reports,
        cells=tuple(cells),
        repairs=tuple(ledger.events),
        suspects=tuple(ledger.suspects),
        identities=followed.ledger,
        changes=followed.changes,
    )
    check_expected(records)
    return records


def ask_why_gone(gone: Identity, ledger: Ledger) -> None:
    """Ask a person why what last year's ledger held is not in this year's table.

    Projects come and go every year; of them nobody is asked.
    """
    if gone.kind == "project" or gone.place is None:
        return
    ledger.doubted(
        Suspect(
            GoneSinceLastYear.id,
            gone.place,
            None,
            gone.name,
            Bilingual(
                f"「{gone.name}」は前年度の台帳にありますが、今年度の表にありません。"
                "改称・統合・分割・終了のどれか、continuity.csv に書いてください。",
                f"Last year's ledger holds {gone.name}, this year's table does not: write into "
                "continuity.csv whether it was renamed, merged, split or ended.",
            ),
        )
    )


def _renamed(descriptor: Descriptor) -> dict[tuple[str, str], str]:
    """Return, for each renamed element, the oldest name: the one that gave its key."""
    earlier = {
        (LEVEL_OF[item.level].value, comparison(item.now)): item.before
        for item in descriptor.renamed
    }
    oldest: dict[tuple[str, str], str] = {}
    for (level, now), before in earlier.items():
        seen, name = {now}, before
        while (level, comparison(name)) in earlier and comparison(name) not in seen:
            seen.add(comparison(name))
            name = earlier[level, comparison(name)]
        oldest[level, now] = name
    return oldest


def _told(entries: Sequence[Entry], *, several: bool) -> dict[Path, tuple[Entry, ...]]:
    """Return the rows about policies by their path.

    Each policy has one, or one for each of its indicators where the table holds indicators.
    """
    told: dict[Path, tuple[Entry, ...]] = {}
    for entry in entries:
        if entry.project is None and entry.nodes and entry.nodes[-1].level is Level.POLICY:
            path = path_of(entry.nodes)
            before = told.get(path, ())
            if before and not (several and _measures_more(entry, before)):
                raise _told_twice(entry.nodes[-1].name, before[0].origin, entry.origin)
            told[path] = (*before, entry)
    return told


def _measures_more(entry: Entry, before: Sequence[Entry]) -> bool:
    """Tell whether a further row of a policy names an indicator that the rows before do not."""
    names = _indicator_names(entry)
    return bool(names) and all(names != _indicator_names(each) for each in before)


def _indicator_names(entry: Entry) -> tuple[str, ...]:
    columns = entry.body.layout.all_of("indicator")
    return tuple(text for each in columns if (text := entry.body.row.cells[each.index].text))


def _policy(
    element: PlanElement, rows: Sequence[Entry], units: dict[UnitPath, Department]
) -> PlanElement:
    if element.level is not Level.POLICY:
        return element
    goal = next((row.goal for row in rows if row.goal), None)
    return Policy(
        key=element.key,
        level=element.level,
        name=element.name,
        notation=element.notation,
        level_name=element.level_name,
        parent=element.parent,
        position=element.position,
        origins=element.origins,
        goal=Goal(key=f"{element.key}-{key('goal', goal.value)}", text=goal) if goal else None,
        approach=next((row.approach for row in rows if row.approach), None),
        departments=tuple(dict.fromkeys(units[path] for row in rows for path in row.unit_paths)),
    )


def _project(
    rows: ProjectRows,
    position: int,
    elements: dict[Path, PlanElement],
    units: dict[UnitPath, Department],
) -> Project:
    notation, name = split_notation(rows.name.value)
    above = [
        elements[path_of(entry.nodes)] for entry in (*rows.listed_by, *rows.about) if entry.nodes
    ]
    return Project(
        key=rows.key,
        name=name,
        notation=rows.code.value if rows.code else notation,
        position=position,
        implements=tuple(dict.fromkeys(above)),
        departments=tuple(
            dict.fromkeys(units[path] for entry in rows.about for path in entry.unit_paths)
        ),
        origins=tuple(
            dict.fromkeys(
                [mention.origin for mention in rows.mentions]
                + ([rows.code.origin] if rows.code else [])
            )
        ),
    )


def _policy_report(path: Path, rows: tuple[Entry, ...], whole: _Whole) -> ProgressReport:
    subject = whole.elements[path]
    if not isinstance(subject, Policy):  # _told_once keeps rows about policies only
        raise TypeError(subject)
    listed = dict.fromkeys(
        listed_key(name, whole.identities) for row in rows for name in row.listed
    )
    return _report(subject, rows, whole, tuple(whole.projects[item] for item in listed))


def _project_report(rows: ProjectRows, whole: _Whole) -> ProgressReport:
    return _report(whole.projects[rows.key], tuple(rows.about), whole, ())


def _report(
    subject: Policy | Project,
    entries: tuple[Entry, ...],
    whole: _Whole,
    projects: tuple[Project, ...],
) -> ProgressReport:
    first = entries[0]
    return ProgressReport(
        subject=subject,
        year=whole.year,
        result=next((entry.result for entry in entries if entry.result), None),
        next_steps=next((entry.next_steps for entry in entries if entry.next_steps), None),
        projects=projects,
        project_list=first.project_list,
        departments=subject.departments,
        grade=next((entry.grade for entry in entries if entry.grade), None),
        assessments=tuple(_assessments(entries)),
        indicators=tuple(
            dict.fromkeys(
                found
                for entry in entries
                for found in indicators(entry.body, whole.descriptor, subject.key)
            )
        ),
        amounts=tuple(
            found for entry in entries for found in amounts(entry.body, whole.descriptor)
        ),
        notes=tuple(
            dict.fromkeys(
                [note for entry in entries for note in entry.notes] + list(_further(entries))
            )
        ),
        origin=first.origin,
    )


def _assessments(entries: Sequence[Entry]) -> Iterator[Assessment]:
    """Yield every grade of one report; rows of one report are told apart by their indicator."""
    seen: set[tuple[str, Origin]] = set()
    for at, entry in enumerate(entries):
        about = " ".join(_indicator_names(entry)) if len(entries) > 1 else ""
        for criterion, grade in entry.grades:
            if (criterion, grade.origin) not in seen:  # a merged cell stands in several rows
                seen.add((criterion, grade.origin))
                yield Assessment(
                    key=key("assessment", criterion, *([str(at)] if at else [])),
                    criterion=criterion,
                    grade=grade,
                    about=about or None,
                )


def _further(entries: Sequence[Entry]) -> Iterator[Note]:
    """Yield as notes what further rows of one report say beside what its one field holds."""
    about_policy = entries[0].project is None
    for field in ("result", "next_steps", *(("goal", "approach") if about_policy else ())):
        told = [text for entry in entries if (text := getattr(entry, field)) is not None]
        for text in told[1:]:
            if text.value != told[0].value:
                yield Note(entries[0].heading(field), text)


def _no_records(source: SourceFile) -> RecordError:
    return RecordError(
        "no-records",
        Bilingual("データの行が一つもありません。", "the table holds no row of data."),
        Bilingual("書き出した範囲を確かめてください。", "check the range that was exported."),
        source.name,
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
