"""What nobody has explained becomes lines for the review file: proposals with their evidence.

A renaming cannot be told from an end and a new beginning by looking at two tables; a person can.
Each line says why it is proposed. Accepted (``yes``) and built again, it decides; thrown away, it
changes nothing.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from rapidfuzz import fuzz, process

from shisaku_graph.compare.fates import Told
from shisaku_graph.compare.holdings import Holdings
from shisaku_graph.compare.model import Fate, Proposal, Transition
from shisaku_graph.compare.sides import KIND_NAMES, Side
from shisaku_graph.language import Bilingual, Language
from shisaku_graph.record.continuity import COLUMNS
from shisaku_graph.record.identity import comparison
from shisaku_graph.record.ledger import KINDS

LIKELY: Final = 0.5
"""Score from which something is proposed: chosen on the invented city's reorganisation."""

_HALF: Final = 0.5
"""Part of what a thing had that another has now, from which it may have been taken in by it."""
_PART: Final = 0.3
_WHOLE: Final = 0.8
"""Parts of what a thing had that the parts of a split have, each and together."""
_TELLING: Final = 4
"""Characters of a name from which longer names that hold it are taken for its parts."""
_STEM: Final = re.compile(r"(.+?)(?:局|部|課|室|係|班|所|センター)$")
"""A unit's name without what every unit is called."""
_WORD: Final = 2
"""Characters that one part of a unit's name has at least: 契約監理課 → 契約課, 監理検査課."""
_NEAREST: Final = 8
"""New names, the most alike, that one old name is weighed against."""
_DEEPEST: Final = 20  # levels of an organisation
_KINDS: Final = (
    "policy",
    "project",
    "sub-policy",
    "basic-policy",
    "direction",
    "policy-field",
    "department",
)
_TEXT: Final = 2_000
"""Characters of a text that are weighed."""
_PAIRS: Final = 100_000_000
"""Pairs of names above which only what is shared points to candidates."""


_BELONGINGS: Final = MappingProxyType(
    {
        "policy": Bilingual("事業", "projects"),
        "department": Bilingual("担当と下の組織", "tasks and units below"),
    }
)
"""What a thing of a kind has."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A candidate: how well it fits, and why."""

    side: Side
    score: float
    share: float
    same_place: bool
    evidence: tuple[Bilingual, ...]


def proposals(
    old: Mapping[str, Side],
    new: Mapping[str, Side],
    transitions: Sequence[Transition],
    told: Told,
) -> tuple[Proposal, ...]:
    """Return a proposal for each thing that is gone without a word."""
    holdings = Holdings.of(old, new, lambda iri: told.heirs(iri, new))
    names = _Names(old, new)
    lost = [each.before[0] for each in transitions if each.fates == (Fate.UNEXPLAINED,)]
    fresh = [each.after[0] for each in transitions if each.fates == (Fate.ADDED,)]
    found: list[Proposal] = []
    for kind in _KINDS:
        free = [side for side in fresh if side.kind == kind]
        for mine in _levels([side for side in lost if side.kind == kind], old):
            found += _of_kind(mine, free, new, holdings, names)
    told_anyway = _following(found, lost, new, names)
    return tuple(
        each
        for each in sorted(found, key=lambda each: KINDS.index(each.kind))
        if (each.kind, each.before) not in told_anyway
    )


def _following(
    found: Sequence[Proposal], lost: Sequence[Side], new: Mapping[str, Side], names: "_Names"
) -> set[tuple[str, str]]:
    """Return the units that go on by themselves once the line of the unit above is accepted."""
    goes_on = {
        each.before: each.after
        for each in found
        if each.kind == "department" and each.relation in (Fate.RENAMED, Fate.MOVED)
    }
    by_full = {side.full: side for side in new.values() if side.kind == "department"}
    by_iri = {side.iri: side for side in lost}
    following: set[tuple[str, str]] = set()
    for side in lost:
        now = by_full.get(goes_on.get(names.old(side), ""))
        above = by_iri.get(side.above[0].iri) if side.above else None
        if side.kind != "department" or now is None or above is None or not now.above:
            continue
        led = by_full.get(goes_on.get(names.old(above), ""))
        if led is not None and led.iri == now.above[0].iri and _same_name(side, now):
            following.add((side.kind, names.old(side)))
    return following


def _same_name(was: Side, now: Side) -> bool:
    return comparison(was.label.ja) == comparison(now.label.ja)


def _levels(lost: Sequence[Side], old: Mapping[str, Side]) -> list[list[Side]]:
    """Return departments from the lowest level upwards: a division is known by its sections."""
    levels: dict[int, list[Side]] = {}
    for side in lost:
        depth, above = 0, side
        while side.kind == "department" and above.above and depth < _DEEPEST:
            above = old[above.above[0].iri]
            depth += 1
        levels.setdefault(depth, []).append(side)
    return [levels[depth] for depth in sorted(levels, reverse=True)]


class _Names:
    """Names as a person may write them in the review file: an IRI where a name is not enough."""

    def __init__(self, old: Mapping[str, Side], new: Mapping[str, Side]) -> None:
        self._old = Counter((side.kind, comparison(side.full)) for side in old.values())
        self._new = Counter((side.kind, comparison(side.full)) for side in new.values())

    def old(self, side: Side) -> str:
        """Return how the review file names what there was."""
        return side.full if self._old[side.kind, comparison(side.full)] == 1 else side.iri

    def new(self, side: Side) -> str:
        """Return how the review file names what there is."""
        return side.full


def _of_kind(
    lost: Sequence[Side],
    free: Sequence[Side],
    new: Mapping[str, Side],
    holdings: Holdings,
    names: _Names,
) -> Iterator[Proposal]:
    chosen: dict[str, list[_Weighed]] = {}
    open_ = {side.iri: side for side in free}
    alike = len(lost) * len(free) <= _PAIRS
    texts = [comparison(side.label.ja) for side in free]
    for was in lost:
        found = _candidates(was, free if alike else (), texts, open_, new, holdings)
        weighed = [_weigh(was, now, holdings, is_new=now.iri in open_) for now in found]
        weighed.sort(key=lambda w: (-w.score, w.side.iri))
        chosen[was.iri] = _taken(was, weighed, open_)
        holdings.proposed[was.iri] = frozenset(w.side.iri for w in chosen[was.iri])
    suitors = Counter(w.side.iri for found in chosen.values() for w in found[:1])
    for was in lost:
        yield from _lines(was, chosen[was.iri], suitors, open_, names)
    for iri in dict.fromkeys(w.side.iri for found in chosen.values() for w in found):
        if iri not in open_:  # what was there before goes on only if a line says that it does
            side = new[iri]
            yield Proposal(
                side.kind, names.new(side), Fate.MERGED, names.new(side), 1.0,
                Bilingual("統合先がこれまでの IRI を保つ", "what takes it in keeps its IRI"),
            )  # fmt: skip


def _candidates(  # noqa: PLR0913, PLR0917  # the two ways to find them
    was: Side,
    free: Sequence[Side],
    texts: Sequence[str],
    open_: Mapping[str, Side],
    new: Mapping[str, Side],
    holdings: Holdings,
) -> list[Side]:
    """Return what may have come of it: the names most alike, and who has what it had."""
    near = process.extract(
        comparison(was.label.ja), texts[: len(free)], scorer=fuzz.ratio, limit=_NEAREST
    )
    found = {free[place].iri: free[place] for _, _, place in near}
    lone = holdings.is_lone_unit(was.iri)  # it moved: that says nothing of where it was
    for iri in holdings.takers(was.iri):
        if iri in new and new[iri].kind == was.kind and (iri in open_ or not lone):
            found[iri] = open_.get(iri, new[iri])
    return list(found.values())


def _weigh(was: Side, now: Side, holdings: Holdings, *, is_new: bool) -> _Weighed:
    """Return how well one fits the other: the mean of what can be weighed."""
    parts: list[tuple[float, float]] = []
    why: list[Bilingual] = []
    name = fuzz.ratio(comparison(was.label.ja), comparison(now.label.ja)) / 100
    if is_new:
        parts.append((3, name))
        why.append(Bilingual(f"名前の一致 {name:.0%}", f"names alike {name:.0%}"))
    text = _texts_alike(was, now)
    if text is not None and is_new:
        parts.append((2, text))
        why.append(Bilingual(f"文の一致 {text:.0%}", f"texts alike {text:.0%}"))
    had, both = holdings.went(was.iri, now.iri)
    share = both / had if had else 0.0
    if had:
        parts.append((3, share))
        of = _BELONGINGS.get(was.kind, Bilingual("もの", "things"))
        why.append(
            Bilingual(
                f"{of.ja} {had} 件のうち {both:.2g} 件が移った",
                f"{both:.2g} of {had} {of.en} went over",
            )
        )
    place = _same_place(was, now, holdings)
    if place is not None and is_new:
        parts.append((1, float(place)))
        if place:
            why.append(Bilingual("上位が同じ", "same place above"))
    weight = sum(each for each, _ in parts)
    score = sum(each * value for each, value in parts) / weight if weight else 0.0
    return _Weighed(now, round(score, 2), share, bool(place), tuple(why))


def _texts_alike(was: Side, now: Side) -> float | None:
    pairs = [
        (was.texts[name][:_TEXT], now.texts[name][:_TEXT])
        for name in ("goal", "approach")
        if name in was.texts and name in now.texts
    ]
    if not pairs:
        return None
    return sum(fuzz.ratio(*pair) for pair in pairs) / len(pairs) / 100


def _same_place(was: Side, now: Side, holdings: Holdings) -> bool | None:
    if not was.above or not now.above:
        return None
    led = frozenset().union(*(holdings.heirs(each.iri) for each in was.above))
    return any(each.iri in led for each in now.above)


def _taken(was: Side, weighed: Sequence[_Weighed], open_: Mapping[str, Side]) -> list[_Weighed]:
    """Return the best candidate, or the several new ones among which it was parted.

    Of a split tell the parts of what it had, or several new names that hold the old one whole.
    """
    name = comparison(was.label.ja)
    if len(name) >= _TELLING:
        named = [w for w in weighed if w.side.iri in open_ and name in comparison(w.side.label.ja)]
        if len(named) > 1:
            return named
    if was.kind == "department":
        named = _named_after(name, [w for w in weighed if w.side.iri in open_ and w.same_place])
        if named:
            return named
    parts = [w for w in weighed if w.share >= _PART and w.side.iri in open_]
    if len(parts) > 1 and _WHOLE <= sum(w.share for w in parts) <= 1:
        return parts
    return [w for w in weighed if w.score >= LIKELY or w.share >= _HALF][:1]


def _named_after(name: str, fresh: Sequence[_Weighed]) -> list[_Weighed]:
    """Return two new units of the same place that share a former unit's name between them."""
    found = _STEM.match(name)
    stem = found[1] if found else name
    for cut in range(_WORD, len(stem) - _WORD + 1):
        first, second = (
            [w for w in fresh if part in comparison(w.side.label.ja)]
            for part in (stem[:cut], stem[cut:])
        )
        if len(first) == len(second) == 1 and first != second:
            return [*first, *second]
    return []


def _lines(
    was: Side,
    found: Sequence[_Weighed],
    suitors: Mapping[str, int],
    open_: Mapping[str, Side],
    names: _Names,
) -> Iterator[Proposal]:
    if not found:
        kind = KIND_NAMES[was.kind]
        why = Bilingual(f"似た{kind.ja}がない", f"no {kind.en} is like it")
        yield Proposal(was.kind, names.old(was), Fate.ENDED, "", 0.0, why)
        return
    for each in found:
        single = len(found) == 1 and each.side.iri in open_ and suitors[each.side.iri] == 1
        kept = Fate.MOVED if _same_name(was, each.side) else Fate.RENAMED
        fate = Fate.SPLIT if len(found) > 1 else kept if single else Fate.MERGED
        why = Bilingual(
            "、".join(each.ja for each in each.evidence), ", ".join(e.en for e in each.evidence)
        )
        yield Proposal(was.kind, names.old(was), fate, names.new(each.side), each.score, why)


def review_text(found: Sequence[Proposal], language: Language) -> str:
    """Return the proposals as a review file: ``accepted`` is empty, for a person to fill."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for each in found:
        why = each.evidence.say(language)
        reason = f"根拠: {why}" if language == "ja" else f"evidence: {why}"
        score = f"{each.score:.2f}" if each.relation is not Fate.ENDED else ""
        rows.writerow((each.kind, each.before, each.relation.value, each.after, "", score, reason))
    return out.getvalue()
