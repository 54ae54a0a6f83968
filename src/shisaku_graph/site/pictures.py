"""Pictures drawn at build time: SVG that reads in greyscale, on paper, and by a screen reader.

Colour carries nothing alone: series differ by pattern, and each mark has its label. The styles are
classes of site.css, so that light, dark and print each have their own inks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from unicodedata import east_asian_width

from markupsafe import Markup

from shisaku_graph.site.texts import visible

_EM = 13  # pixels of a full-width character
_ROW = 24
_BAR = 13
_LONGEST = 88  # per cent of the box: the number stands after the bar
_NARROW = 330  # pixels: the box of a narrow telephone


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart: a name, and a number for each series."""

    name: str
    href: str | None
    values: tuple[int, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """One box of a tree, with what stands below it."""

    name: str
    href: str | None
    below: tuple["Node", ...] = ()

    @property
    def leaves(self) -> int:
        """Number of ends below it; an end counts itself."""
        return sum(node.leaves for node in self.below) or 1

    @property
    def depth(self) -> int:
        """Number of levels, itself included."""
        return 1 + max((node.depth for node in self.below), default=0)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a flow: its heading, and its boxes (key, name, href) from the top."""

    heading: str
    boxes: tuple[tuple[str, str, str | None], ...]


@dataclass(slots=True)
class _Canvas:
    """Gathers the parts of a picture; one of no width is as wide as its box."""

    width: int
    height: int = 0
    parts: list[str] = field(default_factory=list)

    def add(self, part: str) -> None:
        self.parts.append(part)

    def text(self, at: tuple[float, float], shown: str, kind: str, most: int = 0) -> None:
        """Write a text; one wider than ``most`` pixels is cut, and told whole on hovering."""
        cut = _cut(shown, most) if most else shown
        whole = f"<title>{_escaped(shown)}</title>" if cut != shown else ""
        self.add(f'<text x="{at[0]:g}" y="{at[1]:g}" class="{kind}">{whole}{_escaped(cut)}</text>')

    def _size(self) -> str:
        if not self.width:
            return f'class="fluid" width="100%" height="{self.height}"'
        width, height = self.width, self.height
        return f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'

    def picture(self, name: str, title: str, description: str) -> Markup:
        body = "\n".join(self.parts)
        return Markup(  # noqa: S704  # every text went through _escaped
            f'<svg {self._size()} role="group" aria-labelledby="{name}-t {name}-d">\n'
            f'<title id="{name}-t">{_escaped(title)}</title>\n'
            f'<desc id="{name}-d">{_escaped(description)}</desc>\n{body}\n</svg>'
        )


def bars(name: str, title: str, description: str, rows: Sequence[Bar]) -> Markup:
    """Return a bar chart as wide as its box: each row's name, and below it a bar for each series.

    Lengths are in per cent, so that letters keep their size on a telephone; each bar ends in its
    number.
    """
    head = 20
    most = max((value for row in rows for value in row.values), default=1) or 1
    series_of = max((len(row.values) for row in rows), default=1)
    step = head + _BAR * series_of + 14
    canvas = _Canvas(0, step * len(rows))
    canvas.add(_HATCH.format(name=name))
    for place, row in enumerate(rows):
        top = place * step
        canvas.add(_opening(row.href))
        canvas.text((0, top + 14), f"{row.name}{row.remark}", "label", _NARROW)
        canvas.add(_closing(row.href))
        for series, value in enumerate(row.values):
            fill = f' fill="url(#{name}-h)"' if series else ""
            share, y = value * _LONGEST / most, top + head + series * _BAR
            canvas.add(
                f'<rect x="0" y="{y}" width="{share:.1f}%" height="{_BAR - 2}" '
                f'class="series-{series}"{fill}/>'
                f'<text x="{share:.1f}%" dx="6" y="{y + _BAR - 3}" class="value">{value:,}</text>'
            )
    return canvas.picture(name, title, description)


_HATCH = (
    '<defs><pattern id="{name}-h" width="5" height="5" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="5" height="5" class="hatch-ground"/>'
    '<rect width="2" height="5" class="hatch-line"/></pattern></defs>'
)


def tree(
    name: str, title: str, description: str, tops: Sequence[Node], headings: Sequence[str]
) -> Markup:
    """Return the plan as boxes inside columns, as high as what they hold."""
    depth = max((node.depth for node in tops), default=1)
    width = 300
    canvas = _Canvas(width * depth, _ROW * (sum(node.leaves for node in tops) + 1) + 2)
    for place, heading in enumerate(headings[:depth]):
        canvas.text((place * width + 8, 16), heading, "heading")
    row = 1
    for node in tops:
        _branch(canvas, node, (0, row), width)
        row += node.leaves
    return canvas.picture(name, title, description)


def _branch(canvas: _Canvas, node: Node, at: tuple[int, int], width: int) -> None:
    level, row = at
    x, y, height = level * width, row * _ROW, node.leaves * _ROW
    canvas.add(_opening(node.href))
    canvas.add(
        f'<rect x="{x + 1}" y="{y + 1}" width="{width - 2}" height="{height - 2}" '
        f'class="box level-{level}"/>'
    )
    canvas.text((x + 10, y + height / 2 + 5), node.name, "label", width - 18)
    canvas.add(_closing(node.href))
    for below in node.below:
        _branch(canvas, below, (level + 1, row), width)
        row += below.leaves


def flow(
    name: str,
    title: str,
    description: str,
    columns: Sequence[Column],
    links: Sequence[tuple[str, str]],
) -> Markup:
    """Return boxes in columns with a band for each link; keys tell which boxes it joins.

    Boxes of a column stand as high as those of the column before lie on average, so that few
    bands cross.
    """
    box, gap, top = 215, 80, 34
    most = max((len(column.boxes) for column in columns), default=1)
    height = most * _ROW + top
    canvas = _Canvas(len(columns) * (box + gap) - gap, height + 4)
    placed: dict[str, tuple[int, float]] = {}
    for number, column in enumerate(columns):
        order = _untangled(column, links, placed) if number else list(column.boxes)
        step = (height - top) / max(len(order), 1)
        for place, (key, _, _) in enumerate(order):
            placed[key] = (number * (box + gap), top + (place + 0.5) * step)
    for one, other in links:
        if one in placed and other in placed:
            (x1, y1), (x2, y2) = placed[one], placed[other]
            bend = gap / 2
            canvas.add(
                f'<path class="band" d="M{x1 + box} {y1:.0f}C{x1 + box + bend:g} {y1:.0f} '
                f'{x2 - bend:g} {y2:.0f} {x2} {y2:.0f}"/>'
            )
    for number, column in enumerate(columns):
        canvas.text((number * (box + gap), 18), column.heading, "heading")
        for key, shown, href in column.boxes:
            x, y = placed[key]
            canvas.add(_opening(href))
            canvas.add(
                f'<rect x="{x}" y="{y - 9:.0f}" width="{box}" height="18" '
                f'class="box level-{number}"/>'
            )
            canvas.text((x + 6, round(y) + 4), shown, "label small", box - 10)
            canvas.add(_closing(href))
    return canvas.picture(name, title, description)


def _untangled(
    column: Column, links: Sequence[tuple[str, str]], placed: dict[str, tuple[int, float]]
) -> list[tuple[str, str, str | None]]:
    """Return a column's boxes by the mean height of what leads to them."""
    heights: dict[str, list[float]] = {}
    for one, other in links:
        if one in placed:
            heights.setdefault(other, []).append(placed[one][1])

    def height(place: int) -> tuple[float, int]:
        found = heights.get(column.boxes[place][0])
        return (sum(found) / len(found) if found else 1e9), place

    return [column.boxes[place] for place in sorted(range(len(column.boxes)), key=height)]


def _opening(href: str | None) -> str:
    return f'<a href="{escape(href)}">' if href else "<g>"


def _closing(href: str | None) -> str:
    return "</a>" if href else "</g>"


def _escaped(text: str) -> str:
    return escape(str(visible(text)))


def _cut(text: str, most: int) -> str:
    """Return a text that is at most ``most`` pixels wide."""
    widths = list(_widths(text))
    if sum(widths) <= most:
        return text
    used = float(_EM)
    for place, width in enumerate(widths):
        used += width
        if used > most:
            return text[:place] + "…"
    return text


def _widths(text: str) -> Iterator[float]:
    for character in text:
        yield _EM if east_asian_width(character) in "WFA" else _EM * 0.58
