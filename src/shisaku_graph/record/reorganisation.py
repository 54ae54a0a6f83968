"""An organisation table (組織の新旧対照表): the old and the new name of each unit, side by side.

Many municipalities publish one with a reorganisation. It names units that no policy names too;
those are passed over. What the review file decides about a unit is not decided again here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from shisaku_graph.errors import ContinuityError
from shisaku_graph.language import Bilingual
from shisaku_graph.record.continuity import Decision, Relation
from shisaku_graph.record.identities import Identities
from shisaku_graph.record.identity import comparison
from shisaku_graph.record.ledger import Identity
from shisaku_graph.table import Table
from shisaku_graph.trace import Origin

_OLD, _NEW = ("旧", "前", "old"), ("新", "後", "new")
_DATE, _NOTE = ("施行日", "年月日", "date"), ("備考", "内容", "note")
_KIND = "department"
_TITLES = 20
"""Rows above the headings, at most."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: a unit's old and new name with those above it; empty where there is none."""

    old: str
    new: str
    reason: str
    place: Origin


def read_reorganisation(
    table: Table, ledger: Sequence[Identity], decided: Sequence[Decision]
) -> tuple[Decision, ...]:
    """Read an organisation table; return what it decides about the units of last year's ledger.

    A unit with several new names was split; several with one new name were merged, also where the
    new name is that of a unit which goes on and is not listed itself.

    Args:
        table: columns whose heading begins with 旧 (or old) make the old name from left to right,
            those with 新 (or new) the new one; 施行日 and 備考 (date, note) give the reason.
        ledger: last year's.
        decided: what the review file decides.

    Raises:
        ContinuityError: it has no such headings.
    """
    former = Identities(former=ledger)
    known = {comparison(former.full_name(each)) for each in ledger if each.kind == _KIND}
    lines = [line for line in _lines(table) if not line.old or comparison(line.old) in known]
    done = {former.original(each).key for each in decided if each.kind == _KIND and each.before}
    return tuple(
        each
        for each in _decisions(lines, known)
        if not each.before or former.original(each).key not in done
    )


def reviewed_elsewhere(
    review: Sequence[Decision], ledger: Sequence[Identity], decided: Sequence[Decision]
) -> tuple[Decision, ...]:
    """Return what the review file of another table says of units that last year's ledger knows."""
    former = Identities(former=ledger)
    known = {comparison(former.full_name(each)) for each in ledger if each.kind == _KIND}
    known |= {each.key for each in ledger if each.kind == _KIND}
    done = {former.original(each).key for each in decided if each.kind == _KIND and each.before}
    return tuple(
        replace(each, binding=False)
        for each in review
        if each.kind == _KIND
        and not known.isdisjoint((comparison(each.before), each.before.rpartition("/")[2]))
        and former.original(each).key not in done
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


def _lines(table: Table) -> Iterator[_Line]:
    file, header = table.source.name, None
    for row in table.rows():
        cells = [cell.strip() for cell in row.texts]
        if header is None:
            header = _header(cells)
            if header is None and row.origin.line > _TITLES:
                break
            continue
        old, new, dates, notes = header
        names = [_joined(cells, columns) for columns in (old, new)]
        if any(names):
            told = [_joined(cells, columns, " ") for columns in (dates, notes)]
            reason = " ".join(filter(None, told)) or f"組織の新旧対照表（{file}）"
            yield _Line(names[0], names[1], reason, row.origin)
    if header is None:
        raise _no_header(file)


def _header(cells: Sequence[str]) -> tuple[list[int], ...] | None:
    """Return the columns of old and new names, of dates and of notes, if this row heads them."""
    names = [cell.casefold() for cell in cells]
    found = tuple(_columns(names, each) for each in (_OLD, _NEW, _DATE, _NOTE))
    return found if found[0] and found[1] else None


def _columns(header: Sequence[str], beginnings: tuple[str, ...]) -> list[int]:
    return [place for place, name in enumerate(header) if name.startswith(beginnings)]


def _joined(row: Sequence[str], columns: Sequence[int], between: str = "") -> str:
    return between.join(row[place].strip() for place in columns if place < len(row)).strip()


def _no_header(file: str) -> ContinuityError:
    return ContinuityError(
        "organisation-syntax",
        Bilingual(
            "組織の新旧対照表に「旧…」と「新…」の見出しがありません。",
            "the organisation table has no headings of old and new names.",
        ),
        Bilingual(
            "見出しを 旧部,旧課,新部,新課,施行日,備考 のようにしてください。"
            "旧の列と新の列は一つずつでもかまいません。",
            "head it like old division,old section,new division,new section,date,note; "
            "one old and one new column will do.",
        ),
        Origin(file, 1),
    )
