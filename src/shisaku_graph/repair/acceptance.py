"""Proposals that a person accepts: lines added to the corrections file, nothing else touched."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from shisaku_graph.repair.corrections import COLUMNS, Correction
from shisaku_graph.source.fields import FIELDS
from shisaku_graph.trace import Suspect


def accepted(
    suspects: Iterable[Suspect], said: Sequence[tuple[str | None, str]], reason: str
) -> tuple[Correction, ...]:
    """Return the corrections that accept proposals.

    A correction names no line where what was received stands in one cell of the field alone: so it
    holds in next year's table too, wherever the row has moved.

    Args:
        suspects: those with a proposal; others are passed over.
        said: field and text of every cell received.
        reason: why, in a person's words.
    """
    return tuple(
        Correction(
            None if _stands_once(each, said) else each.origin.line,
            each.field,
            each.value,
            each.proposal,
            reason,
            each.origin,
        )
        for each in suspects
        if each.proposal is not None and each.field is not None
    )


def _stands_once(suspect: Suspect, said: Sequence[tuple[str | None, str]]) -> bool:
    return bool(suspect.value) and (
        sum(field == suspect.field and suspect.value in text for field, text in said) == 1
    )


def relocate(path: Path, moved: Mapping[Correction, int]) -> int:
    """Rewrite the line numbers of corrections whose row has moved; return how many."""
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    changed = 0
    for row in rows[1:]:
        for each, line in moved.items():
            same = row[:1] == [str(each.line)] and row[2:] == [
                each.received, each.corrected, each.reason
            ]  # fmt: skip
            if same and row[0] != str(line):
                row[0], changed = str(line), changed + 1
                break
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")
    return changed


def add_corrections(path: Path, corrections: Sequence[Correction]) -> int:
    """Add lines to a corrections file, made with its heading where there is none.

    Lines that stand there already are not added again. Returns how many were added.
    """
    text = path.read_text(encoding="utf-8-sig") if path.is_file() else f"{','.join(COLUMNS)}\n"
    known = set(map(tuple, csv.reader(io.StringIO(text))))
    text = text if text.endswith("\n") else f"{text}\n"
    out = io.StringIO()
    writer, added = csv.writer(out, lineterminator="\n"), 0
    for each in corrections:
        line = (
            "" if each.line is None else str(each.line),
            FIELDS[each.field].label.ja,
            each.received,
            each.corrected,
            each.reason,
        )
        if line not in known:
            writer.writerow(line)
            added += 1
    path.write_text(text + out.getvalue(), encoding="utf-8")
    return added
