"""Lists: policies, projects and departments of one dataset, in pages that stay small."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.plan import LEVELS
from shisaku_graph.access.views import Department, Element, Label, Named, Project
from shisaku_graph.site.drawings import MOST_LEAVES, tree_picture
from shisaku_graph.site.overview import Tally, chain, load, report_of
from shisaku_graph.site.printer import Page
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.vocabulary import SHISAKU

_Row = TypeVar("_Row")
ROWS = 120  # of one page: a page of them weighs less than 100 kB


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """A policy in a list; ``projects`` is ``None`` where they are unknown."""

    policy: Element
    above: tuple[Element, ...]
    projects: int | None


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project in a list; the departments are its own, or those of its policies."""

    project: Project
    departments: tuple[Named, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """A department in a list, with what it and the units below it answer for."""

    department: Department
    depth: int
    load: Tally


def list_pages(shelf: Shelf, dataset: Dataset) -> Iterator[Page]:
    """Yield the pages of all lists of a dataset."""
    title = Label("施策の一覧", "Policies")
    yield from _paged(shelf, dataset, "policies", title, policy_rows(dataset))
    title = Label("事業の一覧", "Projects")
    yield from _paged(shelf, dataset, "projects", title, project_rows(dataset))
    title = Label("部課の一覧", "Departments")
    yield from _paged(shelf, dataset, "departments", title, department_rows(dataset))
    yield tree_page(shelf, dataset)


def policy_rows(dataset: Dataset) -> Iterator[PolicyRow]:
    """Yield the policies in the order of the plan."""
    for policy in dataset.elements(SHISAKU.Policy):
        report = report_of(dataset, policy.iri)
        lost = report is not None and report.project_list == SHISAKU.lost
        number = None if lost else len(dataset.projects_of(policy.iri))
        yield PolicyRow(policy, chain(dataset, policy), number)


def project_rows(dataset: Dataset) -> Iterator[ProjectRow]:
    """Yield the projects in order."""
    for project in dataset.projects():
        departments = project.departments
        if not departments:
            named = {
                each.iri: each
                for element in project.implements
                for each in dataset.element(element.iri).departments
            }
            departments = tuple(named.values())
        yield ProjectRow(project, departments, bool(project.departments))


def department_rows(dataset: Dataset) -> Iterator[DepartmentRow]:
    """Yield the departments, each followed by its units."""
    for department in dataset.departments():
        if department.parent is None:
            yield from _units(dataset, department, 0)


def _units(dataset: Dataset, department: Department, depth: int) -> Iterator[DepartmentRow]:
    named = Named(department.iri, department.label)
    yield DepartmentRow(department, depth, load(dataset, department.iri, named))
    for unit in dataset.units_of(department.iri):
        yield from _units(dataset, unit, depth + 1)


def tree_page(shelf: Shelf, dataset: Dataset) -> Page:
    """Return the tree of the plan: a picture to look at, and a list to open level by level."""
    tops = tuple(e for level in LEVELS for e in dataset.elements(level) if e.broader is None)
    total = shelf.holding(dataset).overview.counts[SHISAKU.Policy]
    return Page(
        path=f"dataset/{dataset.id}/tree",
        template="tree",
        title=Label("施策の体系", "The tree of policies"),
        dataset=dataset,
        section="tree",
        summary=Label(
            f"{dataset.municipality.label.ja}の計画の体系図。",
            "The plan from the top to its policies.",
        ),
        facts={
            "crumbs": shelf.crumbs(dataset),
            "tops": tops[:ROWS],
            "tops_left": max(0, len(tops) - ROWS),
            "whole": total <= MOST_LEAVES,
            "narrower": dataset.narrower,
            "draw": tree_picture(shelf, dataset, tops) if len(tops) < total else None,
        },
    )


def paged(rows: Iterable[_Row], most: int = ROWS) -> Iterator[tuple[_Row, ...]]:
    """Yield rows page by page; an empty list has one empty page."""
    flow = iter(rows)
    page = tuple(islice(flow, most))
    yield page
    while page := tuple(islice(flow, most)):
        yield page


def page_path(dataset: Dataset, name: str, number: int) -> str:
    """Return the path of the n-th page of a list, counted from 1.

    The first has no number, so that a link to the list lasts when the list grows.
    """
    return f"dataset/{dataset.id}/{name}" + (f"-{number}" if number > 1 else "")


def _paged(
    shelf: Shelf, dataset: Dataset, name: str, title: Label, rows: Iterable[object]
) -> Iterator[Page]:
    counts = shelf.holding(dataset).overview.counts
    total = counts[_CLASSES[name]]
    pages = max(1, -(-total // ROWS))
    for number, held in enumerate(paged(rows), start=1):
        yield Page(
            path=page_path(dataset, name, number),
            template=name,
            title=numbered(title, number, pages),
            dataset=dataset,
            section=name,
            summary=Label(
                f"{dataset.title.ja}の{title.ja}。",
                f"{title.en} of {dataset.title.en or dataset.id}.",
            ),
            facts={
                "crumbs": shelf.crumbs(dataset),
                "rows": held,
                "holding": shelf.holding(dataset),
                "total": total,
                "first": (number - 1) * ROWS + 1,
                "number": number,
                "pages": tuple((n, page_path(dataset, name, n)) for n in around(number, pages)),
                "last_page": pages,
            },
        )


_CLASSES = {
    "policies": SHISAKU.Policy, "projects": SHISAKU.Project, "departments": SHISAKU.Department,
}  # fmt: skip


def around(number: int, pages: int, reach: int = 3) -> list[int]:
    """Return the numbers of the pages that a reader may jump to: ends and neighbours."""
    near = range(max(1, number - reach), min(pages, number + reach) + 1)
    return sorted({1, pages, *near})


def numbered(title: Label, number: int, pages: int) -> Label:
    """Return the title of one of several pages."""
    if pages == 1:
        return title
    return Label(f"{title.ja}（{number}/{pages}）", f"{title.en} ({number}/{pages})")
