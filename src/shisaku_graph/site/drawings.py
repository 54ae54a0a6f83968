"""What is drawn of a dataset: who has how much, the tree of the plan, the flow down to projects."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Element, Label, Named
from shisaku_graph.site.overview import Tally, chain
from shisaku_graph.site.pictures import Bar, Column, Node, bars, flow, tree
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.vocabulary import SHISAKU

MOST_LEAVES = 150  # policies in one picture; above it the picture shows the levels above them
BY_TOP = Label("柱ごとの施策と事業の数", "Policies and projects by direction")
BY_DIVISION = Label("部ごとの施策と事業の数", "Policies and projects by division")
_MOST_BARS = 60

Draw = Callable[[Callable[[str], str], str], Markup]
"""Draws for one reader: called in a template with its ``href`` and its language."""


@dataclass(frozen=True, slots=True)
class _Eye:
    """Whoever looks at a drawing: the way from the page, and the language."""

    shelf: Shelf
    href: Callable[[str], str]
    lang: str

    def said(self, label: Label) -> str:
        """Return a name in the reader's language."""
        return label.en or label.ja if self.lang == "en" else label.ja

    def way(self, iri: str) -> str | None:
        """Return the reference to a resource's page."""
        path = self.shelf.library.path(iri)
        return self.href(path) if path else None

    def told(self, ja: str, en: str) -> str:
        """Return a sentence in the reader's language."""
        return ja if self.lang == "ja" else en


def tally_bars(name: str, title: Label, tallies: Sequence[Tally], shelf: Shelf) -> Draw:
    """Return a drawing of policies and projects by what they belong to."""
    ordered = sorted(tallies, key=lambda t: (-t.policies, -t.projects))[:_MOST_BARS]

    def draw(href: Callable[[str], str], lang: str) -> Markup:
        eye = _Eye(shelf, href, lang)
        rows = [
            Bar(
                name=eye.said(tally.of.label),
                href=eye.way(tally.of.iri),
                values=(tally.policies, tally.projects),
                remark=_unknown(tally.unknown, eye),
            )
            for tally in ordered
        ]
        told = "、".join(f"{row.name} {row.values[0]}・{row.values[1]}" for row in rows[:8])
        description = eye.told(
            f"施策と事業の数を棒で示す。{told}", f"Policies and projects. {told}"
        )
        return bars(name, eye.said(title), description, rows)

    return draw


def branch_picture(shelf: Shelf, dataset: Dataset, element: Element) -> Draw | None:
    """Return a drawing of what stands below an element; none where nothing does or too much."""
    leaves = sum(1 for _ in _leaves(dataset, element))
    if not 1 < leaves <= MOST_LEAVES:
        return None
    return _tree(
        "branch",
        Label(f"「{element.label.ja}」の体系", "The tree below"),
        shelf,
        dataset,
        (element,),
    )


def tree_picture(shelf: Shelf, dataset: Dataset, tops: Sequence[Element]) -> Draw:
    """Return a drawing of the whole plan, or of its upper levels where it is large."""
    return _tree("tree", Label("施策の体系図", "The tree of the plan"), shelf, dataset, tops)


def _tree(name: str, title: Label, shelf: Shelf, dataset: Dataset, tops: Sequence[Element]) -> Draw:
    depth = 9
    while depth > 1 and sum(_count(dataset, top, depth) for top in tops) > MOST_LEAVES:
        depth -= 1
    shown = tops[:MOST_LEAVES]

    def draw(href: Callable[[str], str], lang: str) -> Markup:
        eye = _Eye(shelf, href, lang)
        nodes = [_node(dataset, top, depth, eye) for top in shown]
        first = "、".join(node.name for node in nodes[:12])
        description = eye.told(
            f"左から右へ、上の段から下の段へと枝分かれする図。最上位は{first}。",
            f"Boxes from left to right, each level inside the one before. At the top: {first}.",
        )
        return tree(name, eye.said(title), description, nodes, _headings(dataset, shown))

    return draw


def flow_picture(shelf: Shelf, dataset: Dataset, policies: Sequence[Element], name: str) -> Draw:
    """Return a drawing of direction → policy → department → project."""

    def draw(href: Callable[[str], str], lang: str) -> Markup:
        eye = _Eye(shelf, href, lang)
        columns, links = _flow(dataset, policies, eye)
        title = eye.told(
            "基本方向から施策、担当部課、事業への流れ",
            "From direction to policy, department, project",
        )
        description = eye.told(
            "線は、上位の柱に属する施策、施策を担当する部課、部課が担う事業を結ぶ。"
            "同じ内容を下の表に示す。",
            "Lines join what stands at the top with its policies, these with the departments "
            "that answer for them, these with their projects. The table below says the same.",
        )
        return flow(name, title, description, columns, links)

    return draw


def _flow(
    dataset: Dataset, policies: Sequence[Element], eye: _Eye
) -> tuple[list[Column], list[tuple[str, str]]]:
    tops: dict[str, Element] = {}
    departments: dict[str, Named] = {}
    projects: dict[str, Named] = {}
    links: dict[tuple[str, str], None] = {}
    for policy in policies:
        top = _top(dataset, policy)
        if top.iri != policy.iri:
            tops[top.iri] = top
            links[top.iri, policy.iri] = None
        for department in policy.departments:
            departments[department.iri] = department
            links[policy.iri, department.iri] = None
        for project in dataset.projects_of(policy.iri):
            projects[project.iri] = Named(project.iri, project.label)
            for department in project.departments or policy.departments:
                departments[department.iri] = department
                links[policy.iri, department.iri] = None
                links[department.iri, project.iri] = None
    groups: list[tuple[str, Sequence[Named | Element]]] = [
        (eye.told("体系", "plan"), list(tops.values())),
        (eye.told("施策", "policy"), policies),
        (eye.told("担当部課", "department"), list(departments.values())),
        (eye.told("事業", "project"), list(projects.values())),
    ]
    columns = [
        Column(heading, tuple((n.iri, eye.said(n.label), eye.way(n.iri)) for n in group))
        for heading, group in groups
        if group
    ]
    return columns, list(links)


def _top(dataset: Dataset, element: Element) -> Element:
    return next(iter(chain(dataset, element)), element)


def _node(dataset: Dataset, element: Element, depth: int, eye: _Eye) -> Node:
    below = dataset.narrower(element.iri) if depth > 1 else ()
    return Node(
        name=eye.said(element.label),
        href=eye.way(element.iri),
        below=tuple(_node(dataset, each, depth - 1, eye) for each in below),
    )


def _count(dataset: Dataset, element: Element, depth: int) -> int:
    below = dataset.narrower(element.iri) if depth > 1 else ()
    return sum(_count(dataset, each, depth - 1) for each in below) or 1


def _leaves(dataset: Dataset, element: Element) -> Iterator[Element]:
    below = dataset.narrower(element.iri)
    for each in below:
        yield from _leaves(dataset, each)
    if not below:
        yield element


def _headings(dataset: Dataset, tops: Sequence[Element]) -> list[str]:
    found: list[str] = []
    level: Sequence[Element] = tops
    while level:
        found.append(level[0].level_name or "")
        level = next((n for e in level if (n := dataset.narrower(e.iri))), ())
    return found


def _unknown(number: int, eye: _Eye) -> str:
    return eye.told(f"（不明 {number}）", f" ({number} unknown)") if number else ""


def policies_of(dataset: Dataset) -> list[Element]:
    """Return the policies of a dataset, in order."""
    return list(dataset.elements(SHISAKU.Policy))
