"""Rows of one policy or project become its record and its report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from shisaku_graph.errors import RecordError
from shisaku_graph.language import Bilingual
from shisaku_graph.record.entries import Entry
from shisaku_graph.record.figures import amounts
from shisaku_graph.record.identity import key
from shisaku_graph.record.measured import Measured, Said, Units
from shisaku_graph.record.model import (
    Amount,
    Assessment,
    Department,
    FiscalYear,
    Goal,
    Level,
    PlanElement,
    Policy,
    ProgressReport,
    Project,
    Text,
)
from shisaku_graph.record.names import split_notation
from shisaku_graph.record.projects import ProjectRows
from shisaku_graph.record.tree import Path, path_of
from shisaku_graph.source.descriptor import Descriptor
from shisaku_graph.trace import Origin

Elements = Mapping[Path, PlanElement]


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
    goal = next((entry.goal for entry in rows.about if entry.goal), None)
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
        goal=Goal(key=f"project-{rows.key}-{key('goal', goal.value)}", text=goal) if goal else None,
        description=next((entry.approach for entry in rows.about if entry.approach), None),
    )


def _departments(rows: Iterable[Entry], units: Units) -> tuple[Department, ...]:
    named = (units[path] for row in rows for path in row.unit_paths)
    return tuple({each.key: each for each in named}.values())


def report(  # noqa: PLR0913  # one argument for each source of what it says
    subject: PlanElement | Project,
    entries: Sequence[Entry],
    descriptor: Descriptor,
    units: Units,
    *,
    projects: tuple[Project, ...] = (),
    upper: Sequence[tuple[str, Text]] = (),
) -> ProgressReport:
    """Return what the rows of a policy or project say of the dataset's year.

    Args:
        subject: the policy or project.
        entries: its rows, one at least.
        descriptor: what their columns mean.
        units: the departments.
        projects: those that a policy's rows list.
        upper: grades that rows of what stands below it give it.
    """
    if not isinstance(subject, Policy | Project):  # rows of reports are about nothing else
        raise TypeError(subject)
    told = Measured(entries, descriptor, subject.key)
    given = tuple(_given(upper))
    fields = ("result", "next_steps", "goal", "approach")
    texts = {entries[0].heading(field): _reads(field) for field in fields}
    return ProgressReport(
        subject=subject,
        year=FiscalYear(descriptor.start_year, descriptor.dataset.fiscal_year),
        result=told.whole(_reads("result")),
        next_steps=told.whole(_reads("next_steps")),
        projects=projects,
        project_list=entries[0].project_list,
        departments=subject.departments,
        grade=told.whole(_reads("grade")) or (given[0].grade if len(given) == 1 else None),
        assessments=(*told.assessments(), *given),
        indicators=told.indicators(units),
        amounts=tuple(_amounts(entries, descriptor)),
        notes=tuple(dict.fromkeys([*told.own_notes(), *told.notes(texts)])),
        origin=entries[0].origin,
    )


def report_above(
    element: PlanElement, upper: Sequence[tuple[str, Text]], descriptor: Descriptor
) -> ProgressReport:
    """Return the report on what stands above the rows' policies: the grades that they print.

    Args:
        element: what is graded.
        upper: criterion and grade, as each row prints them.
        descriptor: what the columns mean.
    """
    given = tuple(_given(upper))
    return ProgressReport(
        subject=element,
        year=FiscalYear(descriptor.start_year, descriptor.dataset.fiscal_year),
        result=None,
        next_steps=None,
        projects=(),
        project_list=None,
        departments=(),
        grade=given[0].grade if len({each.criterion for each in given}) == 1 else None,
        assessments=given,
        origin=given[0].grade.origin,
    )


def _given(upper: Sequence[tuple[str, Text]]) -> Iterator[Assessment]:
    """Yield each grade of a level once, with all cells that print it."""
    cells: dict[tuple[str, str], dict[Origin, Text]] = {}
    for criterion, grade in upper:
        cells.setdefault((criterion, grade.value), {}).setdefault(grade.origin, grade)
    seen: set[str] = set()
    for (criterion, value), places in cells.items():
        first, *further = places.values()
        apart = [value] if criterion in seen else []  # rows that contradict each other
        seen.add(criterion)
        yield Assessment(
            key=key("assessment", criterion, "above", *apart),
            criterion=criterion,
            grade=first,
            further=tuple(each.origin for each in further),
        )


def _reads(field: str) -> Said:
    def said(entry: Entry) -> Text | None:
        text: Text | None = getattr(entry, field)
        return text

    return said


def _amounts(entries: Sequence[Entry], descriptor: Descriptor) -> Iterator[Amount]:
    """Yield the money of one report; what each row of a long table repeats comes once."""
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        for found in amounts(entry.body, descriptor):
            if (found.key, found.printed) not in seen or not descriptor.columns.long:
                seen.add((found.key, found.printed))
                yield found


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
