"""What belongs to what on both sides: evidence that one thing has become another."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from shisaku_graph.compare.sides import Side


@dataclass(slots=True)
class Holdings:
    """What belongs to each thing: a policy's projects, a department's policies, projects, units.

    What was proposed of one kind counts as it is weighed for the next: a department is known by
    its policies, and they may have been renamed with it.
    """

    old: Mapping[str, frozenset[str]]
    new: Mapping[str, frozenset[str]]
    holders: Mapping[str, frozenset[str]]
    led: Callable[[str], frozenset[str]]
    units: frozenset[str]
    proposed: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, old: Mapping[str, Side], new: Mapping[str, Side], led: Callable[[str], frozenset[str]]
    ) -> "Holdings":
        """Read them from both sides; ``led`` tells what something became."""
        now = _belonging(new)
        holders: dict[str, set[str]] = {}
        for iri, mine in now.items():
            for each in mine:
                holders.setdefault(each, set()).add(iri)
        kept = {iri: frozenset(found) for iri, found in holders.items()}
        units = frozenset(iri for iri, side in old.items() if side.kind == "department")
        return cls(_belonging(old), now, kept, led, units)

    def heirs(self, iri: str) -> frozenset[str]:
        """Return what something became, as told or as proposed."""
        return self.led(iri) or self.proposed.get(iri, frozenset())

    def went(self, was: str, now: str) -> tuple[int, float]:
        """Return how much one thing had, and how much of that the other has."""
        had, has = self.old.get(was, frozenset()), self.new.get(now, frozenset())
        parts = [(len(self.heirs(each) & has), len(self.heirs(each))) for each in had]
        return len(had), sum(mine / of for mine, of in parts if mine)

    def is_lone_unit(self, was: str) -> bool:
        """Tell whether all that a department had is one unit below it."""
        had = self.old.get(was, frozenset())
        return len(had) == 1 and had <= self.units

    def takers(self, was: str) -> Iterator[str]:
        """Yield what now has some of what a thing had."""
        for each in self.old.get(was, ()):
            for heir in self.heirs(each):
                yield from self.holders.get(heir, ())


def _belonging(sides: Mapping[str, Side]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for side in sides.values():
        inside = side.kind in ("project", "department")
        for place in (*side.above, *side.departments) if inside else side.departments:
            found.setdefault(place.iri, set()).add(side.iri)
    return {iri: frozenset(mine) for iri, mine in found.items()}
