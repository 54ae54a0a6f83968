"""Provenance: each cell as received, what it states; each repair; each suspect."""

from collections.abc import Callable, Container, Iterable, Mapping

from shisaku_graph.graph.iri import Minter
from shisaku_graph.graph.statements import identified
from shisaku_graph.graph.terms import Triples, concept, integer, labelled, text, triple, typed
from shisaku_graph.record.model import (
    Indicator,
    Policy,
    ProgressReport,
    Project,
    Records,
    SourceCell,
)
from shisaku_graph.repair import RULES
from shisaku_graph.source.descriptor import Name
from shisaku_graph.trace import Origin, RepairEvent, Suspect
from shisaku_graph.vocabulary import DCTERMS, PROV, RDFS, SHISAKU, SKOS

Stated = Mapping[Origin, tuple[tuple[str, str], ...]]
"""For each place: the resources that it speaks of, and the property whose value it gave."""

Note = Callable[[Origin, str, str], None]
"""Takes a cell, a resource that it speaks of, and the property whose value it gave."""


_OF_ROW = {"year": SHISAKU.fiscalYear, "line": RDFS.label}
"""What a column of years, of kinds, or of a budget's lines says of the figures of its row."""


def stated(mint: Minter, records: Records) -> Stated:
    """Return what each cell states."""
    found: dict[Origin, dict[tuple[str, str], None]] = {}

    def note(origin: Origin, subject: str, predicate: str) -> None:
        found.setdefault(origin, {})[subject, predicate] = None

    for element in records.elements:
        for origin in element.origins:
            note(origin, mint.element(element), RDFS.label)
        if isinstance(element, Policy):
            policy_notes(mint, element, note)
    for department in records.departments:
        for origin in department.origins:
            note(origin, mint.department(department), RDFS.label)
    for project in records.projects:
        for origin in project.origins:
            note(origin, mint.project(project), RDFS.label)
        project_notes(mint, project, note)
    for report in records.reports:
        report_notes(mint, report, note)
    return {origin: tuple(pairs) for origin, pairs in found.items()}


def policy_notes(mint: Minter, policy: Policy, note: Note) -> None:
    """Note which cells gave the goal and the approach of a policy."""
    if policy.goal:
        note(policy.goal.text.origin, mint.goal(policy.goal), DCTERMS.description)
    if policy.approach:
        note(policy.approach.origin, mint.element(policy), SHISAKU.approach)


def project_notes(mint: Minter, project: Project, note: Note) -> None:
    """Note which cells say what a project is for, and what is done."""
    if project.goal:
        note(project.goal.text.origin, mint.goal(project.goal), DCTERMS.description)
    if project.description:
        note(project.description.origin, mint.project(project), DCTERMS.description)


def report_notes(mint: Minter, report: ProgressReport, note: Note) -> None:
    """Note which cells gave what a report says."""
    iri = mint.report(report)
    for said, predicate in (
        (report.result, SHISAKU.result),
        (report.next_steps, SHISAKU.nextSteps),
    ):
        if said:
            note(said.origin, iri, predicate)
    for each in report.assessments:
        for origin in (each.grade.origin, *each.further):
            note(origin, mint.assessment(report, each), SHISAKU.grade)
    for amount in report.amounts:
        one = mint.amount(report, amount)
        note(amount.origin, one, SHISAKU.printedValue)
        for field, origin in amount.told_at:
            note(origin, one, _OF_ROW.get(field, SHISAKU.amountKind))
    for further in report.notes:
        note(further.text.origin, mint.note(report, further), DCTERMS.description)
    for indicator in report.indicators:
        _indicator_notes(mint, indicator, note)


def _indicator_notes(mint: Minter, indicator: Indicator, note: Note) -> None:
    for origin in indicator.origins:
        note(origin, mint.indicator(indicator), RDFS.label)
    for value in indicator.values:
        one = mint.indicator_value(indicator, value)
        note(value.origin, one, SHISAKU.printedValue)
        for field, origin in value.told_at:
            note(origin, one, _OF_ROW.get(field, SHISAKU.measure))


def placed(subject: str, origin: Origin) -> Triples:
    """Yield line, column and sheet."""
    yield triple(subject, SHISAKU.line, integer(origin.line))
    if origin.column is not None:
        yield triple(subject, SHISAKU.column, integer(origin.column))
    if origin.sheet:
        yield triple(subject, SHISAKU.sheet, text(origin.sheet))


def cell_triples(mint: Minter, cell: SourceCell, told: Stated) -> Triples:
    """Yield a cell as received."""
    iri = mint.cell(cell.origin)
    yield from typed(iri, SHISAKU.SourceCell, PROV.Entity)
    yield from labelled(iri, _place(cell.origin))
    yield triple(iri, DCTERMS.identifier, text(iri.rpartition("#")[2]))
    yield triple(iri, DCTERMS.isPartOf, mint.source)
    yield from placed(iri, cell.origin)
    if cell.heading:
        yield triple(iri, SHISAKU.heading, text(cell.heading))
    yield triple(iri, PROV.value, text(cell.text, origin=cell.origin))
    pairs = told.get(cell.origin, ())
    for subject in dict.fromkeys(subject for subject, _ in pairs):
        yield triple(iri, SHISAKU.evidenceFor, subject)
    for predicate in dict.fromkeys(predicate for _, predicate in pairs):
        yield triple(iri, SHISAKU.statesProperty, predicate)


def _place(origin: Origin) -> Name:
    column = f" {origin.column}列" if origin.column else ""
    column_en = f", column {origin.column}" if origin.column else ""
    return Name(ja=f"{origin.line}行{column}", en=f"line {origin.line}{column_en}")


def rule_triples(mint: Minter, rules: Iterable[str]) -> Triples:
    """Yield the rules that were applied or that doubted."""
    for rule in sorted(set(rules)):
        iri, told = mint.rule(rule), RULES[rule]
        yield from typed(iri, SHISAKU.RepairRule, SKOS.Concept)
        yield from concept(iri, Name(ja=told.label.ja, en=told.label.en))
        yield from identified(mint, iri)
        yield triple(iri, SKOS.definition, text(told.summary.ja, "ja"))
        yield triple(iri, SKOS.definition, text(told.summary.en, "en"))


def repair_triples(
    mint: Minter, number: int, event: RepairEvent, cells: Container[Origin]
) -> Triples:
    """Yield one repair: rule, place, what stood there, what stands there now."""
    iri, rule = mint.repair(number), RULES[event.rule].label
    place = _place(event.origin)
    yield from typed(iri, SHISAKU.Repair, PROV.Activity)
    yield from labelled(iri, Name(ja=f"{rule.ja}（{place.ja}）", en=f"{rule.en} ({place.en})"))
    yield from identified(mint, iri)
    yield triple(iri, SHISAKU.repairOf, mint.dataset)
    yield triple(iri, SHISAKU.appliedRule, mint.rule(event.rule))
    yield from placed(iri, event.origin)
    used = mint.cell(event.origin) if event.origin in cells else mint.source
    yield triple(iri, PROV.used, used)
    yield triple(iri, SHISAKU.before, text(event.before, origin=event.origin))
    yield triple(iri, SHISAKU.after, text(event.after, origin=event.origin))
    if event.reason:
        yield triple(iri, SHISAKU.reason, text(event.reason, origin=event.origin))


def suspect_triples(
    mint: Minter, number: int, suspect: Suspect, cells: Container[Origin]
) -> Triples:
    """Yield one suspect: rule, place, text in question, what a person must decide."""
    iri, rule = mint.suspect(number), RULES[suspect.rule].label
    place = _place(suspect.origin)
    yield from typed(iri, SHISAKU.Suspect, PROV.Entity)
    yield from labelled(iri, Name(ja=f"{rule.ja}（{place.ja}）", en=f"{rule.en} ({place.en})"))
    yield from identified(mint, iri)
    yield triple(iri, SHISAKU.suspectIn, mint.dataset)
    yield triple(iri, SHISAKU.appliedRule, mint.rule(suspect.rule))
    yield from placed(iri, suspect.origin)
    derived = mint.cell(suspect.origin) if suspect.origin in cells else mint.source
    yield triple(iri, PROV.wasDerivedFrom, derived)
    yield triple(iri, PROV.value, text(suspect.value, origin=suspect.origin))
    yield triple(iri, SHISAKU.question, text(suspect.question.ja, "ja"))
    yield triple(iri, SHISAKU.question, text(suspect.question.en, "en"))
    if suspect.proposal:
        yield triple(iri, SHISAKU.proposal, text(suspect.proposal))
