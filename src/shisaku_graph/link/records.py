"""What of a dataset can be matched: its policies, projects and departments, as published."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Element, Label, Named, Project
from shisaku_graph.vocabulary import COFOG, DCTERMS, SDG, SHISAKU, SKOS


class Kind(Enum):
    """What is matched; only like with like."""

    POLICY = "policy"
    PROJECT = "project"
    DEPARTMENT = "department"
    PAYMENT = "payment"  # a municipality and what paid it: see payments


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that may have a match elsewhere.

    Attributes:
        above: names of what stands above it, the nearest first.
        said: what else the dataset says of it: goal, approach, the names of what is under it.
        departments: names of those responsible for it.
        categories: IRIs of its SDGs and COFOG divisions, proposed or accepted.
    """

    iri: str
    kind: Kind
    label: Label
    above: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    categories: frozenset[str] = frozenset()


def records(dataset: Dataset, kind: Kind) -> Iterator[Record]:
    """Yield the records of one kind, in the order of the dataset."""
    if kind is Kind.POLICY:
        yield from _policies(dataset)
    elif kind is Kind.PROJECT:
        yield from _projects(dataset)
    elif kind is Kind.DEPARTMENT:
        yield from _departments(dataset)
    else:
        yield Record(dataset.municipality.iri, kind, dataset.municipality.label)


def _policies(dataset: Dataset) -> Iterator[Record]:
    for policy in dataset.elements(SHISAKU.Policy):
        projects = dataset.projects_of(policy.iri)
        texts = [goal.text for goal in policy.goals]
        if policy.approach:
            texts.append(policy.approach)
        named = [each for project in projects for each in project.departments]
        yield Record(
            iri=policy.iri,
            kind=Kind.POLICY,
            label=policy.label,
            above=tuple(_above(dataset, policy)),
            said=(*texts, *(project.label.ja for project in projects)),
            departments=_names((*policy.departments, *named)),
            categories=_categories(dataset, policy.iri) or _common(dataset, projects),
        )


def _projects(dataset: Dataset) -> Iterator[Record]:
    for project in dataset.projects():
        yield Record(
            iri=project.iri,
            kind=Kind.PROJECT,
            label=project.label,
            above=_names(project.implements),
            departments=_names(project.departments),
            categories=_categories(dataset, project.iri),
        )


def _departments(dataset: Dataset) -> Iterator[Record]:
    for department in dataset.departments():
        yield Record(
            iri=department.iri,
            kind=Kind.DEPARTMENT,
            label=department.label,
            above=(department.parent.label.ja,) if department.parent else (),
            said=tuple(each.label.ja for each in dataset.responsibilities(department.iri)),
        )


def _above(dataset: Dataset, element: Element) -> Iterator[str]:
    """Yield the names above an element; one that only repeats a name says nothing new."""
    seen = {element.label.ja}
    while element.broader is not None:
        element = dataset.element(element.broader.iri)
        if element.label.ja not in seen:
            seen.add(element.label.ja)
            yield element.label.ja


def _common(dataset: Dataset, projects: tuple[Project, ...]) -> frozenset[str]:
    """Return the categories that at least a third of the projects are in."""
    counts = Counter(each for p in projects for each in _categories(dataset, p.iri))
    return frozenset(each for each, count in counts.items() if 3 * count >= len(projects))


def _names(named: tuple[Named, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.label.ja for each in named))


def _categories(dataset: Dataset, iri: str) -> frozenset[str]:
    linked = (
        each.iri
        for predicate in (SKOS.relatedMatch, SKOS.broadMatch, DCTERMS.relation, DCTERMS.subject)
        for each in dataset.named_by(iri, predicate)
    )
    return frozenset(each for each in linked if each.startswith((SDG.NAMESPACE, COFOG.NAMESPACE)))
