"""Proposals that a person accepts, and passages that are right as they stand, as corrections."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from shisaku_graph.repair.corrected import Corrected
from shisaku_graph.repair.corrections import Correction
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
    """Yield the suspects in the order of the table, with the personal data that they are about.

    Never publish what this yields: it is for the one who decides.
    """
    waiting = list(aside)
    for each in sorted(suspects, key=_place):
        if each.rule != ContactInText.id:
            yield each
            continue
        place = next((at for at, (origin, _) in enumerate(waiting) if origin == each.origin), None)
        text = "" if place is None else waiting.pop(place)[1]
        yield replace(each, field="personal", value=text, proposal=text or None)


def _place(suspect: Suspect) -> tuple[str, str, int, int]:
    origin = suspect.origin
    return origin.file, origin.sheet or "", origin.line, origin.column or 0


def _column(field: str, heading: str) -> str:
    """Return how the corrections name a column: by its heading where a field has several."""
    several = Columns.model_fields[field].annotation == tuple[str, ...]
    return heading if several and heading and field != "personal" else FIELDS[field].label.ja


def _stands_once(suspect: Suspect, said: Sequence[Said]) -> bool:
    return bool(suspect.value) and (
        sum(each.field == suspect.field and suspect.value in each.text for each in said) == 1
    )
