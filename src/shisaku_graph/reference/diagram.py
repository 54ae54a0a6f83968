"""The picture of the ontology: its classes as boxes, its links as lines, laid out by itself.

A class stands right of those that point at it; within a column, near them.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from shisaku_graph.language import Bilingual, Language
from shisaku_graph.reference.terms import Ontology, Sort, Term

_ROW, _PAD, _WIDTH, _GAP_X, _GAP_Y, _HEAD = 22, 8, 220, 76, 26, 30
STYLE = """
.diagram { --ink: #1b2733; --paper: #fff; --soft: #5b6b7a; --line: #4d7391; --head: #e6f1f8; }
@media (prefers-color-scheme: dark) {
  .diagram { --ink: #e6edf3; --paper: #182129; --soft: #a9b8c5; --line: #7fb0d3; --head: #203444; }
}
.diagram text { font: 13px "Noto Sans JP", "Hiragino Sans", "Yu Gothic", sans-serif; fill: var(--ink); }
.diagram .class { font-weight: 700; font-size: 14px; }
.diagram .to { fill: var(--soft); font-size: 12px; }
.diagram rect { fill: var(--paper); stroke: var(--line); }
.diagram rect.head { fill: var(--head); }
.diagram path { fill: none; stroke: var(--line); stroke-width: 1.3; opacity: .75; }
.diagram marker path { fill: var(--line); stroke: none; opacity: 1; }
"""  # noqa: E501  # one rule a line
_WORDS = {
    "title": Bilingual("オントロジーの図", "Diagram of the ontology"),
    "about": Bilingual(
        "四角はクラス、その中の行は性質と値のクラス（⊃ は下位クラス）、線は性質の向きを表す。"
        "同じ内容が下の表にある。",
        "Boxes are classes; their rows are properties with the class of their values (⊃ marks "
        "subclasses), and lines show where a property leads. The table below says the same.",
    ),
}


@dataclass(frozen=True, slots=True)
class Box:
    """A class in the picture; its links and its subclasses are its rows."""

    term: Term
    links: tuple[Term, ...]
    below: tuple[Term, ...]
    column: int
    x: int
    y: int

    @property
    def height(self) -> int:
        """Its height in pixels."""
        rows = len(self.links) + len(self.below)
        return _HEAD + rows * _ROW + (_PAD if rows else 0)


def diagram(ontology: Ontology, language: Language) -> str:
    """Return the picture as an SVG element with a title and a description."""
    boxes = _laid_out(ontology)
    width = max(box.x + _WIDTH for box in boxes.values()) + 2
    height = max(box.y + box.height for box in boxes.values()) + 2
    title, about = _WORDS["title"].say(language), _WORDS["about"].say(language)
    return "\n".join(
        [
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="img"'
                f' lang="{language}" viewBox="-2 -2 {width + 4} {height + 4}"'
                f' width="{width}" height="{height}" aria-labelledby="diagram-title diagram-about">'
            ),
            f'<title id="diagram-title">{escape(title)}</title>',
            f'<desc id="diagram-about">{escape(about)}</desc>',
            f"<style>{STYLE}</style>",
            (
                '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8"'
                ' markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>'
            ),
            *_lines(boxes),
            *(_drawn(box, ontology, language) for box in boxes.values()),
            "</svg>",
        ]
    )


def _laid_out(ontology: Ontology) -> dict[str, Box]:
    classes = ontology.of(Sort.CLASS)
    links = {
        term.iri: tuple(t for t in ontology.had_by(term) if t.sort is Sort.LINK) for term in classes
    }
    ends = {
        iri: [end for link in own for end in link.ranges if end in links and end != iri]
        for iri, own in links.items()
    }
    shown = {iri for iri, own in ends.items() if own} | {e for own in ends.values() for e in own}
    columns = _columns({iri: own for iri, own in ends.items() if iri in shown})
    boxes: dict[str, Box] = {}
    for column in range(max(columns.values()) + 1):
        y = 0
        for iri in _ordered([i for i in ends if columns.get(i) == column], ends, boxes):
            x = column * (_WIDTH + _GAP_X)
            term = ontology.terms[iri]
            boxes[iri] = Box(term, links[iri], ontology.below(term), column, x, y)
            y += boxes[iri].height + _GAP_Y
    return boxes


def _columns(ends: dict[str, list[str]]) -> dict[str, int]:
    """Return each class's column: one more than that of the last class that points at it."""
    columns: dict[str, int] = {}
    waiting = dict.fromkeys(ends)
    while waiting:
        free = [
            iri
            for iri in waiting
            if not any(iri in ends[other] for other in waiting if other != iri)
        ] or [next(iter(waiting))]  # a ring: begin with the class that the file names first
        for iri in free:
            before = [columns[other] + 1 for other in columns if iri in ends[other]]
            columns[iri] = max(before, default=0)
        for iri in free:
            del waiting[iri]
    return columns


def _ordered(column: list[str], ends: dict[str, list[str]], boxes: dict[str, Box]) -> list[str]:
    """Return the classes of a column, each near those that point at it."""

    def height(iri: str) -> float:
        before = [box.y for other, box in boxes.items() if iri in ends[other]]
        return sum(before) / len(before) if before else 0

    return sorted(column, key=lambda iri: (height(iri), column.index(iri)))


def _lines(boxes: dict[str, Box]) -> Iterator[str]:
    for box in boxes.values():
        for at, link in enumerate(box.links):
            y = box.y + _HEAD + at * _ROW + _ROW // 2 + _PAD // 2
            for iri in link.ranges:
                end = boxes.get(iri)
                if end is not None and end.column > box.column:
                    x, to = box.x + _WIDTH, end.y + _HEAD // 2
                    bend = _GAP_X // 2
                    yield (
                        f'<path d="M{x} {y}C{x + bend} {y} {end.x - bend} {to} {end.x} {to}"'
                        ' marker-end="url(#arrow)"/>'
                    )


def _drawn(box: Box, ontology: Ontology, language: Language) -> str:
    parts = [
        f'<rect x="{box.x}" y="{box.y}" width="{_WIDTH}" height="{box.height}" rx="5"/>',
        f'<rect class="head" x="{box.x}" y="{box.y}" width="{_WIDTH}" height="{_HEAD}" rx="5"/>',
        (
            f'<text class="class" x="{box.x + _PAD}" y="{box.y + 20}">'
            f"{escape(box.term.label.say(language))}</text>"
        ),
    ]
    for at, link in enumerate(box.links):
        y = box.y + _HEAD + at * _ROW + 18
        ends = [ontology.label(iri) for iri in link.ranges if iri in ontology.terms]
        name = link.label.say(language)
        said = _fitting(name, [label.say(language) for label in ends if label])
        arrow = f' <tspan class="to">→ {escape(said)}</tspan>' if said else ""
        label = escape(name)
        parts.append(f'<text x="{box.x + _PAD}" y="{y}">{label}{arrow}</text>')
    for at, kind in enumerate(box.below, len(box.links)):
        y, label = box.y + _HEAD + at * _ROW + 18, escape(kind.label.say(language))
        parts.append(f'<text x="{box.x + _PAD}" y="{y}"><tspan class="to">⊃</tspan> {label}</text>')
    return "\n".join(parts)


def _fitting(name: str, ends: list[str]) -> str:
    """Return as many names of classes as fit behind a property's, and how many more there are.

    Where not even one fits, the line alone shows where the property leads.
    """
    room = _WIDTH - 2 * _PAD - _wide(f"{name} → ", 13)
    for count in range(len(ends), 0, -1):
        more = f" +{len(ends) - count}" if count < len(ends) else ""
        said = " / ".join(ends[:count]) + more
        if _wide(said, 12) <= room:
            return said
    return ""


def _wide(text: str, size: int) -> float:
    """Return about how wide a text is drawn, in pixels."""
    return sum(size if unicodedata.east_asian_width(c) in "WFA" else size * 0.58 for c in text)
