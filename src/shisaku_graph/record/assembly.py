"""Rows of one policy or project become its record and its report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from shisaku_graph.errors import RecordError
from shisaku_graph.language import Bilingual
from shisaku_graph.record.entries import Entry, UnitPath, indicator_names
from shisaku_graph.record.figures import amounts, indicators, united
from shisaku_graph.record.identity import key
from shisaku_graph.record.model import (
    Amount,
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
)
from shisaku_graph.record.names import split_notation
from shisaku_graph.record.projects import ProjectRows
from shisaku_graph.record.tree import Path, path_of
from shisaku_graph.source.descriptor import Descriptor
from shisaku_graph.trace import Origin

Elements = Mapping[Path, PlanElement]
Units = Mapping[UnitPath, Department]


def policy(element: PlanElement, rows: Sequence[Entry], units: Units) -> PlanElement:
    """Return a policy with what its rows say of it; an element above policies as it is."""
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
        departments=_departments(rows, units),
    )


def project(rows: ProjectRows, position: int, elements: Elements, units: Units) -> Project:
    """Return a project with what the rows that list it or are about it say."""
    notation, name = split_notation(rows.name.value)
    above: list[PlanElement] = []
    for entry in (*rows.listed_by, *rows.about):
        lowest = elements[path_of(entry.nodes)] if entry.nodes else None
        if lowest and lowest.level is Level.SUB_POLICY and lowest.parent:
            above.append(lowest.parent)  # the policy: what asks for its projects finds them
        above.extend([lowest] if lowest else [])
    return Project(
        key=rows.key,
        name=name,
        notation=rows.code.value if rows.code else notation,
        position=position,
        implements=tuple({(each.level, each.key): each for each in above}.values()),
        departments=_departments(rows.about, units),
        origins=tuple(
            dict.fromkeys(
                [mention.origin for mention in rows.mentions]
                + ([rows.code.origin] if rows.code else [])
                + [entry.code.origin for entry in rows.about if entry.code]
            )
        ),
    )


def _departments(rows: Iterable[Entry], units: Units) -> tuple[Department, ...]:
    named = (units[path] for row in rows for path in row.unit_paths)
    return tuple({each.key: each for each in named}.values())


def report(
    subject: PlanElement | Project,
    entries: Sequence[Entry],
    descriptor: Descriptor,
    projects: tuple[Project, ...] = (),
) -> ProgressReport:
    """Return what the rows of a policy or project say of the dataset's year.

    Args:
        subject: the policy or project.
        entries: its rows, one at least.
        descriptor: what their columns mean.
        projects: those that a policy's rows list.
    """
    if not isinstance(subject, Policy | Project):  # rows of reports are about nothing else
        raise TypeError(subject)
    first = entries[0]
    return ProgressReport(
        subject=subject,
        year=FiscalYear(descriptor.start_year, descriptor.dataset.fiscal_year),
        result=next((entry.result for entry in entries if entry.result), None),
        next_steps=next((entry.next_steps for entry in entries if entry.next_steps), None),
        projects=projects,
        project_list=first.project_list,
        departments=subject.departments,
        grade=next((entry.grade for entry in entries if entry.grade), None),
        assessments=tuple(_assessments(entries)),
        indicators=united(
            found for entry in entries for found in indicators(entry.body, descriptor, subject.key)
        ),
        amounts=tuple(_amounts(entries, descriptor)),
        notes=tuple(
            dict.fromkeys(
                [note for entry in entries for note in entry.notes] + list(_further(entries))
            )
        ),
        origin=first.origin,
    )


def _amounts(entries: Sequence[Entry], descriptor: Descriptor) -> Iterator[Amount]:
    """Yield the money of one report; what each row of a long table repeats comes once."""
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        for found in amounts(entry.body, descriptor):
            if (found.key, found.printed) not in seen or not descriptor.columns.long:
                seen.add((found.key, found.printed))
                yield found


def _assessments(entries: Sequence[Entry]) -> Iterator[Assessment]:
    """Yield every grade of one report; rows of one report are told apart by their indicator."""
    seen: set[tuple[str, Origin]] = set()
    for at, entry in enumerate(entries):
        about = " ".join(indicator_names(entry)) if len(entries) > 1 else ""
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


def told_twice(name: str, first: Origin, second: Origin) -> RecordError:
    """Return the error for two rows that speak of one policy."""
    return RecordError(
        "policy-twice",
        Bilingual(
            f"施策「{name}」の行が二つあります（{first.line} 行目と {second.line} 行目）。",
            f"two rows speak of the policy {name} (lines {first.line} and {second.line}).",
        ),
        Bilingual(
            "重複なら表から一方を除き、別の施策なら名称か上位の欄を訂正表で区別してください。"
            "年度や目標・実績ごとに行が分かれる表なら、その列を source.toml の columns.year、"
            "columns.measure に書きます。",
            "drop one from the table if it is a copy; if not, tell them apart by name or parent in "
            "a correction. Where each row is of one year, or target or actual, name those columns "
            "as columns.year and columns.measure in source.toml.",
        ),
        second,
    )
