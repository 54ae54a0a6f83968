"""Rows of one policy, each of an indicator: what is the policy's, what one indicator's alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from shisaku_graph.record.entries import Entry, UnitPath, indicator_names
from shisaku_graph.record.figures import indicators, united
from shisaku_graph.record.identity import key
from shisaku_graph.record.model import Assessment, Department, Indicator, Note, Text
from shisaku_graph.source.descriptor import Descriptor
from shisaku_graph.trace import Origin

Said = Callable[[Entry], Text | None]
Units = Mapping[UnitPath, Department]


class Measured:
    """The rows of one report, and which indicator each is of.

    What all rows say alike, or the first alone (a merged cell), is said of the policy or project;
    what differs from row to row is said of each row's indicator.
    """

    def __init__(self, entries: Sequence[Entry], descriptor: Descriptor, subject: str) -> None:
        self._entries = entries
        self._found = [tuple(indicators(each.body, descriptor, subject)) for each in entries]
        named = [found[0].key if len(found) == 1 else None for found in self._found]
        self._apart = len(entries) > 1 and None not in named and len(set(named)) > 1
        self._of = named if self._apart else [None] * len(entries)

    def indicators(self, units: Units) -> tuple[Indicator, ...]:
        """Return the indicators, with the departments that rows name for each alone."""
        paths = [entry.unit_paths for entry in self._entries]
        own = self._apart and len(set(paths)) > 1
        return united(
            replace(each, departments=tuple(units[path] for path in of)) if own else each
            for found, of in zip(self._found, paths, strict=True)
            for each in found
        )

    def whole(self, said: Said) -> Text | None:
        """Return what is said of the policy or project, or ``None``."""
        told = [text for entry in self._entries if (text := said(entry)) is not None]
        return told[0] if told and not self._differs(said) else None

    def notes(self, fields: Mapping[str, Said]) -> Iterator[Note]:
        """Yield as notes what further rows say: of their indicators, where each has its own.

        Args:
            fields: how to read a field of a row, by the field's heading.
        """
        for heading, said in fields.items():
            told = [(entry, text) for entry in self._entries if (text := said(entry)) is not None]
            if self._differs(said):
                for entry, of in zip(self._entries, self._of, strict=True):
                    if (text := said(entry)) is not None:
                        yield Note(heading, text, of)
            else:
                for _, text in told[1:]:
                    if text.value != told[0][1].value:
                        yield Note(heading, text)

    def own_notes(self) -> Iterator[Note]:
        """Yield the notes of the rows: those of one indicator alone say which."""
        differing: dict[str, bool] = {}
        for entry, of in zip(self._entries, self._of, strict=True):
            for note in entry.notes:
                heading = note.heading
                if heading not in differing:
                    differing[heading] = self._differs(partial(_note, heading))
                yield replace(note, indicator=of) if differing[heading] else note

    def assessments(self) -> Iterator[Assessment]:
        """Yield every grade; rows of one report are told apart by their indicator."""
        seen: set[tuple[str, Origin]] = set()
        several = len(self._entries) > 1
        for at, entry in enumerate(self._entries):
            for criterion, grade in entry.grades:
                if (criterion, grade.origin) in seen:  # a merged cell stands in several rows
                    continue
                seen.add((criterion, grade.origin))
                own = self._differs(partial(_grade, criterion))
                about = " ".join(indicator_names(entry)) if several else ""
                yield Assessment(
                    key=key("assessment", criterion, *([str(at)] if at else [])),
                    criterion=criterion,
                    grade=grade,
                    about=(about or None) if own or not self._apart else None,
                    indicator=self._of[at] if own else None,
                )

    def _differs(self, said: Said) -> bool:
        told = [said(entry) for entry in self._entries] if self._apart else []
        values = {text.value for text in told if text is not None}
        return len(values) > 1 or (len(values) == 1 and told[0] is None)


def _note(heading: str, entry: Entry) -> Text | None:
    return next((each.text for each in entry.notes if each.heading == heading), None)


def _grade(criterion: str, entry: Entry) -> Text | None:
    return next((grade for name, grade in entry.grades if name == criterion), None)
