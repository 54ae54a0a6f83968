"""One sheet of A4: how small a policy must be printed to stand on it, reckoned from its texts."""

from collections.abc import Sequence

from shisaku_graph.access.views import Element, Indicator, Project, Report
from shisaku_graph.site.texts import paragraphs

_HEIGHT, _WIDTH = 720, 505  # points of A4 inside its margins, with some room
_SIZES = (("sheet", 10.0, 1.6), ("sheet-long", 8.8, 1.5), ("sheet-full", 7.6, 1.42))
"""Class of the page, and the size of its print in points with its leading, as in site.css."""
_SMALLEST = "sheet-fullest"
_HEADINGS, _FACT, _GAP = 15, 1.3, 2.5  # lines; lines; points between paragraphs
_ROW = 1.5  # lines of one row of a table


def sheet_of(
    policy: Element,
    above: int,
    report: Report | None,
    projects: Sequence[Project],
    indicators: Sequence[Indicator],
) -> str:
    """Return the class of print in which a policy stands on one sheet.

    Args:
        policy: the policy.
        above: how many elements of the plan are named above it.
        report: what its newest year tells.
        projects: the projects of that year.
        indicators: its indicators, a row for each value.
    """
    texts = [goal.text for goal in policy.goals]
    texts += [policy.approach or ""]
    if report is not None:
        texts += [report.result or "", report.next_steps or ""]
        texts += [f"{note.heading}\n{note.text}" for note in report.notes]
    parts = [part for text in texts for part in paragraphs(text)]
    values = sum(max(1, len(each.values)) for each in indicators)
    rows = values + (len(report.amounts) + len(report.assessments) if report else 0)
    for name, size, leading in _SIZES:
        line = _WIDTH // size
        lines = sum(-(-len(part) // line) for part in parts) + _HEADINGS + (1 + above) * _FACT
        lines += -(-sum(max(1, -(-len(p.label.ja) // (line // 2 - 3))) for p in projects) // 2)
        lines += rows * _ROW + (4 if rows else 0)
        if lines * size * leading + len(parts) * _GAP <= _HEIGHT:
            return name
    return _SMALLEST
