"""Candidates meet the decisions of an earlier review: none is lost, each is applied or named.

A decision holds for two records by what a person saw: their names. It applies as long as both are
in the datasets under these names; where an IRI is new and the name is not, it moves along. Else it
stays in the file, is not published, and is reported with the reason.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from shisaku_graph.language import Bilingual
from shisaku_graph.link.mapping import Decision
from shisaku_graph.link.mapping import Mapping as Line
from shisaku_graph.link.records import Record
from shisaku_graph.link.words import comparable
from shisaku_graph.vocabulary import SEMAPV

_STALE = "【適用されません / does not apply】"


@dataclass(frozen=True, slots=True)
class Stale:
    """A decision that does not apply any more, and why."""

    line: Line
    why: Bilingual


@dataclass(frozen=True, slots=True)
class Review:
    """A review file brought up to date.

    Attributes:
        lines: what the file holds now, in order.
        stale: the decisions among them that do not apply any more.
        new: number of candidates that the file did not hold.
    """

    lines: tuple[Line, ...]
    stale: tuple[Stale, ...]
    new: int

    @property
    def accepted(self) -> tuple[Line, ...]:
        """The mappings that are published."""
        stale = {each.line.pair for each in self.stale}
        return tuple(
            each
            for each in self.lines
            if each.decision is Decision.ACCEPT and each.pair not in stale
        )

    @property
    def undecided(self) -> tuple[Line, ...]:
        """The candidates that wait for a person, the likeliest first."""
        waiting = [each for each in self.lines if each.decision is None]
        return tuple(sorted(waiting, key=lambda each: -(each.confidence or 0)))


class Directory:
    """The records of one dataset, by IRI and by kind and name."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.by_iri: dict[str, Record] = {}
        self._by_name: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
        self.order: dict[str, int] = {}
        for at, record in enumerate(records):
            self.by_iri[record.iri] = record
            self._by_name[record.kind.value, comparable(record.label.ja)].append(record)
            self.order[record.iri] = at

    def now(self, iri: str, category: str, label: str) -> Record | Bilingual:
        """Return the record that a line speaks of, or why there is none."""
        record = self.by_iri.get(iri)
        if record is not None and label and comparable(record.label.ja) != comparable(label):
            return Bilingual(
                f"「{label}」の名称は今は「{record.label.ja}」です",
                f"{label!r} is now called {record.label.ja!r}",
            )
        if record is not None:
            return record
        named = self._by_name[category, comparable(label)]
        if len(named) == 1:
            return named[0]
        return Bilingual(f"「{label or iri}」がデータにありません", f"{label or iri!r} is gone")


def reviewed(
    proposals: Sequence[Line],
    earlier: Sequence[Line],
    ours: Directory,
    theirs: Directory,
) -> Review:
    """Return the file's new lines: earlier decisions applied, proposals without one added.

    Args:
        proposals: the mappings that are proposed now.
        earlier: the lines of the review file.
        ours: the records of the first dataset.
        theirs: those of the other.
    """
    proposed = {each.pair: each for each in proposals}
    known = {each.pair for each in earlier}
    lines: dict[tuple[str, str], Line] = {}
    stale: list[Stale] = []
    for line in earlier:
        if not line.touched:
            continue
        one = ours.now(line.subject, line.category, line.subject_label)
        other = theirs.now(line.object, line.category, line.object_label)
        why = one if isinstance(one, Bilingual) else other
        if isinstance(one, Record) and isinstance(other, Record):
            moved = replace(line, subject=one.iri, object=other.iri)
            lines[moved.pair] = _refreshed(moved, proposed)
        elif isinstance(why, Bilingual):
            kept = replace(line, comment=f"{_STALE} {why.ja} / {why.en}")
            lines[kept.pair] = kept
            stale.append(Stale(kept, why))
    fresh = [each for each in proposals if each.pair not in lines]
    lines |= {each.pair: each for each in fresh}
    ordered = sorted(lines.values(), key=lambda each: _rank(each, ours, theirs))
    stale.sort(key=lambda each: _rank(each.line, ours, theirs))
    return Review(tuple(ordered), tuple(stale), sum(each.pair not in known for each in fresh))


def _refreshed(line: Line, proposed: Mapping[tuple[str, str], Line]) -> Line:
    """Return a decided line with the evidence of today."""
    now = proposed.get(line.pair)
    if now is None:
        comment = line.comment.removeprefix(_STALE).strip()
        if line.comment.startswith(_STALE):
            comment = ""
        justification = line.justification if line.confidence else SEMAPV.ManualMappingCuration
        return replace(line, comment=comment, justification=justification)
    return replace(
        line,
        subject_label=now.subject_label,
        object_label=now.object_label,
        category=now.category,
        confidence=now.confidence,
        similarity=now.similarity,
        shared=now.shared,
        comment=now.comment,
        justification=now.justification,
    )


def _rank(line: Line, ours: Directory, theirs: Directory) -> tuple[object, ...]:
    last = len(ours.order) + 1
    return (
        ours.order.get(line.subject, last),
        line.decision is not Decision.ACCEPT,
        -(line.confidence or 0.0),
        theirs.order.get(line.object, len(theirs.order) + 1),
        line.pair,
    )
