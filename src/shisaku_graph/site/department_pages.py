"""Pages of the departments: what each does, and how much it answers for."""

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Label, Named
from shisaku_graph.site.address import document_path
from shisaku_graph.site.comparison_pages import lately
from shisaku_graph.site.feeds import feed_path
from shisaku_graph.site.list_pages import ROWS
from shisaku_graph.site.overview import held_by, load
from shisaku_graph.site.plan_pages import evidence
from shisaku_graph.site.printer import Page
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.site.structured import department_told


def department_page(shelf: Shelf, dataset: Dataset, iri: str) -> Page:
    """Return the page of a department: what it does, and how much it answers for."""
    department = dataset.department(iri)
    policies, projects = held_by(dataset, iri)
    units = dataset.units_of(iri)
    named = Named(iri, department.label)
    crumbs = shelf.crumbs(dataset, *([department.parent] if department.parent else []))
    return Page(
        path=shelf.library.path(iri) or "",
        template="department",
        title=Label(department.full_name, department.label.en),
        dataset=dataset,
        section="departments",
        iri=iri,
        summary=Label(
            f"{dataset.municipality.label.ja} {department.full_name}が担当する施策と事業。",
            f"Policies and projects of {department.label.en or department.full_name}.",
        ),
        structured=department_told(department, dataset),
        facts={
            "department": department,
            "contact": shelf.holding(dataset).contact,
            "feed": feed_path(document_path(iri, shelf.library.base) or ""),
            "crumbs": crumbs,
            "policies": tuple(dataset.element(each.iri) for each in policies[:ROWS]),
            "policies_left": max(0, len(policies) - ROWS),
            "projects": tuple(dataset.project(each.iri) for each in projects[:ROWS]),
            "projects_left": max(0, len(projects) - ROWS),
            "units": tuple(load(dataset, u.iri, Named(u.iri, u.label)) for u in units),
            "load": load(dataset, iri, named),
            "years": tuple(d.year for d in shelf.library.describers(iri)),
            "lately": lately(shelf, dataset, iri),
            "evidence": evidence(shelf, dataset, [iri], whole_row=False),
        },
    )
