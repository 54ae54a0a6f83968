"""Draws docs/graph.svg: one policy of the published data and what it is linked to.

Everything in the picture is read from dist/; ``python tools/draw_graph.py`` draws it anew.
"""

from dataclasses import dataclass
from html import escape
from pathlib import Path

from shisaku_graph.access.engine import ask, loaded
from shisaku_graph.access.result import Result

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "graph.svg"
POLICY = "消防・救急救助体制の充実"
QUERY = """
PREFIX shisaku: <https://w3id.org/shisaku-graph/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?direction ?basic ?section ?division ?goal ?result ?next ?line ?file ?year WHERE {
  ?p a shisaku:Policy ; rdfs:label "%s"@ja ; skos:broader ?b ;
     shisaku:hasGoal/dcterms:description ?goal ;
     shisaku:responsibleDepartment ?s ; prov:wasDerivedFrom ?cell .
  ?b rdfs:label ?basic ; skos:broader/rdfs:label ?direction .
  ?s rdfs:label ?section ; org:subOrganizationOf/rdfs:label ?division .
  ?r shisaku:reportsOn ?p ; shisaku:result ?result ; shisaku:nextSteps ?next ;
     shisaku:fiscalYear/skos:altLabel ?year .
  ?cell shisaku:line ?line ; dcterms:isPartOf/dcterms:title ?file .
}
"""
PROJECTS = """
PREFIX shisaku: <https://w3id.org/shisaku-graph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?project WHERE {
  ?j shisaku:implements ?p ; rdfs:label ?project ; shisaku:position ?at . ?p rdfs:label "%s"@ja
} ORDER BY ?at
"""
STYLE = """
  text { font: 14px "Noto Sans JP", "Hiragino Sans", "Yu Gothic", sans-serif; fill: #1b2733; }
  .kind { font-size: 11px; fill: #5b6b7a; }
  .edge { font-size: 11px; fill: #33566f; }
  rect { fill: #fff; stroke: #7a93a8; }
  .main { fill: #e6f1f8; stroke: #1f6a96; stroke-width: 2; }
  path { fill: none; stroke: #7a93a8; }
"""


@dataclass(frozen=True, slots=True)
class Box:
    """A resource in the picture: class, label, place."""

    kind: str
    label: str
    x: int
    y: int
    width: int = 250
    main: bool = False

    def svg(self) -> str:
        """Return the box."""
        style = ' class="main"' if self.main else ""
        shown = self.label
        while sum(1 if c.isascii() else 2 for c in shown) > self.width // 8:
            shown = shown.removesuffix("…")[:-1] + "…"
        return (
            f'<rect x="{self.x}" y="{self.y}" width="{self.width}" height="50" rx="6"{style}/>'
            f'<text class="kind" x="{self.x + 12}" y="{self.y + 19}">{escape(self.kind)}</text>'
            f'<text x="{self.x + 12}" y="{self.y + 39}">{escape(shown)}</text>'
        )


def link(one: Box, other: Box, name: str) -> str:
    """Return the edge from the right of one box to the left of another, with its property."""
    x1, y1 = one.x + one.width, one.y + 25
    x2, y2 = other.x, other.y + 25
    middle = (x1 + x2) // 2
    anchor = (x1 + x2) // 2
    return (
        f'<path d="M{x1} {y1} C{middle} {y1} {middle} {y2} {x2} {y2}"/>'
        f'<text class="edge" x="{anchor}" y="{(y1 + y2) // 2 - 5}" text-anchor="middle">'
        f"{escape(name)}</text>"
    )


def picture() -> str:
    """Return the SVG."""
    store = loaded([ROOT / "dist"])
    found, projects = ask(store, QUERY % POLICY), ask(store, PROJECTS % POLICY)
    if not isinstance(found, Result) or not isinstance(projects, Result):
        raise TypeError(found)
    told = {name: value or "" for name, value in next(iter(found)).items()}
    policy = Box("施策 Policy", POLICY, 350, 190, 250, main=True)
    basic = Box("基本政策 BasicPolicy", told["basic"], 20, 100, 230)
    direction = Box("基本方向 Direction", told["direction"], 20, 10, 230)
    section = Box("課 Department", told["section"], 20, 270, 230)
    division = Box("部 Department", told["division"], 20, 360, 230)
    cell = Box("元のセル SourceCell", f"{told['line']}行 {told['file']}", 20, 450, 330)
    goal = Box("目標 Goal", told["goal"], 730, 10)
    report = Box("進行管理報告 ProgressReport", told["year"], 730, 100)
    result = Box("取組結果", told["result"], 1080, 60)
    steps = Box("今後の取組", told["next"], 1080, 130)
    boxes = [policy, basic, direction, section, division, cell, goal, report, result, steps]
    edges = [
        link(basic, policy, "skos:broader ←"),
        link(section, policy, "responsibleDepartment ←"),
        link(policy, goal, "hasGoal"),
        link(policy, report, "← reportsOn"),
        link(report, result, "result"),
        link(report, steps, "nextSteps"),
        '<path d="M135 60 V100"/><text class="edge" x="142" y="85">skos:broader</text>',
        '<path d="M135 320 V360"/><text class="edge" x="142" y="345">subOrganizationOf</text>',
        '<path d="M475 240 V475 H350"/>',
        '<text class="edge" x="482" y="420">prov:wasDerivedFrom</text>',
    ]
    for number, row in enumerate(projects):
        project = Box("事業 Project", row["project"] or "", 730, 230 + 70 * number, 330)
        boxes.append(project)
        edges.append(link(policy, project, "← implements"))
    height = max(box.y for box in boxes) + 70
    body = "\n".join([*edges, *(box.svg() for box in boxes)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1350 {height}" role="img" '
        f'aria-label="{POLICY}とつながる資源">\n<style>{STYLE}</style>\n'
        f'<rect width="1350" height="{height}" style="fill:#f7f9fb;stroke:none"/>\n{body}\n</svg>\n'
    )


if __name__ == "__main__":
    TARGET.write_text(picture(), encoding="utf-8")
    print(TARGET)
