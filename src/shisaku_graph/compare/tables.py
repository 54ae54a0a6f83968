"""A comparison as tables for programs: CSV with a line for each change of each text, and JSON."""

import csv
import io
import json
from typing import Any, Final

from shisaku_graph.access.views import Named
from shisaku_graph.compare import phrases
from shisaku_graph.compare.model import Comparison, Edition, Move, TextChange, Transition
from shisaku_graph.compare.sides import FIELDS, Side
from shisaku_graph.compare.terminal import marked

COLUMNS: Final = (
    "kind", "fate", "before", "after", "before_iri", "after_iri", "what", "old", "new", "marked",
    "reason",
)  # fmt: skip
"""``what`` is empty where the line tells what befell the thing; else it names the text, place or
grade that changed, of which ``old`` and ``new`` are the values. Of money (予算額 …) and of
indicators ``marked`` is the difference, money in yen."""


def csv_text(comparison: Comparison, *, everything: bool = False) -> str:
    """Return CSV (RFC 4180): for each thing a line, and one for each text, place and grade."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for each in comparison.transitions if everything else comparison.changed():
        head = (
            each.kind,
            " ".join(fate.value for fate in each.fates),
            "\n".join(side.full for side in each.before),
            "\n".join(side.full for side in each.after),
            " ".join(side.iri for side in each.before),
            " ".join(side.iri for side in each.after),
        )
        rows.writerow((*head, "", "", "", "", each.reason or ""))
        for move in each.moves:
            names = (_names(move.before), _names(move.after))
            rows.writerow((*head, move.of, *names, "", ""))
        if each.grades:
            grades = (grade.label.ja if grade else "" for grade in each.grades)
            rows.writerow((*head, "grade", *grades, "", ""))
        for figure in each.figures:
            shown = (side.shown if side else "" for side in (figure.before, figure.after))
            difference = "" if figure.difference is None else f"{figure.difference:+f}"
            rows.writerow((*head, figure.key, *shown, difference, ""))
        for change in each.texts:
            old, new = change.before or "", change.after or ""
            rows.writerow((*_pair(head, each, change), change.field, old, new, _all(change), ""))
    return out.getvalue()


def json_text(comparison: Comparison, *, everything: bool = False) -> str:
    """Return JSON: the whole comparison, texts in parts."""
    told = {
        "iri": comparison.iri,
        "title": dict(zip(("ja", "en"), phrases.heading(comparison), strict=True)),
        "old": _edition(comparison.old),
        "new": _edition(comparison.new),
        "counts": {
            kind: {fate.value: count for fate, count in sorted(counts.items(), key=_by_name)}
            for kind, counts in comparison.counts().items()
        },
        "transitions": [
            _transition(each)
            for each in (comparison.transitions if everything else comparison.changed())
        ],
        "proposals": [
            {
                "kind": each.kind,
                "before": each.before,
                "relation": each.relation.value,
                "after": each.after,
                "score": each.score,
                "evidence": dict(zip(("ja", "en"), each.evidence, strict=True)),
            }
            for each in comparison.proposals
        ],
        "fields": {name: {"ja": said.ja, "en": said.en} for name, said in FIELDS.items()},
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _by_name(item: Any) -> str:  # noqa: ANN401  # a fate and its count
    return str(item[0].value)


def _pair(head: tuple[str, ...], each: Transition, change: TextChange) -> tuple[str, ...]:
    """Return the head of a line whose texts belong to one of several things."""
    names = {side.iri: side.full for side in (*each.before, *each.after)}
    return (*head[:2], names[change.old], names[change.new], change.old, change.new)


def _all(change: TextChange) -> str:
    return marked(change.edits, None)


def _names(named: tuple[Named, ...]) -> str:
    return "\n".join(each.label.ja for each in named)


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "id": edition.id,
        "iri": edition.iri,
        "title": edition.title.ja,
        "municipality": edition.municipality.iri,
        "year": edition.year.start,
        "version": edition.version,
    }


def _transition(each: Transition) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "fates": [fate.value for fate in each.fates],
        "before": [_side(side) for side in each.before],
        "after": [_side(side) for side in each.after],
        "moves": [_move(move) for move in each.moves],
        "grades": [grade.label.ja if grade else None for grade in each.grades or ()],
        "figures": [
            {
                "what": change.key,
                "before": change.before.shown if change.before else None,
                "after": change.after.shown if change.after else None,
                "difference": None if change.difference is None else float(change.difference),
                "unit": change.either.unit,
            }
            for change in each.figures
        ],
        "texts": [
            {
                "field": change.field,
                "old": change.old,
                "new": change.new,
                "before": change.before,
                "after": change.after,
                "edits": [[edit.kind, edit.text] for edit in change.edits],
            }
            for change in each.texts
        ],
        "reason": each.reason,
        "change": each.change,
    }


def _side(side: Side) -> dict[str, str]:
    return {"iri": side.iri, "name": side.label.ja, "full": side.full}


def _move(move: Move) -> dict[str, Any]:
    return {
        "of": move.of,
        "before": [{"iri": each.iri, "name": each.label.ja} for each in move.before],
        "after": [{"iri": each.iri, "name": each.label.ja} for each in move.after],
        "follows": move.follows,
    }
