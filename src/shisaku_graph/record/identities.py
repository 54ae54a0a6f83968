"""Keys that last year's ledger and a person's decisions give to this year's records.

Without a ledger every key is made of the name alone (see ``record.identity``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from shisaku_graph.errors import ContinuityError
from shisaku_graph.language import Bilingual
from shisaku_graph.record.continuity import KEEPING, Decision, Relation
from shisaku_graph.record.identity import comparison, key
from shisaku_graph.record.ledger import ACTIVE, Identity

Named = tuple[str, str]  # kind, and a name in its comparison form


@dataclass(frozen=True, slots=True)
class Past:
    """Last year's ledger, and what a person decided about it; both empty in the first year."""

    ledger: Sequence[Identity] = ()
    decisions: Sequence[Decision] = ()


NO_PAST = Past()


@dataclass(frozen=True, slots=True)
class Present:
    """A resource that this year's table names."""

    kind: str
    key: str
    name: str
    within: str
    full: str


@dataclass(slots=True)
class Identities:
    """Gives keys to this year's records, and remembers what is there.

    Attributes:
        year: the fiscal year that is read.
        former: last year's ledger, empty where there is none.
        decisions: what a person accepted in the review file.
        renamed: kind and comparison form of the new name → the name that gave the key.
        present: this year's resources by kind and key, in the order met.
        only_past: of this year's resources note those alone of which the past speaks: enough to
            tell what changed, not for this year's ledger.
    """

    year: int = 0
    former: Sequence[Identity] = ()
    decisions: Sequence[Decision] = ()
    renamed: Mapping[Named, str] = field(default_factory=dict)
    present: dict[Named, Present] = field(default_factory=dict)
    _by_key: dict[Named, Identity] = field(default_factory=dict)
    _by_name: dict[Named, list[Identity]] = field(default_factory=dict)
    _by_full_name: dict[Named, list[Identity]] = field(default_factory=dict)
    _kept: dict[Named, str] = field(default_factory=dict)
    _claimed: set[Named] = field(default_factory=set)
    _parts: dict[Named, set[str]] = field(default_factory=dict)
    only_past: bool = False
    _decided: set[Named] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Learn the former names, then which of them a person continued.

        Raises:
            ContinuityError: a decision does not fit the ledger, or contradicts another.
        """
        for each in self.former:
            self._by_key[each.kind, each.key] = each
        for each in self.former:
            self._by_name.setdefault((each.kind, comparison(each.name)), []).append(each)
            full = comparison(self.full_name(each))
            self._by_full_name.setdefault((each.kind, full), []).append(each)
        for decision in self.decisions:
            name = decision.kind, comparison(decision.after)
            self._decided.add(name)
            if decision.relation is Relation.ADDED:
                self._parts.setdefault(name, set())
                continue
            was = self.original(decision).key
            if decision.relation in KEEPING:
                self._keep(name, was, decision)
            elif decision.relation is not Relation.ENDED:
                self._parts.setdefault(name, set()).add(was)

    def _keep(self, name: Named, kept: str, decision: Decision) -> None:
        again = self._kept.setdefault(name, kept)
        if again != kept or (name[0], kept) in self._claimed:
            raise _conflict(decision)
        self._claimed.add((name[0], kept))

    def key(self, kind: str, name: str, *above: str, within: str = "", full: str = "") -> str:
        """Return the key of a record, and note that it is there this year.

        Args:
            kind: the segment of its IRI.
            name: its name as printed.
            above: what the key is made of besides the name, where the name alone does not do.
            within: what tells it from others of its name.
            full: its name with those above it, as a person may write it in the review file.
        """
        minted = self._key(kind, name, above, within, full or name)
        if self.only_past and not self._speaks_of(kind, minted, name, full):
            return minted
        known = Present(kind, minted, name, within, full or name)
        self.present.setdefault((kind, minted), known)
        return minted

    def _speaks_of(self, kind: str, minted: str, name: str, full: str) -> bool:
        names = {(kind, comparison(each)) for each in (name, full) if each}
        return (kind, minted) in self._by_key or not names.isdisjoint(self._decided)

    def _key(self, kind: str, name: str, above: tuple[str, ...], within: str, full: str) -> str:
        names = ((kind, comparison(full)), (kind, comparison(name)))
        for each in names:
            if each in self._kept:
                return self._kept[each]
        first = self.renamed.get(names[1], name)
        former = self._former(kind, (name, first), within, by_name=not above)
        if former is not None and (kind, former.key) not in self._claimed:
            told = next((self._parts[each] for each in names if each in self._parts), None)
            if told is None or former.key in told:
                return former.key
        parts = (*above, first) if kind == "department" else (first, *above)
        minted = key(kind, *parts)
        taken = (kind, minted) in self._by_key  # by what once bore this name, and is another now
        return key(kind, *parts, f"{self.year}") if taken else minted

    def _former(
        self, kind: str, names: tuple[str, ...], within: str, *, by_name: bool
    ) -> Identity | None:
        """Return the former resource of this name, where it cannot be another one."""
        for name in names:
            found = self._by_name.get((kind, comparison(name)), [])
            if kind == "department" or not by_name or len(found) > 1:
                found = [each for each in found if each.within == within]
            if len(found) == 1:
                return found[0]
        return None

    def was(self, kind: str, key: str) -> Identity | None:
        """Return a former resource, or ``None``."""
        return self._by_key.get((kind, key))

    def full_name(self, identity: Identity) -> str:
        """Return a department's name with those above it; of other kinds, the name."""
        names, seen = [identity.name], {identity.key}
        above = self._by_key.get((identity.kind, identity.within))
        while identity.kind == "department" and above is not None and above.key not in seen:
            names.append(above.name)
            seen.add(above.key)
            above = self._by_key.get((above.kind, above.within))
        return "".join(reversed(names))

    def original(self, decision: Decision) -> Identity:
        """Return the former resource that a decision speaks of, by IRI, full name or name.

        Raises:
            ContinuityError: the ledger holds none of the name, or more than one.
        """
        kind, before = decision.kind, decision.before
        by_iri = self._by_key.get((kind, before.rpartition("/")[2])) if "/" in before else None
        if by_iri is not None:
            return by_iri
        for index in (self._by_full_name, self._by_name):
            found = index.get((kind, comparison(before)), [])
            living = [each for each in found if each.status == ACTIVE] or found
            if len(living) == 1:
                return living[0]
            if living:
                raise ambiguous(decision, before, Bilingual("台帳", "the ledger"))
        raise unmatched(decision, before, Bilingual("台帳", "the ledger"))


def _conflict(decision: Decision) -> ContinuityError:
    return ContinuityError(
        "continuity-conflict",
        Bilingual(
            f"「{decision.before}」→「{decision.after}」が、ほかの行と両立しません。",
            f"{decision.before!r} → {decision.after!r} contradicts another line.",
        ),
        Bilingual(
            "一つが続くのは一つだけです。統合なら merged、分割なら split にしてください。",
            "one continues as one: write merged where two became one, split where one became two.",
        ),
        decision.place,
    )


def ambiguous(decision: Decision, name: str, where: Bilingual) -> ContinuityError:
    """Return the error for a name that two resources bear."""
    return ContinuityError(
        "continuity-ambiguous",
        Bilingual(
            f"「{name}」という名は{where.ja}に二つ以上あります。",
            f"{where.en} holds more than one {name!r}.",
        ),
        Bilingual(
            "上位の名も続けて（総務部防災課 のように）書くか、前の名は IRI で書いてください。",
            "add the names above it (総務部防災課), or name a former one by its IRI.",
        ),
        decision.place,
    )


def unmatched(decision: Decision, name: str, where: Bilingual) -> ContinuityError:
    """Return the error for a name that nothing bears."""
    return ContinuityError(
        "continuity-unmatched",
        Bilingual(f"「{name}」は{where.ja}にありません。", f"{where.en} holds no {name!r}."),
        Bilingual(
            "名称の綴りと種類（kind）を確かめてください。番号は書きません。",
            "check the spelling and the kind; leave out its number.",
        ),
        decision.place,
    )
