"""Pages of the plan: a policy with all that is known of it; what stands above it; a project."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import segno
from markupsafe import Markup

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import (
    Doubt,
    Element,
    Indicator,
    Label,
    Named,
    Place,
    Project,
    Repair,
    Report,
)
from shisaku_graph.site.comparison_pages import lately
from shisaku_graph.site.drawings import branch_picture
from shisaku_graph.site.embeds import frozen_place
from shisaku_graph.site.linkset_pages import RELATED, RELATIONS
from shisaku_graph.site.list_pages import ROWS
from shisaku_graph.site.overview import chain
from shisaku_graph.site.printer import Page
from shisaku_graph.site.sheet import sheet_of
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.site.structured import crumbs_told
from shisaku_graph.site.texts import excerpt
from shisaku_graph.vocabulary import DCTERMS, RDFS, SHISAKU

_MOST_NEIGHBOURS = 12
_MOST_BRANCHES = 240  # names of the second level below on one page
_MASK = 3
_MOST_EVIDENCE = 60  # cells, repairs and doubts on one page


@dataclass(frozen=True, slots=True)
class YearTold:
    """What one dataset tells of a policy or project."""

    dataset: Dataset
    report: Report | None
    projects: tuple[Project, ...]
    indicators: tuple[Indicator, ...]

    @property
    def lost(self) -> bool:
        """Whether the source has lost the list of projects: unknown, not none."""
        return self.report is not None and self.report.project_list == SHISAKU.lost

    @property
    def none_listed(self) -> bool:
        """Whether the source says that there is no project."""
        return self.report is not None and self.report.project_list == SHISAKU.noneListed


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a resource comes from: its cells, what was mended there, what is in doubt."""

    places: tuple[Place, ...]
    repairs: tuple[Repair, ...]
    doubts: tuple[Doubt, ...]
    source: str
    source_path: str | None
    more: int = 0

    def line(self, *properties: str) -> Place | None:
        """Return the first cell that gave one of these properties."""
        return next((p for p in self.places if not {*properties}.isdisjoint(p.states)), None)


def policy_page(shelf: Shelf, dataset: Dataset, iri: str) -> Page:
    """Return the page of a policy, on one sheet of A4 with its IRI as a QR code."""
    policy = dataset.element(iri)
    years = tuple(_years(shelf, iri))
    resources = [iri, *(goal.iri for goal in policy.goals)]
    resources += [year.report.iri for year in years if year.dataset is dataset and year.report]
    above = chain(dataset, policy)
    siblings = dataset.names_below(policy.broader.iri) if policy.broader else ()
    place = next((n for n, each in enumerate(siblings) if each.iri == iri), 0)
    goals = "".join(goal.text for goal in policy.goals)
    crumbs = shelf.plan_crumbs(dataset, policy)
    return Page(
        path=shelf.library.path(iri) or "",
        template="policy",
        title=policy.label,
        dataset=dataset,
        section="policies",
        iri=iri,
        summary=Label(excerpt(goals or policy.approach or policy.label.ja, 120)),
        structured=_structured(shelf, crumbs, policy.label),
        facts={
            "policy": policy,
            "crumbs": crumbs,
            "above": above,
            "below": dataset.narrower(iri),
            "years": years,
            "newest": years[0],
            "lately": lately(shelf, dataset, iri),
            "evidence": evidence(shelf, dataset, resources),
            "before": siblings[place - 1] if place else None,
            "after": siblings[place + 1] if place + 1 < len(siblings) else None,
            "siblings": tuple(_near(siblings, place)),
            "colleagues": tuple(_colleagues(shelf, dataset, policy)),
            "similar": similar(shelf, iri),
            "qr": qr_code(iri),
            "contact": shelf.holding(dataset).contact,
            "frozen": None
            if shelf.library.lean
            else f"{frozen_place(dataset)}/{shelf.library.path(iri)}",
            "sheet": sheet_of(
                policy, len(above), years[0].report, years[0].projects, years[0].indicators
            ),
            "terms": _TERMS,
        },
    )


def similar(shelf: Shelf, iri: str) -> tuple[tuple[Named, Label, Label], ...]:
    """Return the records elsewhere that people found alike: each, its city, and in which way."""
    found: list[tuple[Named, Label, Label]] = []
    for match in shelf.library.links.of(iri):
        holders = shelf.library.holders(match.iri)
        label = holders[0].label(match.iri) if holders else Label(match.label)
        city = holders[0].municipality.label if holders else Label("")
        found.append((Named(match.iri, label), city, RELATIONS.get(match.relation, RELATED)))
    return tuple(found)


def level_page(shelf: Shelf, dataset: Dataset, iri: str) -> Page:
    """Return the page of a direction, basic policy or policy field."""
    element = dataset.element(iri)
    crumbs = shelf.plan_crumbs(dataset, element)
    below = dataset.narrower(iri)
    projects = dataset.projects_of(iri)
    return Page(
        path=shelf.library.path(iri) or "",
        template="level",
        title=element.label,
        dataset=dataset,
        section="tree",
        iri=iri,
        summary=Label(
            f"{element.level_name or '体系'}「{element.label.ja}」に属する施策の一覧。",
            f"What belongs to “{element.label.en or element.label.ja}” in the plan.",
        ),
        structured=_structured(shelf, crumbs, element.label),
        facts={
            "element": element,
            "crumbs": crumbs,
            "branches": tuple(_branches(dataset, below)),
            "left": max(0, len(below) - ROWS),
            "projects": projects[:ROWS],
            "projects_left": max(0, len(projects) - ROWS),
            "years": tuple((d.year, d) for d in shelf.library.describers(iri)),
            "draw": branch_picture(shelf, dataset, element),
            "evidence": evidence(shelf, dataset, [iri]),
        },
    )


def project_page(shelf: Shelf, dataset: Dataset, iri: str) -> Page:
    """Return the page of a project."""
    project = dataset.project(iri)
    elements = [dataset.element(each.iri) for each in project.implements]
    years = tuple(_years(shelf, iri))
    crumbs = shelf.plan_crumbs(dataset, elements[0]) if elements else shelf.crumbs(dataset)
    if elements:
        crumbs = (*crumbs, (elements[0].label, shelf.library.path(elements[0].iri)))
    return Page(
        path=shelf.library.path(iri) or "",
        template="project",
        title=project.label,
        dataset=dataset,
        section="projects",
        iri=iri,
        summary=Label(
            f"{dataset.municipality.label.ja}の事業「{project.label.ja}」と、その施策・担当部課。",
            f"The project “{project.label.en or project.label.ja}”, its policy and department.",
        ),
        structured=_structured(shelf, crumbs, project.label),
        facts={
            "project": project,
            "crumbs": crumbs,
            "elements": elements,
            "years": years,
            "evidence": evidence(
                shelf,
                dataset,
                [
                    iri,
                    *(year.report.iri for year in years if year.dataset is dataset and year.report),
                ],
                whole_row=False,
            ),
        },
    )


def evidence(
    shelf: Shelf, dataset: Dataset, resources: Iterable[str], *, whole_row: bool = True
) -> Evidence:
    """Return where resources come from.

    Args:
        shelf: the site.
        dataset: where to look.
        resources: the resources, the first one naming the row.
        whole_row: count what happened anywhere in its row, or only in its own cells.
    """
    iris = list(resources)
    places = {p.iri: p for iri in iris for p in dataset.places(iri)}
    cells = set(places)
    rows = {(p.line, p.sheet) for p in places.values()}
    repairs: dict[str, Repair] = {}
    doubts: dict[str, Doubt] = {}
    for line, sheet in sorted(rows, key=str)[:_MOST_EVIDENCE]:
        for repair in dataset.repairs_at(line, sheet):
            if whole_row or not cells.isdisjoint(repair.cells):
                repairs[repair.iri] = repair
        for doubt in dataset.doubts_at(line, sheet):
            if whole_row or not cells.isdisjoint(doubt.cells):
                doubts[doubt.iri] = doubt
    ordered = sorted(places.values(), key=lambda p: (p.sheet or "", p.line, p.column or 0))
    holding = shelf.holding(dataset)
    return Evidence(
        places=tuple(ordered[:_MOST_EVIDENCE]),
        repairs=tuple(repairs.values())[:_MOST_EVIDENCE],
        doubts=tuple(doubts.values())[:_MOST_EVIDENCE],
        source=holding.source[1],
        source_path=holding.source_file,
        more=max(0, len(ordered) - _MOST_EVIDENCE),
    )


def qr_code(iri: str) -> Markup:
    """Return an IRI as a QR code, dark on white in every scheme."""
    # any mask is read alike; weighing all eight takes longer than all else on the page
    svg = segno.make(iri, error="m", micro=False, mask=_MASK).svg_inline(
        scale=1, border=2, omitsize=True, light="#fff", dark="#000", svgclass="qr"
    )
    return Markup(svg.replace("<svg ", '<svg role="img" aria-label="QR" ', 1))  # noqa: S704  # made of numbers


_TERMS = {
    "label": RDFS.label,
    "goal": DCTERMS.description,
    "approach": SHISAKU.approach,
    "result": SHISAKU.result,
    "next": SHISAKU.nextSteps,
}


def _years(shelf: Shelf, iri: str) -> Iterator[YearTold]:
    for dataset in shelf.library.describers(iri):
        reports = tuple(dataset.reports(iri)) or (None,)
        covered = dataset.projects_of(iri)
        for report in reports:
            projects = covered
            if report is not None and report.projects:
                projects = tuple(dataset.project(each.iri) for each in report.projects)
            yield YearTold(dataset, report, projects, dataset.indicators_of(iri))


def _branches(
    dataset: Dataset, below: Sequence[Element]
) -> Iterator[tuple[Element, tuple[Named, ...], int]]:
    """Yield what stands right below, each with the names below it, and how many are left out."""
    room = _MOST_BRANCHES
    for each in below[:ROWS]:
        names = dataset.names_below(each.iri)
        shown = names[:room]
        room -= len(shown)
        yield each, shown, len(names) - len(shown)


def _near(siblings: Sequence[Named], place: int) -> Iterator[Named]:
    start = max(0, min(place - _MOST_NEIGHBOURS // 2, len(siblings) - _MOST_NEIGHBOURS))
    yield from siblings[start : start + _MOST_NEIGHBOURS]


def _colleagues(
    shelf: Shelf, dataset: Dataset, policy: Element
) -> Iterator[tuple[Named, tuple[Named, ...]]]:
    """Yield for each responsible department the other policies that it answers for."""
    for department in policy.departments:
        held = shelf.held(dataset, department.iri)
        yield department, tuple(h for h in held if h.iri != policy.iri)[:_MOST_NEIGHBOURS]


def _structured(
    shelf: Shelf, crumbs: Sequence[tuple[Label, str | None]], last: Label
) -> dict[str, object]:
    told = [(label, shelf.absolute(path) if path else None) for label, path in crumbs]
    return dict(crumbs_told([*told, (last, None)]))


__all__ = [
    "Evidence",
    "YearTold",
    "evidence",
    "level_page",
    "policy_page",
    "project_page",
    "qr_code",
]
