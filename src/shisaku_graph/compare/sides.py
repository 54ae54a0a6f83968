"""What one dataset says of each thing that can be compared: its name, its place, its texts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.plan import LEVELS
from shisaku_graph.access.views import Element, Label, Named, Report
from shisaku_graph.compare.figures import Figure, figures_of
from shisaku_graph.language import Bilingual
from shisaku_graph.record.ledger import KINDS
from shisaku_graph.vocabulary import DCTERMS, RDFS, SHISAKU

FIELDS: Final[Mapping[str, Bilingual]] = MappingProxyType(
    {
        "name": Bilingual("名前", "name"),
        "goal": Bilingual("目標", "goal"),
        "approach": Bilingual("施策の方向性", "approach"),
        "result": Bilingual("取組結果", "result"),
        "next_steps": Bilingual("今後の取組", "next steps"),
        "notes": Bilingual("付記", "notes"),
    }
)
"""The texts that are compared word by word."""

PROPERTIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "name": RDFS.label,
        "goal": DCTERMS.description,
        "approach": SHISAKU.approach,
        "result": SHISAKU.result,
        "next_steps": SHISAKU.nextSteps,
        "notes": SHISAKU.hasNote,
    }
)
"""The property that states each of them."""

KIND_NAMES: Final[Mapping[str, Bilingual]] = MappingProxyType(
    {
        "policy-field": Bilingual("政策分野", "policy field"),
        "direction": Bilingual("基本方向", "direction"),
        "basic-policy": Bilingual("基本政策", "basic policy"),
        "policy": Bilingual("施策", "policy"),
        "sub-policy": Bilingual("基本事業", "sub-policy"),
        "department": Bilingual("部課", "department"),
        "project": Bilingual("事業", "project"),
    }
)
_SEGMENTS = {
    SHISAKU.PolicyField: "policy-field",
    SHISAKU.Direction: "direction",
    SHISAKU.BasicPolicy: "basic-policy",
    SHISAKU.Policy: "policy",
    SHISAKU.SubPolicy: "sub-policy",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A thing as one dataset tells of it.

    Attributes:
        kind: policy, department … as in the review file and in IRIs.
        full: its name, a department's with the units above it.
        position: its place in the order of its kind.
        above: what stands right above it in the plan or the organisation; of a project, what it
            implements.
        departments: who is responsible.
        texts: by field of ``FIELDS``; what the table does not say is missing.
        figures: money and values of indicators of the dataset's own year, by what they are.
        grade: of the dataset's own year.
        report: IRI of the report of that year, if there is one.
        goals: IRIs of its goals.
    """

    iri: str
    kind: str
    label: Label
    full: str
    position: int
    above: tuple[Named, ...] = ()
    departments: tuple[Named, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    grade: Named | None = None
    report: str | None = None
    goals: tuple[str, ...] = ()


def sides(dataset: Dataset) -> dict[str, Side]:
    """Return what can be compared, by IRI, in the order of the kinds and of the dataset."""
    reports = {
        report.subject: report for report in dataset.reports() if report.year == dataset.year.iri
    }
    found = [*_elements(dataset, reports), *_departments(dataset), *_projects(dataset, reports)]
    found.sort(key=lambda side: KINDS.index(side.kind))
    return {side.iri: side for side in found}


def _elements(dataset: Dataset, reports: Mapping[str, Report]) -> Iterator[Side]:
    for level in LEVELS:
        for element in dataset.elements(level):
            report = reports.get(element.iri)
            yield Side(
                iri=element.iri,
                kind=_SEGMENTS[element.kind],
                label=element.label,
                full=element.label.ja,
                position=element.position,
                above=(element.broader,) if element.broader else (),
                departments=element.departments,
                texts=_texts(element.label.ja, report, element),
                figures=figures_of(dataset, element.iri, report),
                grade=report.grade if report else None,
                report=report.iri if report else None,
                goals=tuple(goal.iri for goal in element.goals),
            )


def _departments(dataset: Dataset) -> Iterator[Side]:
    for department in dataset.departments():
        yield Side(
            iri=department.iri,
            kind="department",
            label=department.label,
            full=department.full_name,
            position=department.position,
            above=(department.parent,) if department.parent else (),
            texts={"name": department.label.ja},
        )


def _projects(dataset: Dataset, reports: Mapping[str, Report]) -> Iterator[Side]:
    for project in dataset.projects():
        report = reports.get(project.iri)
        yield Side(
            iri=project.iri,
            kind="project",
            label=project.label,
            full=project.label.ja,
            position=project.position,
            above=project.implements,
            departments=project.departments,
            texts=_texts(project.label.ja, report),
            figures=figures_of(dataset, project.iri, report),
            grade=report.grade if report else None,
            report=report.iri if report else None,
        )


def _texts(name: str, report: Report | None, element: Element | None = None) -> dict[str, str]:
    told: dict[str, Sequence[str | None]] = {
        "name": [name],
        "goal": [goal.text for goal in element.goals] if element else [],
        "approach": [element.approach] if element else [],
        "result": [report.result] if report else [],
        "next_steps": [report.next_steps] if report else [],
        "notes": [f"{each.heading}: {each.text}" for each in report.notes] if report else [],
    }
    return {key: "\n".join(filter(None, texts)) for key, texts in told.items() if any(texts)}
