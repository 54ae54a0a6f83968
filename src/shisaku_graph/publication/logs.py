"""The repair log and the suspects as tables for people: CSV that Excel opens rightly."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from shisaku_graph.record.model import Records
from shisaku_graph.repair import RULES
from shisaku_graph.source.fields import FIELDS
from shisaku_graph.source.spreadsheet import guarded
from shisaku_graph.trace import Origin, Suspect

_REPAIRS = (
    "ファイル",
    "シート",
    "行",
    "列",
    "見出し",
    "項目",
    "規則",
    "規則ID",
    "修正前",
    "修正後",
    "理由",
)
_SUSPECTS = (
    "ファイル", "シート", "行", "列", "見出し", "項目", "規則", "規則ID", "値", "確かめること",
    "Question", "案", "訂正表に足す行",
)  # fmt: skip


def repairs_csv(records: Records) -> bytes:
    """Return every repair with what stood before and after it."""
    headings = _headings(records)
    return spreadsheet_csv(
        _REPAIRS,
        (
            (
                *_place(event.origin, event.field, headings),
                RULES[event.rule].label.ja,
                event.rule,
                event.before,
                event.after,
                event.reason or "",
            )
            for event in records.repairs
        ),
    )


def suspects_csv(records: Records) -> bytes:
    """Return what a person must decide, with the rule's proposal where it has one."""
    headings = _headings(records)
    return spreadsheet_csv(
        _SUSPECTS,
        (
            (
                *_place(suspect.origin, suspect.field, headings),
                RULES[suspect.rule].label.ja,
                suspect.rule,
                suspect.value,
                suspect.question.ja,
                suspect.question.en,
                suspect.proposal or "",
                correction_line(suspect),
            )
            for suspect in records.suspects
        ),
    )


def correction_line(suspect: Suspect) -> str:
    """Return the line of the corrections file that accepts the proposal; empty without one."""
    if suspect.proposal is None or suspect.field is None:
        return ""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(
        (
            suspect.origin.line,
            FIELDS[suspect.field].label.ja,
            suspect.value,
            suspect.proposal,
            f"{RULES[suspect.rule].label.ja}（確認した人・根拠）",
        )
    )
    return out.getvalue()


def _headings(records: Records) -> Mapping[Origin, str]:
    return {cell.origin: cell.heading for cell in records.cells}


def _place(origin: Origin, field: str | None, headings: Mapping[Origin, str]) -> tuple[str, ...]:
    return (
        origin.file,
        origin.sheet or "",
        str(origin.line),
        "" if origin.column is None else str(origin.column),
        headings.get(origin, ""),
        FIELDS[field].label.ja if field else "",
    )


def spreadsheet_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return UTF-8 with BOM and CRLF; a cell that Excel would run as a formula gets a ' before."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guarded(text) for text in row])
    return out.getvalue().encode("utf-8-sig")
