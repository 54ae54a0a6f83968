"""An organisation table (組織の新旧対照表): the old and the new name of each unit, side by side.

Many municipalities publish one with a reorganisation. It names units that no policy names too;
those are passed over. What the review file decides about a unit is not decided again here.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from shisaku_graph.errors import ContinuityError
from shisaku_graph.language import Bilingual
from shisaku_graph.record.continuity import Decision, Relation
from shisaku_graph.record.identities import Identities
from shisaku_graph.record.identity import comparison
from shisaku_graph.record.ledger import Identity
from shisaku_graph.source.document import read_document
from shisaku_graph.trace import Origin

_OLD, _NEW = ("旧", "前", "old"), ("新", "後", "new")
_DATE, _NOTE = ("施行日", "年月日", "date"), ("備考", "内容", "note")
_KIND = "department"


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: a unit's old and new name with those above it; empty where there is none."""

    old: str
    new: str
    reason: str
    place: Origin


def read_reorganisation(
    path: Path, ledger: Sequence[Identity], decided: Sequence[Decision]
) -> tuple[Decision, ...]:
    """Read an organisation table; return what it decides about the units of last year's ledger.

    A unit with several new names was split; several with one new name were merged, also where the
    new name is that of a unit which goes on and is not listed itself.

    Args:
        path: a CSV file. Columns that begin with 旧 (or old) make the old name from left to right,
            those with 新 (or new) the new one; 施行日 and 備考 (date, note) give the reason.
        ledger: last year's.
        decided: what the review file decides.

    Raises:
        DocumentError: the file is missing or cannot be read.
        ContinuityError: it is no such table.
    """
    former = Identities(former=ledger)
    known = {comparison(former.full_name(each)) for each in ledger if each.kind == _KIND}
    lines = [line for line in _lines(path) if not line.old or comparison(line.old) in known]
    done = {former.original(each).key for each in decided if each.kind == _KIND and each.before}
    return tuple(
        each
        for each in _decisions(lines, known)
        if not each.before or former.original(each).key not in done
    )


def _decisions(lines: Sequence[_Line], known: set[str]) -> Iterator[Decision]:
    """Yield what the lines say of units that last year's ledger knows."""
    into: dict[str, list[_Line]] = {}
    out_of: dict[str, list[_Line]] = {}
    for line in lines:
        into.setdefault(comparison(line.new), []).append(line)
        out_of.setdefault(comparison(line.old), []).append(line)
    for line in lines:
        old, new = comparison(line.old), comparison(line.new)
        taken_in = new in known and new != old and new not in out_of
        if not line.old:
            relation = Relation.ADDED
        elif not line.new:
            relation = Relation.ENDED
        elif len(out_of[old]) > 1:
            relation = Relation.SPLIT
        elif len(into[new]) > 1 or taken_in:
            relation = Relation.MERGED
        else:
            relation = Relation.CONTINUED if old == new else Relation.RENAMED
        yield _decision(line.old, relation, line.new, line)
        if taken_in and line is into[new][0]:  # what takes another in keeps its IRI
            yield _decision(line.new, Relation.MERGED, line.new, line)


def _decision(before: str, relation: Relation, after: str, line: _Line) -> Decision:
    return Decision(_KIND, before, relation, after, line.reason, line.place, binding=False)


def _lines(path: Path) -> Iterator[_Line]:
    text = read_document(path, None, "text/csv").text
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [cell.strip().casefold() for cell in next(reader, [])]
        old, new = _columns(header, _OLD), _columns(header, _NEW)
        if not old or not new:
            raise _wrong(path.name, 1, "「旧…」と「新…」の列がない", "no old and new columns")
        dates, notes = _columns(header, _DATE), _columns(header, _NOTE)
        for row in reader:
            place = Origin(path.name, reader.line_num)
            if len(row) > len(header):
                raise _wrong(path.name, place.line, f"列が {len(row)} 個", f"{len(row)} cells")
            names = [_joined(row, columns) for columns in (old, new)]
            if any(names):
                told = [_joined(row, columns, " ") for columns in (dates, notes)]
                reason = " ".join(filter(None, told)) or f"組織の新旧対照表（{path.name}）"
                yield _Line(names[0], names[1], reason, place)
    except csv.Error as error:
        raise _wrong(path.name, reader.line_num, str(error), str(error)) from error


def _columns(header: Sequence[str], beginnings: tuple[str, ...]) -> list[int]:
    return [place for place, name in enumerate(header) if name.startswith(beginnings)]


def _joined(row: Sequence[str], columns: Sequence[int], between: str = "") -> str:
    return between.join(row[place].strip() for place in columns if place < len(row)).strip()


def _wrong(file: str, line: int, ja: str, en: str) -> ContinuityError:
    return ContinuityError(
        "organisation-syntax",
        Bilingual(
            f"組織の新旧対照表を読めません（{ja}）。",
            f"the organisation table cannot be read ({en}).",
        ),
        Bilingual(
            "見出しを 旧部,旧課,新部,新課,施行日,備考 のようにしてください。"
            "旧の列と新の列は一つずつでもかまいません。",
            "head it like old division,old section,new division,new section,date,note; "
            "one old and one new column will do.",
        ),
        Origin(file, line),
    )
