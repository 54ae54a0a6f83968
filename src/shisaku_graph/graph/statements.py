"""Records become triples: what the municipality's table says."""

from collections.abc import Iterable, Sequence

from pyoxigraph import Triple

from shisaku_graph.graph.iri import Minter
from shisaku_graph.graph.terms import (
    Triples,
    concept,
    decimal,
    integer,
    labelled,
    text,
    triple,
    typed,
)
from shisaku_graph.record.model import (
    Amount,
    Assessment,
    Department,
    Indicator,
    Level,
    Note,
    PlanElement,
    Policy,
    ProgressReport,
    Project,
    ProjectList,
)
from shisaku_graph.trace import Origin
from shisaku_graph.vocabulary import DCTERMS, ORG, PROV, SHISAKU, SKOS

_CLASS = {
    Level.FIELD: SHISAKU.PolicyField,
    Level.DIRECTION: SHISAKU.Direction,
    Level.BASIC_POLICY: SHISAKU.BasicPolicy,
    Level.POLICY: SHISAKU.Policy,
    Level.SUB_POLICY: SHISAKU.SubPolicy,
}
_STATUS = {
    ProjectList.LISTED: SHISAKU.listed,
    ProjectList.NONE: SHISAKU.noneListed,
    ProjectList.LOST: SHISAKU.lost,
}
_INDICATOR = {
    "input": SHISAKU.inputIndicator,
    "activity": SHISAKU.activityIndicator,
    "outcome": SHISAKU.outcomeIndicator,
}
_MEASURE = {"actual": SHISAKU.actual, "target": SHISAKU.target}
_AMOUNT = {"budget": SHISAKU.budget, "final-account": SHISAKU.finalAccount}
_ITEM = {
    "total": SHISAKU.totalCost,
    "direct": SHISAKU.directCost,
    "personnel": SHISAKU.personnelCost,
    "national-grant": SHISAKU.nationalGrant,
    "prefectural-grant": SHISAKU.prefecturalGrant,
    "bond": SHISAKU.municipalBond,
    "other-revenue": SHISAKU.otherRevenue,
    "general-revenue": SHISAKU.generalRevenue,
}


def derived(
    mint: Minter, subject: str, origins: Iterable[Origin], by: str = PROV.wasDerivedFrom
) -> Triples:
    """Yield the source cells that a resource was read from."""
    for cell in dict.fromkeys(mint.cell(origin) for origin in origins):
        yield triple(subject, by, cell)


def identified(mint: Minter, subject: str) -> Triples:
    """Yield a resource's identifier: its IRI without the base, unique across municipalities."""
    short = subject.removeprefix(mint.base).removeprefix("id/")
    yield triple(subject, DCTERMS.identifier, text(short))


def element_triples(mint: Minter, element: PlanElement) -> Triples:
    """Yield what is said of a direction, basic policy or policy."""
    iri, first = mint.element(element), element.origins[0]
    yield from typed(iri, _CLASS[element.level], SKOS.Concept)
    yield from concept(iri, element.name, first)
    yield from identified(mint, iri)
    if element.notation:
        yield triple(iri, SKOS.notation, text(element.notation))
    yield triple(iri, SHISAKU.levelName, text(element.level_name, "ja"))
    yield triple(iri, SHISAKU.position, integer(element.position))
    yield triple(iri, SKOS.inScheme, mint.plan)
    if element.parent is None:
        yield triple(iri, SKOS.topConceptOf, mint.plan)
    else:
        yield triple(iri, SKOS.broader, mint.element(element.parent))
    if isinstance(element, Policy):
        for department in element.departments:
            yield triple(iri, SHISAKU.responsibleDepartment, mint.department(department))
        if element.approach:
            approach = text(element.approach.value, "ja", element.approach.origin)
            yield triple(iri, SHISAKU.approach, approach)
        if element.goal:
            yield triple(iri, SHISAKU.hasGoal, mint.goal(element.goal))
    yield from derived(mint, iri, element.origins)


def goal_triples(mint: Minter, subject: Policy | Project) -> Triples:
    """Yield what is said of the goal of a policy or project."""
    if subject.goal is None:
        return
    iri, said = mint.goal(subject.goal), subject.goal.text
    yield from typed(iri, SHISAKU.Goal)
    yield from labelled(iri, f"「{subject.name}」の目標")
    yield from identified(mint, iri)
    yield triple(iri, DCTERMS.description, text(said.value, "ja", said.origin))
    yield from derived(mint, iri, [said.origin])


def department_triples(mint: Minter, department: Department) -> Triples:
    """Yield what is said of an organisational unit."""
    iri, first = mint.department(department), department.origins[0]
    yield from typed(iri, SHISAKU.Department, ORG.OrganizationalUnit)
    yield from labelled(iri, department.name, first)
    if department.parent is not None:
        yield triple(iri, SKOS.altLabel, text("".join(department.path), "ja"))
    yield from identified(mint, iri)
    yield triple(iri, SHISAKU.position, integer(department.position))
    yield triple(iri, ORG.unitOf, mint.municipality)
    if department.parent is not None:
        yield triple(iri, ORG.subOrganizationOf, mint.department(department.parent))
    yield from derived(mint, iri, department.origins)


def project_triples(mint: Minter, project: Project) -> Triples:
    """Yield what is said of a project."""
    iri = mint.project(project)
    yield from typed(iri, SHISAKU.Project, PROV.Activity)
    yield from labelled(iri, project.name, project.origins[0])
    yield from identified(mint, iri)
    if project.notation:
        yield triple(iri, SKOS.notation, text(project.notation))
    yield triple(iri, SHISAKU.position, integer(project.position))
    for element in project.implements:
        yield triple(iri, SHISAKU.implements, mint.element(element))
    for department in project.departments:
        yield triple(iri, SHISAKU.responsibleDepartment, mint.department(department))
    if project.goal:
        yield triple(iri, SHISAKU.hasGoal, mint.goal(project.goal))
    if project.description:
        said = project.description
        yield triple(iri, DCTERMS.description, text(said.value, "ja", said.origin))
    # prov:wasDerivedFrom would make it a prov:Entity, and no prov:Activity is one
    yield from derived(mint, iri, project.origins, DCTERMS.source)


def report_triples(mint: Minter, report: ProgressReport) -> Triples:
    """Yield what is said of one fiscal year of a policy or project, and all that hangs on it."""
    iri = mint.report(report)
    yield from typed(iri, SHISAKU.ProgressReport, PROV.Entity)
    yield from labelled(iri, f"「{report.subject.name}」{report.year.printed}の進行管理")
    yield from identified(mint, iri)
    yield triple(iri, SHISAKU.reportsOn, mint.subject(report.subject))
    yield triple(iri, SHISAKU.fiscalYear, mint.fiscal_year(report.year.start))
    for unit in report.departments:
        yield triple(iri, SHISAKU.responsibleDepartment, mint.department(unit))
    told = ((SHISAKU.result, report.result), (SHISAKU.nextSteps, report.next_steps))
    for predicate, said in told:
        if said is not None:
            yield triple(iri, predicate, text(said.value, "ja", said.origin))
    if report.grade is not None:
        yield triple(iri, SHISAKU.grade, mint.grade(report.grade.value))
    if report.project_list is not None:
        yield triple(iri, SHISAKU.projectListStatus, _STATUS[report.project_list])
    for project in report.projects:
        yield triple(iri, SHISAKU.coversProject, mint.project(project))
    for each in report.assessments:
        yield triple(iri, SHISAKU.hasAssessment, mint.assessment(report, each))
    for amount in report.amounts:
        yield triple(iri, SHISAKU.hasAmount, mint.amount(report, amount))
    for note in report.notes:
        yield triple(iri, SHISAKU.hasNote, mint.note(report, note))
    places = [said.origin for said in (report.result, report.next_steps, report.grade) if said]
    own = report.subject.origins
    own = own if isinstance(report.subject, Project) else own[:1]  # the others stand with it
    yield from derived(mint, iri, places or own)


def detail_triples(mint: Minter, report: ProgressReport) -> Triples:
    """Yield what is said of a report's grades, money, notes and indicators."""
    for each in report.assessments:
        yield from _assessment(mint, report, each)
    for amount in report.amounts:
        yield from _amount(mint, report, amount)
    for note in report.notes:
        yield from _note(mint, report, note)
    for indicator in report.indicators:
        yield from _indicator(mint, indicator)


def _assessment(mint: Minter, report: ProgressReport, each: Assessment) -> Triples:
    iri = mint.assessment(report, each)
    about = f"（{each.about}）" if each.about else ""
    yield from typed(iri, SHISAKU.Assessment)
    yield from labelled(iri, f"「{report.subject.name}」{each.criterion}{about}")
    yield from identified(mint, iri)
    yield triple(iri, SHISAKU.criterion, mint.criterion(each.criterion))
    yield triple(iri, SHISAKU.grade, mint.grade(each.grade.value))
    if each.indicator:
        yield triple(iri, SHISAKU.aboutIndicator, mint.indicator_of(each.indicator))
    yield from derived(mint, iri, [each.grade.origin, *each.further])


def _amount(mint: Minter, report: ProgressReport, amount: Amount) -> Triples:
    iri = mint.amount(report, amount)
    yield from typed(iri, SHISAKU.Amount)
    yield from labelled(iri, f"「{report.subject.name}」{amount.label}")
    yield from identified(mint, iri)
    yield triple(iri, SHISAKU.fiscalYear, mint.fiscal_year(amount.year.start))
    yield triple(iri, SHISAKU.amountKind, _AMOUNT[amount.kind])
    if amount.item:
        yield triple(iri, SHISAKU.amountItem, _ITEM[amount.item])
    yield triple(iri, SHISAKU.unitText, text(amount.unit))
    yield triple(iri, SHISAKU.printedValue, text(amount.printed, origin=amount.origin))
    if amount.yen is not None:
        yield triple(iri, SHISAKU.yen, decimal(amount.yen))
    yield from derived(mint, iri, [amount.origin, *(origin for _, origin in amount.told_at)])


def _note(mint: Minter, report: ProgressReport, note: Note) -> Triples:
    iri = mint.note(report, note)
    yield from typed(iri, SHISAKU.Note)
    yield from labelled(iri, f"「{report.subject.name}」{note.heading}")
    yield from identified(mint, iri)
    yield triple(iri, SHISAKU.heading, text(note.heading))
    yield triple(iri, DCTERMS.description, text(note.text.value, "ja", note.text.origin))
    if note.indicator:
        yield triple(iri, SHISAKU.aboutIndicator, mint.indicator_of(note.indicator))
    yield from derived(mint, iri, [note.text.origin])


def has_indicator(mint: Minter, subject: PlanElement | Project, indicator: Indicator) -> Triple:
    """Return the link from what is measured to its indicator."""
    return triple(mint.subject(subject), SHISAKU.hasIndicator, mint.indicator(indicator))


def _indicator(mint: Minter, indicator: Indicator) -> Triples:
    iri = mint.indicator(indicator)
    yield from typed(iri, SHISAKU.Indicator)
    yield from labelled(iri, indicator.name, indicator.origins[0] if indicator.origins else None)
    yield from identified(mint, iri)
    if indicator.kind:
        yield triple(iri, SHISAKU.indicatorKind, _INDICATOR[indicator.kind])
    if indicator.unit:
        yield triple(iri, SHISAKU.unitText, text(indicator.unit))
    for unit in indicator.departments:
        yield triple(iri, SHISAKU.responsibleDepartment, mint.department(unit))
    places = indicator.origins or tuple(value.origin for value in indicator.values)
    yield from derived(mint, iri, places)
    for value in indicator.values:
        one = mint.indicator_value(indicator, value)
        yield from typed(one, SHISAKU.IndicatorValue)
        yield from labelled(one, f"{indicator.name} {value.year.printed} {value.printed}")
        yield from identified(mint, one)
        yield triple(one, SHISAKU.valueOf, iri)
        yield triple(one, SHISAKU.fiscalYear, mint.fiscal_year(value.year.start))
        yield triple(one, SHISAKU.measure, _MEASURE[value.measure])
        yield triple(one, SHISAKU.printedValue, text(value.printed, origin=value.origin))
        if value.number is not None:
            yield triple(one, SHISAKU.numericValue, decimal(value.number))
        yield from derived(mint, one, [value.origin, *(origin for _, origin in value.told_at)])


def grade_triples(mint: Minter, printed: Sequence[str], origins: Iterable[Origin]) -> Triples:
    """Yield a grade of the municipality's own scale, with every form that it is printed in."""
    first, *others = printed
    iri = mint.grade(first)
    yield from typed(iri, SHISAKU.Grade, SKOS.Concept)
    yield from concept(iri, first)
    for other in others:
        yield triple(iri, SKOS.altLabel, text(other, "ja"))
    yield from identified(mint, iri)
    yield from derived(mint, iri, origins)


def criterion_triples(mint: Minter, printed: str, origins: Iterable[Origin]) -> Triples:
    """Yield what grades are of, with the cells whose grades are of it."""
    iri = mint.criterion(printed)
    yield from typed(iri, SHISAKU.Criterion, SKOS.Concept)
    yield from concept(iri, printed)
    yield from identified(mint, iri)
    yield from derived(mint, iri, origins)
