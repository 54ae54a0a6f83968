"""From last year's ledger and this year's resources: this year's ledger, and what changed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from shisaku_graph.language import Bilingual
from shisaku_graph.record.continuity import KEEPING, Decision, Relation
from shisaku_graph.record.identities import Identities, Named, Present, ambiguous, unmatched
from shisaku_graph.record.identity import comparison
from shisaku_graph.record.ledger import ACTIVE, KINDS, Change, Identity


@dataclass(frozen=True, slots=True)
class _Decided:
    """A decision with the resources that it speaks of."""

    decision: Decision
    original: Identity | None
    result: Present | None


@dataclass(frozen=True, slots=True)
class Succession:
    """This year's ledger, what changed since the last, and what nobody has explained."""

    ledger: tuple[Identity, ...]
    changes: tuple[Change, ...]
    unexplained: tuple[Identity, ...]


def succession(identities: Identities) -> Succession:
    """Close the book of a year.

    Raises:
        ContinuityError: a decision names a result that this year's table does not hold.
    """
    decided = _decided(identities)
    book = _book(identities, decided)
    order = {kind: place for place, kind in enumerate(KINDS)}
    ledger = tuple(sorted(book.values(), key=lambda each: order[each.kind]))
    return Succession(
        ledger=ledger,
        changes=(
            *_renamed_and_moved(identities, book, decided),
            *_parted_and_joined(book, decided),
        ),
        unexplained=tuple(
            each
            for each in ledger
            if each.status == Relation.UNEXPLAINED.value
            and (was := identities.was(each.kind, each.key)) is not None
            and was.status == ACTIVE
        ),
    )


def _decided(identities: Identities) -> list[_Decided]:
    by_full: dict[Named, list[Present]] = {}
    by_name: dict[Named, list[Present]] = {}
    for now in identities.present.values():
        by_full.setdefault((now.kind, comparison(now.full)), []).append(now)
        by_name.setdefault((now.kind, comparison(now.name)), []).append(now)

    def result(decision: Decision) -> Present | None:
        if decision.relation is Relation.ENDED:
            return None
        where = Bilingual("今年度の表", "this year's table")
        for index in (by_full, by_name):
            found = index.get((decision.kind, comparison(decision.after)), [])
            if len(found) == 1:
                return found[0]
            if found:
                raise ambiguous(decision, decision.after, where)
        if decision.binding:
            raise unmatched(decision, decision.after, where)
        return None

    decided = [
        _Decided(
            each,
            None if each.relation is Relation.ADDED else identities.original(each),
            result(each),
        )
        for each in identities.decisions
    ]
    return [each for each in decided if each.result or each.decision.relation is Relation.ENDED]


def _book(identities: Identities, decided: list[_Decided]) -> dict[Named, Identity]:
    fates: dict[Named, list[_Decided]] = {}
    for each in decided:
        if each.original is not None:
            fates.setdefault((each.original.kind, each.original.key), []).append(each)
    book: dict[Named, Identity] = {}
    for was in identities.former:
        at = was.kind, was.key
        now = identities.present.get(at)
        if now is not None:
            book[at] = _lives(was, now, identities.year)
        elif was.status == ACTIVE:
            book[at] = _gone(was, fates.get(at, []))
        else:
            book[at] = was
    for at, now in identities.present.items():
        if at not in book:
            book[at] = _new(now, identities.year)
    return book


def _lives(was: Identity, now: Present, year: int) -> Identity:
    same = comparison(was.name) == comparison(now.name)
    return replace(
        was,
        within=now.within,
        names=was.names if same else (*was.names, (year, now.name)),
        last_year=year,
        status=ACTIVE,
        successors=(),
    )


def _gone(was: Identity, fates: list[_Decided]) -> Identity:
    status = fates[0].decision.relation if fates else Relation.UNEXPLAINED
    results = (each.result.key for each in fates if each.result is not None)
    return replace(was, status=status.value, successors=tuple(dict.fromkeys(results)))


def _new(now: Present, year: int) -> Identity:
    return Identity(
        kind=now.kind,
        key=now.key,
        within=now.within,
        names=((year, now.name),),
        first_year=year,
        last_year=year,
    )


def _renamed_and_moved(
    identities: Identities, book: dict[Named, Identity], decided: list[_Decided]
) -> Iterator[Change]:
    kept = {
        (each.result.kind, each.result.key): each.decision
        for each in decided
        if each.result is not None and each.decision.relation in KEEPING
    }
    for was in identities.former:
        at = was.kind, was.key
        if at not in identities.present or was.status != ACTIVE:
            continue
        now, decision = book[at], kept.get(at)
        told: list[Relation] = []
        if comparison(was.name) != comparison(now.name):
            told.append(Relation.RENAMED)
        if was.kind != "project" and was.within != now.within:
            told.append(Relation.MOVED)
        for relation in told:
            yield Change(
                relation=relation,
                kind=was.kind,
                originals=(was,),
                results=(now,),
                reason=decision.reason if decision else None,
                place=decision.place if decision else None,
            )


def _parted_and_joined(book: dict[Named, Identity], decided: list[_Decided]) -> Iterator[Change]:
    """Yield what was split, merged or ended: a split's parts and a merger's origins as one."""
    groups: dict[tuple[Relation, str, str], list[_Decided]] = {}
    for each in decided:
        relation, mark = each.decision.relation, ""
        if relation in (Relation.SPLIT, Relation.ENDED) and each.original is not None:
            mark = each.original.key
        elif relation is Relation.MERGED and each.result is not None:
            mark = each.result.key
        if mark:
            groups.setdefault((relation, each.decision.kind, mark), []).append(each)
    for (relation, kind, _), group in groups.items():
        results = [book[kind, each.result.key] for each in group if each.result is not None]
        yield Change(
            relation=relation,
            kind=kind,
            originals=tuple(dict.fromkeys(each.original for each in group if each.original)),
            results=tuple(dict.fromkeys(results)),
            reason="／".join(dict.fromkeys(each.decision.reason for each in group)),
            place=group[0].decision.place,
        )
