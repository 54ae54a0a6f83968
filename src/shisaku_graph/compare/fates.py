"""From two datasets to what became of each thing.

The same IRI in both is the same thing. What is in one alone is what the new dataset says of it:
split, merged, ended, by a person's word in the review file; without that it is unexplained, and
never guessed. Two cities share no IRIs: there the same name of the same kind corresponds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Change, Named, Withdrawn
from shisaku_graph.compare.figures import figure_changes
from shisaku_graph.compare.model import Fate, Move, TextChange, Transition
from shisaku_graph.compare.sides import FIELDS, Side
from shisaku_graph.compare.words import Edit, edits
from shisaku_graph.record.identity import comparison
from shisaku_graph.record.ledger import KINDS
from shisaku_graph.vocabulary import SHISAKU

_FATES = {
    SHISAKU.split: Fate.SPLIT,
    SHISAKU.merged: Fate.MERGED,
    SHISAKU.ended: Fate.ENDED,
    SHISAKU.renamed: Fate.RENAMED,
    SHISAKU.moved: Fate.MOVED,
    SHISAKU.unexplained: Fate.UNEXPLAINED,
}
_PARTING = (Fate.SPLIT, Fate.MERGED)


@dataclass(slots=True)
class Told:
    """What the new dataset tells of the years before it.

    Attributes:
        changes: what a person decided, or the two tables showed, in the new dataset's year.
        gone: what stood in an earlier year, by IRI.
    """

    changes: tuple[Change, ...]
    gone: Mapping[str, Withdrawn]
    _next: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def by(cls, dataset: Dataset) -> "Told":
        """Read it from a dataset."""
        return cls(tuple(dataset.changes()), {each.iri: each for each in dataset.withdrawn()})

    def heirs(self, iri: str, living: Mapping[str, Side]) -> frozenset[str]:
        """Return what came in the place of something, over all years; itself where it lives."""
        if iri not in self._next:
            found, open_, seen = set(), [iri], {iri}
            while open_:
                each = open_.pop()
                if each in living:
                    found.add(each)
                for heir in self._parts(each):
                    if heir not in seen:
                        seen.add(heir)
                        open_.append(heir)
            self._next[iri] = frozenset(found)
        return self._next[iri]

    def _parts(self, iri: str) -> Iterator[str]:
        if iri in self.gone:
            yield from self.gone[iri].successors
        for change in self.changes:
            if iri in change.originals and _FATES[change.kind] in _PARTING:
                yield from change.results

    def reason(self, fate: Fate, iri: str) -> tuple[str | None, str | None]:
        """Return the reason of a change of something, and the change's IRI."""
        for change in self.changes:
            if _FATES[change.kind] is fate and iri in change.originals:
                return change.reason, change.iri
        return None, None


def transitions(
    old: Mapping[str, Side], new: Mapping[str, Side], told: Told
) -> tuple[Transition, ...]:
    """Return what became of each thing of one city, in the order of kinds and places."""
    parted = list(_parted(old, new, told))
    explained = {side.iri for each in parted for side in (*each.before, *each.after)}
    found = list(parted)
    for iri, was in old.items():
        if iri in new:
            found.append(_kept(was, new[iri], new, told))
        elif iri not in explained:
            found.append(_gone(was, told))
    found += [
        Transition(kind=now.kind, fates=(Fate.ADDED,), before=(), after=(now,))
        for iri, now in new.items()
        if iri not in old and iri not in explained
    ]
    return _ordered(found)


def counterparts(old: Mapping[str, Side], new: Mapping[str, Side]) -> tuple[Transition, ...]:
    """Return what corresponds by its name in two cities, and what is in one of them alone."""
    by_name: dict[tuple[str, str], list[Side]] = {}
    for now in new.values():
        by_name.setdefault((now.kind, comparison(now.full)), []).append(now)
    found, met = [], set()
    for was in old.values():
        same = by_name.get((was.kind, comparison(was.full)), [])
        other = next((each for each in same if each.iri not in met), None)
        if other is None:
            found.append(_alone(Fate.ONLY_OLD, was))
            continue
        met.add(other.iri)
        found.append(
            Transition(
                kind=was.kind,
                fates=(Fate.COUNTERPART,),
                before=(was,),
                after=(other,),
                texts=tuple(text_changes(was, other)),
                figures=tuple(figure_changes(was.iri, other.iri, was.figures, other.figures)),
                grades=_grades(was, other),
            )
        )
    found += [_alone(Fate.ONLY_NEW, now) for now in new.values() if now.iri not in met]
    return _ordered(found)


def text_changes(was: Side, now: Side) -> Iterator[TextChange]:
    """Yield the texts that are not what they were, word by word."""
    for name in FIELDS:
        before, after = was.texts.get(name), now.texts.get(name)
        if before != after:
            found = edits(before, after) if before and after else _whole(before, after)
            yield TextChange(name, was.iri, now.iri, before, after, found)


def _whole(before: str | None, after: str | None) -> tuple[Edit, ...]:
    """Return a text that went or came as a whole."""
    return (Edit("removed", before),) if before else (Edit("added", after or ""),)


def _parted(old: Mapping[str, Side], new: Mapping[str, Side], told: Told) -> Iterator[Transition]:
    """Yield splits and mergers: as the new dataset states them, then those of years between."""
    met: set[str] = set()
    for change in told.changes:
        fate = _FATES[change.kind]
        before = _placed(old[iri] for iri in change.originals if iri in old)
        after = _placed(new[iri] for iri in change.results if iri in new)
        if fate in _PARTING and before and after:
            met.update(change.originals)
            yield _parting(fate, before, after, change.reason, change.iri)
    groups: dict[tuple[Fate, frozenset[str]], list[Side]] = {}
    for iri, was in old.items():
        gone = told.gone.get(iri)
        if gone is not None and iri not in new and iri not in met and gone.successors:
            key = _FATES[gone.kind], told.heirs(iri, new)
            groups.setdefault(key, []).append(was)
    for (fate, heirs), before in groups.items():
        after = _placed(new[iri] for iri in heirs)
        if after:
            yield _parting(fate, before, after, None, None)


def _placed(sides: Iterable[Side]) -> list[Side]:
    return sorted(sides, key=lambda side: (side.position, side.iri))


def _parting(
    fate: Fate, before: Sequence[Side], after: Sequence[Side], reason: str | None, iri: str | None
) -> Transition:
    return Transition(
        kind=before[0].kind,
        fates=(fate,),
        before=tuple(before),
        after=tuple(after),
        texts=tuple(
            change
            for was in before
            for now in after
            if was.iri != now.iri
            for change in text_changes(was, now)
            if change.field != "name"
        ),
        reason=reason,
        change=iri,
    )


def _kept(was: Side, now: Side, new: Mapping[str, Side], told: Told) -> Transition:
    texts = tuple(text_changes(was, now))
    moves = tuple(_moves(was, now, new, told))
    fates: list[Fate] = []
    if comparison(was.label.ja) != comparison(now.label.ja):
        fates.append(Fate.RENAMED)
    if any(not move.follows for move in moves):
        fates.append(Fate.MOVED)
    reasons = [told.reason(fate, was.iri) for fate in fates]
    reason, change = next((each for each in reasons if each[0]), (None, None))
    return Transition(
        kind=was.kind,
        fates=tuple(fates) or (Fate.CONTINUED,),
        before=(was,),
        after=(now,),
        moves=moves,
        texts=texts,
        figures=tuple(figure_changes(was.iri, now.iri, was.figures, now.figures)),
        grades=_grades(was, now),
        reason=reason,
        change=change,
    )


def _gone(was: Side, told: Told) -> Transition:
    gone = told.gone.get(was.iri)
    fate = _FATES[gone.kind] if gone is not None else Fate.UNEXPLAINED
    if fate in _PARTING:  # what came of it is gone itself
        fate = Fate.ENDED
    reason, change = told.reason(fate, was.iri)
    return Transition(
        kind=was.kind, fates=(fate,), before=(was,), after=(), reason=reason, change=change
    )


def _alone(fate: Fate, side: Side) -> Transition:
    before, after = ((side,), ()) if fate is Fate.ONLY_OLD else ((), (side,))
    return Transition(kind=side.kind, fates=(fate,), before=before, after=after)


def _moves(was: Side, now: Side, new: Mapping[str, Side], told: Told) -> Iterator[Move]:
    for of in ("above", "departments"):
        before: tuple[Named, ...] = getattr(was, of)
        after: tuple[Named, ...] = getattr(now, of)
        old_places, new_places = _iris(before), _iris(after)
        if old_places != new_places:
            heirs = {iri: told.heirs(iri, new) for iri in old_places}
            led = frozenset().union(*heirs.values())
            follows = new_places <= led and all(each & new_places for each in heirs.values())
            yield Move(of, before, after, bool(new_places) and follows)


def _iris(named: Iterable[Named]) -> frozenset[str]:
    return frozenset(each.iri for each in named)


def _grades(was: Side, now: Side) -> tuple[Named | None, Named | None] | None:
    names = [side.grade.label.ja if side.grade else None for side in (was, now)]
    return None if names[0] == names[1] else (was.grade, now.grade)


def _ordered(found: Iterable[Transition]) -> tuple[Transition, ...]:
    """Return them by kind, in the order of the new dataset, what is gone at its old place."""

    def place(each: Transition) -> tuple[int, int, int, str]:
        first = (*each.after, *each.before)[0]
        return KINDS.index(each.kind), first.position, 0 if each.after else 1, first.iri

    return tuple(sorted(found, key=place))
