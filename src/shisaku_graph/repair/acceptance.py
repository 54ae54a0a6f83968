"""Proposals that a person accepts: lines added to the corrections file, nothing else touched."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from shisaku_graph.repair.corrections import COLUMNS, Corrected, Correction
from shisaku_graph.repair.personal import ContactInText
from shisaku_graph.source.columns import Columns
from shisaku_graph.source.fields import FIELDS
from shisaku_graph.trace import Origin, Suspect


@dataclass(frozen=True, slots=True)
class Said:
    """A cell as it was received: its field, its heading, its text."""

    origin: Origin
    field: str | None
    heading: str
    text: str


def accepted(
    suspects: Iterable[Suspect], said: Sequence[Said], reason: str
) -> tuple[Correction, ...]:
    """Return the corrections that accept proposals.

    A correction names no line where what was received stands in one cell of the field alone: so it
    holds in next year's table too, wherever the row has moved.

    Args:
        suspects: those with a proposal in a column that corrections reach; others are passed over.
        said: every cell received.
        reason: why, in a person's words.
    """
    headings = {each.origin: each.heading for each in said}
    return tuple(
        Correction(
            None if each.value == each.proposal or _stands_once(each, said) else each.origin.line,
            each.field,
            each.value,
            each.proposal,
            reason,
            each.origin,
            column=_column(each.field, headings.get(each.origin, "")),
        )
        for each in suspects
        if each.proposal is not None and each.field is not None and can_be_corrected(each)
    )


def can_be_corrected(suspect: Suspect) -> bool:
    """Tell whether the corrections can speak of the column in which a suspect stands."""
    return suspect.field in Columns.model_fields


def kept(suspects: Iterable[Suspect]) -> Iterator[Suspect]:
    """Yield the suspects with what stands there as their proposal: it is right as it is.

    Personal data that was left out is not meant: who keeps it in says so by accepting it.
    """
    for each in suspects:
        if each.value and each.rule not in (Corrected.id, ContactInText.id):
            yield replace(each, proposal=each.value)


def shown(suspects: Iterable[Suspect], aside: Sequence[tuple[Origin, str]]) -> Iterator[Suspect]:
    """Yield the suspects, those about personal data with what was left out, to be published.

    Never publish what this yields: it is for the one who decides.
    """
    waiting = list(aside)
    for each in suspects:
        if each.rule != ContactInText.id:
            yield each
            continue
        place = next((at for at, (origin, _) in enumerate(waiting) if origin == each.origin), None)
        text = "" if place is None else waiting.pop(place)[1]
        yield replace(each, field="personal", value=text, proposal=text or None)


def _column(field: str, heading: str) -> str:
    """Return how the corrections name a column: by its heading where a field has several."""
    several = Columns.model_fields[field].annotation == tuple[str, ...]
    return heading if several and heading and field != "personal" else FIELDS[field].label.ja


def _stands_once(suspect: Suspect, said: Sequence[Said]) -> bool:
    return bool(suspect.value) and (
        sum(each.field == suspect.field and suspect.value in each.text for each in said) == 1
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
            each.column or FIELDS[each.field].label.ja,
            each.received,
            each.corrected,
            each.reason,
        )
        if line not in known:
            writer.writerow(line)
            added += 1
    path.write_text(text + out.getvalue(), encoding="utf-8")
    return added
