"""Continuity from year to year: the relations, and the review file in which a person decides."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import MappingProxyType

from shisaku_graph.errors import ContinuityError
from shisaku_graph.language import Bilingual
from shisaku_graph.source.document import read_document
from shisaku_graph.trace import Origin

COLUMNS = ("kind", "before", "relation", "after", "accepted", "score", "reason")


class Relation(Enum):
    """What a resource of one year is to those of the year before."""

    CONTINUED = "continued"
    RENAMED = "renamed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    ENDED = "ended"
    ADDED = "added"
    UNEXPLAINED = "unexplained"


KEEPING = (Relation.CONTINUED, Relation.RENAMED, Relation.MOVED)
"""The relations under which a resource stays the same, with its IRI."""

_RELATIONS: Mapping[str, Relation] = MappingProxyType(
    {each.value: each for each in Relation if each is not Relation.UNEXPLAINED}
    | {
        "継続": Relation.CONTINUED,
        "改称": Relation.RENAMED,
        "移動": Relation.MOVED,
        "分割": Relation.SPLIT,
        "統合": Relation.MERGED,
        "終了": Relation.ENDED,
        "新規": Relation.ADDED,
    }
)
_KINDS: Mapping[str, str] = MappingProxyType(
    {each: each for each in ("direction", "policy", "department", "project")}
    | {"field": "policy-field", "policy-field": "policy-field", "政策分野": "policy-field"}
    | {"basic_policy": "basic-policy", "basic-policy": "basic-policy", "基本政策": "basic-policy"}
    | {"sub_policy": "sub-policy", "sub-policy": "sub-policy", "基本事業": "sub-policy"}
    | {"基本方向": "direction", "施策": "policy", "部課": "department", "事業": "project"}
)
_ANSWERS: Mapping[str, bool | None] = MappingProxyType(
    {"yes": True, "はい": True, "no": False, "いいえ": False, "": None}
)


@dataclass(frozen=True, slots=True)
class Decision:
    """One accepted line of the review file, or of an organisation table.

    Attributes:
        binding: the new name must stand in this year's table; an organisation table also names
            units that no policy names.
    """

    kind: str
    before: str
    relation: Relation
    after: str
    reason: str
    place: Origin
    binding: bool = True


def is_review(path: Path) -> bool:
    """Tell whether a file is headed as a review file is."""
    if path.suffix.casefold() != ".csv":
        return False
    heading = read_document(path, None, "text/csv").text.lstrip("\ufeff").partition("\n")[0]
    return heading.strip() == ",".join(COLUMNS)


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Read a review file; return the lines that a person accepted.

    A line with ``no``, or with nothing, under ``accepted`` changes nothing.

    Raises:
        DocumentError: the file is missing or cannot be read.
        ContinuityError: a line is not as it must be.
    """
    text = read_document(path, None, "text/csv").text
    reader = csv.reader(io.StringIO(text), strict=True)
    found: list[Decision] = []
    try:
        header = tuple(next(reader, []))
        if header != COLUMNS:
            raise _wrong(path.name, 1, f"列は {','.join(COLUMNS)}", f"the columns are {COLUMNS}")
        for row in reader:
            decision = _decision(path.name, reader.line_num, row) if any(row) else None
            if decision is not None:
                found.append(decision)
    except csv.Error as error:
        raise _wrong(path.name, reader.line_num, str(error), str(error)) from error
    return tuple(found)


def _decision(file: str, line: int, row: Sequence[str]) -> Decision | None:
    if len(row) != len(COLUMNS):
        raise _wrong(file, line, f"列が {len(row)} 個", f"{len(row)} cells, not {len(COLUMNS)}")
    kind, before, relation, after, accepted, _, reason = (cell.strip() for cell in row)
    answer = accepted.casefold()
    if answer not in _ANSWERS:
        raise _wrong(file, line, f"accepted が {accepted!r}", f"accepted is {accepted!r}")
    if kind not in _KINDS:
        raise _wrong(file, line, f"知らない種類: {kind!r}", f"unknown kind {kind!r}")
    if relation not in _RELATIONS:
        raise _wrong(file, line, f"知らない関係: {relation!r}", f"unknown relation {relation!r}")
    if not _ANSWERS[answer]:
        return None
    told = _RELATIONS[relation]
    if bool(before) == (told is Relation.ADDED) or bool(after) == (told is Relation.ENDED):
        raise _wrong(
            file,
            line,
            f"{relation} の before・after が合わない",
            f"before and after do not fit {relation}",
        )
    if not reason:
        raise _wrong(file, line, "理由が空", "the reason is empty")
    return Decision(_KINDS[kind], before, told, after, reason, Origin(file, line))


def _wrong(file: str, line: int, ja: str, en: str) -> ContinuityError:
    return ContinuityError(
        "continuity-syntax",
        Bilingual(f"見直しの表を読めません（{ja}）。", f"the review file cannot be read ({en})."),
        Bilingual(
            f"見出しを {','.join(COLUMNS)} とし、accepted に yes か no を、"
            "認めた行には理由を書いてください。"
            "added には before を、ended には after を書きません。",
            f"head the file {','.join(COLUMNS)}; accepted is yes or no, and an accepted line has "
            "a reason. An added line has no before, an ended line no after.",
        ),
        Origin(file, line),
    )
