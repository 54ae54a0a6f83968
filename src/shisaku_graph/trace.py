"""Where each value stood, what was done to it, and what a person must decide.

Every cell carries its Origin from the first room to the last, so that a statement in the
published graph can be followed back to file, line and column.
"""

from collections import Counter
from dataclasses import dataclass, field

from shisaku_graph.language import Bilingual
from shisaku_graph.spool import Packed, Spool

_MOST_ASKED = 10_000  # places remembered, however large the table


@dataclass(frozen=True, slots=True)
class Origin:
    """A place in a source file.

    Attributes:
        file: name of the file as it lies in the source folder.
        line: line (text, CSV, HTML, JSON) or row (workbook), counted from 1, as editors and Excel
            count; where a cell holds line breaks, the line in which it starts.
        column: column as received, counted from 1; ``None`` for a whole line.
        span: first and last+1 character of the cell in the decoded text, counted from 0
            (RFC 5147 ``char=``); ``None`` where the file is not text.
        sheet: name of the worksheet, for workbooks only.
        row: number of the record, counted from 1 (RFC 7111), where lines are no records.
    """

    file: str
    line: int
    column: int | None = None
    span: tuple[int, int] | None = None
    sheet: str | None = None
    row: int | None = None

    def __str__(self) -> str:
        """Return ``file:line:column`` as compilers print it."""
        place = f"{self.file}[{self.sheet}]" if self.sheet else self.file
        tail = "" if self.column is None else f":{self.column}"
        return f"{place}:{self.line}{tail}"


@dataclass(frozen=True, slots=True)
class RepairEvent:
    """One application of one rule to one place: what stood there, what stands there now."""

    rule: str
    origin: Origin
    field: str | None
    before: str
    after: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Suspect:
    """What a rule can see but not decide.

    Attributes:
        rule: id of the rule that saw it.
        field: the field's id, or ``None`` for a whole line.
        value: the text in question, as it stands.
        question: what a person must decide.
        proposal: what should stand in the place of ``value`` (perhaps nothing), or ``None`` when
            the rule has no proposal.
    """

    rule: str
    origin: Origin
    field: str | None
    value: str
    question: Bilingual
    proposal: str | None = None


def packed_origin(place: Origin) -> Packed:
    """Return a place as a plain tuple, for a spool."""
    return place.file, place.line, place.column, place.span, place.sheet, place.row


def _packed_event(event: RepairEvent) -> Packed:
    place = packed_origin(event.origin)
    return event.rule, place, event.field, event.before, event.after, event.reason


def _event(packed: Packed) -> RepairEvent:
    rule, place, *others = packed
    return RepairEvent(rule, Origin(*place), *others)


def _packed_suspect(suspect: Suspect) -> Packed:
    place, said = packed_origin(suspect.origin), suspect.question
    return suspect.rule, place, suspect.field, suspect.value, said.ja, said.en, suspect.proposal


def _suspect(packed: Packed) -> Suspect:
    rule, place, field_, value, ja, en, proposal = packed
    return Suspect(rule, Origin(*place), field_, value, Bilingual(ja, en), proposal)


@dataclass(slots=True)
class Ledger:
    """The book that repair writes as rows flow past: events and suspects, in the order seen.

    Of a large table most of it lies on disk.

    Attributes:
        confirmed: field and passage of what a person has found right as it stands: not asked again.
        settled: those of them that were met.
        aside: what was left out of texts, for the person who decides about it: never published.
        corrected: cells that a person has corrected.
        asked: the first places that a rule has asked about.
    """

    events: Spool[RepairEvent] = field(default_factory=lambda: Spool(_packed_event, _event))
    suspects: Spool[Suspect] = field(default_factory=lambda: Spool(_packed_suspect, _suspect))
    confirmed: frozenset[tuple[str, str]] = frozenset()
    settled: set[tuple[str, str]] = field(default_factory=set)
    aside: list[tuple[Origin, str]] = field(default_factory=list)
    corrected: set[Origin] = field(default_factory=set)
    asked: set[Origin] = field(default_factory=set)

    def repaired(  # noqa: PLR0913  # one argument for each column of the log
        self,
        rule: str,
        origin: Origin,
        before: str,
        after: str,
        *,
        field: str | None = None,
        reason: str | None = None,
    ) -> None:
        """Write one repair into the book."""
        self.events.append(RepairEvent(rule, origin, field, before, after, reason))

    def doubted(self, suspect: Suspect) -> None:
        """Write one suspect into the book, unless a person has found it right as it stands."""
        passage = (suspect.field or "", suspect.value)
        if passage in self.confirmed:
            self.settled.add(passage)
        else:
            self.suspects.append(suspect)
            if len(self.asked) < _MOST_ASKED:
                self.asked.add(suspect.origin)

    def set_aside(self, origin: Origin, text: str) -> None:
        """Keep what was left out of a text, for the person who decides about it."""
        self.aside.append((origin, text))

    def counts(self) -> dict[str, int]:
        """Return the number of repairs by rule, most frequent first."""
        return dict(Counter(event.rule for event in self.events).most_common())
