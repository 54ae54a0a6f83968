"""The graph: records as a stream of checked triples, section by section, in the plan's order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Triple

from shisaku_graph.graph.bridge import from_rdflib, to_rdflib
from shisaku_graph.graph.changes import change_triples, withdrawn_triples
from shisaku_graph.graph.context import (
    area_triples,
    dataset_triples,
    municipality_triples,
    note_years,
    plan_triples,
    year_triples,
)
from shisaku_graph.graph.hubs import (
    OwnLinks,
    classification_triples,
    named_triples,
    outside,
    period_triples,
)
from shisaku_graph.graph.iri import Minter, minter
from shisaku_graph.graph.provenance import (
    cell_triples,
    repair_triples,
    rule_triples,
    stated,
    suspect_triples,
)
from shisaku_graph.graph.statements import (
    criterion_triples,
    department_triples,
    detail_triples,
    element_triples,
    goal_triples,
    grade_triples,
    has_indicator,
    project_triples,
    report_triples,
)
from shisaku_graph.graph.terms import Triples, text, triple
from shisaku_graph.hub import Hubs, hubs
from shisaku_graph.language import Bilingual
from shisaku_graph.record.model import (
    Assessment,
    PlanElement,
    Policy,
    ProgressReport,
    Project,
    Records,
    Text,
)
from shisaku_graph.trace import Origin
from shisaku_graph.vocabulary import SHISAKU

if TYPE_CHECKING:
    import rdflib


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the graph under a title; its triples can be taken once."""

    title: Bilingual
    triples: Triples


def sections(records: Records) -> Iterator[Section]:
    """Yield the graph of a dataset, part by part; all triples of a subject stand together.

    Raises:
        RecordError: a value holds what RDF cannot; the message names its place.
    """
    mint, shared = minter(records), hubs(records)
    own = OwnLinks(shared)
    parts = (
        (Bilingual("データセット", "Dataset"), dataset_triples(mint, records)),
        (Bilingual("市区町村", "Municipality"), _municipality(mint, records, shared, own)),
        (Bilingual("年度", "Fiscal year"), _years(mint, records, shared)),
        (Bilingual("計画と施策", "Plan and policies"), _plan(mint, records, shared, own)),
        (Bilingual("事業", "Projects"), _projects(mint, records, own)),
        (Bilingual("評価", "Grades"), _grades(mint, records)),
        (Bilingual("部課", "Departments"), _departments(mint, records, own)),
        (Bilingual("共有の分類", "Shared classifications"), classification_triples(mint, shared)),
        (Bilingual("文章に出る名", "Named in the texts"), named_triples(mint, shared)),
        (Bilingual("前年度からの変化", "Changes since last year"), _changes(mint, records)),
        (Bilingual("元のセル", "Cells as received"), _cells(mint, records)),
        (Bilingual("修正の規則", "Rules"), _rules(mint, records)),
        (Bilingual("修正の記録", "Repairs"), _repairs(mint, records)),
        (Bilingual("判断待ち", "To be decided by a person"), _suspects(mint, records)),
    )
    for title, triples in parts:
        yield Section(title, triples)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the graph under a title, held in memory: it can be taken again and again."""

    title: Bilingual
    triples: tuple[Triple, ...]


def held(records: Records) -> tuple[Part, ...]:
    """Return the graph of a dataset, part by part, made once for all who need it."""
    return tuple(Part(part.title, tuple(part.triples)) for part in sections(records))


def triples(records: Records) -> Triples:
    """Yield every triple of a dataset."""
    for section in sections(records):
        yield from section.triples


def graph(records: Records) -> "rdflib.Graph":
    """Return the graph of a dataset as an rdflib graph."""
    return to_rdflib(triples(records))


def _municipality(mint: Minter, records: Records, shared: Hubs, own: OwnLinks) -> Triples:
    yield from municipality_triples(mint, records.descriptor)
    if shared.corporate_number:
        yield triple(mint.municipality, SHISAKU.corporateNumber, text(shared.corporate_number))
    yield from own.of("municipality", mint.municipality)
    yield from area_triples(mint, records.descriptor)
    yield from outside(mint.area, shared.area)
    yield from own.of("area", mint.area)


def _years(mint: Minter, records: Records, shared: Hubs) -> Triples:
    """Yield the dataset's year, those of its figures, those that periods name."""
    found = {records.year.start: records.year}
    for report in records.reports:
        note_years(report, found)
    yield from year_triples(mint, found, shared.years)


def _plan(mint: Minter, records: Records, shared: Hubs, own: OwnLinks) -> Triples:
    yield from plan_triples(mint, records.descriptor)
    yield from period_triples(mint, mint.plan, shared.plan)
    yield from own.of("plan", mint.plan)
    told = {
        report.subject.key: report
        for report in records.reports
        if isinstance(report.subject, PlanElement)
    }
    for element in records.elements:
        report = told.get(element.key)
        yield from element_triples(mint, element)
        yield from own.element(mint.element(element), element)
        if report is not None:
            yield from _links(mint, report)
        if isinstance(element, Policy):
            yield from goal_triples(mint, element)
        if report is not None:
            yield from report_triples(mint, report)
            yield from detail_triples(mint, report)


def _links(mint: Minter, report: ProgressReport) -> Triples:
    """Yield the links of a report's subject to its indicators, beside the subject's own triples."""
    for indicator in report.indicators:
        yield has_indicator(mint, report.subject, indicator)


def _projects(mint: Minter, records: Records, own: OwnLinks) -> Triples:
    told = {
        report.subject.key: report
        for report in records.reports
        if isinstance(report.subject, Project)
    }
    for project in records.projects:
        report = told.get(project.key)
        yield from project_triples(mint, project)
        yield from own.project(mint.project(project), project)
        yield from goal_triples(mint, project)
        if report is not None:
            yield from _links(mint, report)
            yield from report_triples(mint, report)
            yield from detail_triples(mint, report)


def _grades(mint: Minter, records: Records) -> Triples:
    found: dict[str, list[Text]] = {}
    criteria: dict[str, list[Assessment]] = {}
    for report in records.reports:
        for each in report.assessments:
            found.setdefault(mint.grade(each.grade.value), []).append(each.grade)
            criteria.setdefault(mint.criterion(each.criterion), []).append(each)
    for grades in found.values():
        printed = tuple(dict.fromkeys(grade.value for grade in grades))
        yield from grade_triples(mint, printed, [grade.origin for grade in grades])
    for given in criteria.values():
        origins = [each.grade.origin for each in given]
        yield from criterion_triples(mint, given[0].criterion, origins)


def _departments(mint: Minter, records: Records, own: OwnLinks) -> Triples:
    for department in records.departments:
        yield from department_triples(mint, department)
        yield from own.department(mint.department(department), department)


def _changes(mint: Minter, records: Records) -> Triples:
    for change in records.changes:
        yield from change_triples(mint, change, records.year.start)
    for identity in records.identities:
        yield from withdrawn_triples(mint, identity)


def _cells(mint: Minter, records: Records) -> Triples:
    told = stated(mint, records)
    for cell in records.cells:
        yield from cell_triples(mint, cell, told)


def _places(records: Records) -> frozenset[Origin]:
    return frozenset(cell.origin for cell in records.cells)


def _rules(mint: Minter, records: Records) -> Triples:
    yield from rule_triples(
        mint,
        [event.rule for event in records.repairs] + [each.rule for each in records.suspects],
    )


def _repairs(mint: Minter, records: Records) -> Triples:
    cells = _places(records)
    for number, event in enumerate(records.repairs, start=1):
        yield from repair_triples(mint, number, event, cells)


def _suspects(mint: Minter, records: Records) -> Triples:
    cells = _places(records)
    for number, suspect in enumerate(records.suspects, start=1):
        yield from suspect_triples(mint, number, suspect, cells)


__all__ = ["Part", "Section", "from_rdflib", "graph", "held", "sections", "to_rdflib", "triples"]
