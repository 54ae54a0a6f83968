"""Equal headings of one table told apart: by the block that each stands in, or by number."""

from collections.abc import Mapping, Sequence
from itertools import pairwise


def told_apart(keys: Sequence[str]) -> Mapping[int, tuple[int | None, int]]:
    """Return, for each place whose heading stands elsewhere too, what tells it apart.

    That is the place of the heading at the head of its block, or ``None``, and its number among its
    equals, from 1. A block begins with the first of the headings that come again in the same order;
    the nearest heading before it that stands only once is its head. Where any of the blocks has
    none, or two have the same, only numbers are left.

    >>> told_apart(["決算額", "国庫", "その他", "予算額", "国庫", "その他"])
    {1: (0, 1), 4: (3, 2), 2: (0, 1), 5: (3, 2)}
    >>> told_apart(["施策", "備考", "備考"])
    {1: (None, 1), 2: (None, 2)}
    """
    places: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        if key:
            places.setdefault(key, []).append(at)
    single = [found[0] for found in places.values() if len(found) == 1]
    repeated = [found for found in places.values() if len(found) > 1]
    leaders: list[list[int]] = []
    told: dict[int, tuple[int | None, int]] = {}
    for found in sorted(repeated):
        leader = next((each for each in leaders if _alternate(each, found)), None)
        if leader is None:
            leaders.append(leader := found)
        heads = [
            max((at for at in single if before < at < begin), default=None)
            for before, begin in pairwise((-1, *leader))
        ]
        known = None not in heads
        for number, (at, head) in enumerate(zip(found, heads, strict=True), start=1):
            told[at] = (head if known else None, number)
    return told


def names_apart(headings: Sequence[str], keys: Sequence[str]) -> Mapping[int, str]:
    """Return a name of its own for each place whose heading stands elsewhere too.

    >>> headings = ["決算額", "国庫", "予算額", "国庫", "備考", "備考"]
    >>> sorted(names_apart(headings, headings).items())
    [(1, '決算額／国庫'), (3, '予算額／国庫'), (4, '備考#1'), (5, '備考#2')]
    """
    return {
        at: f"{headings[at]}#{number}" if head is None else f"{headings[head]}／{headings[at]}"
        for at, (head, number) in told_apart(keys).items()
    }


def _alternate(leader: Sequence[int], found: Sequence[int]) -> bool:
    """Tell whether between any two places of the leader there is one of the other heading."""
    ends = [*leader[1:], max(*leader, *found) + 1]
    return len(leader) == len(found) and all(
        begin < at < end for begin, at, end in zip(leader, found, ends, strict=True)
    )
