"""How good the proposals for continuity.csv are, on a next year that is made, not found.

No real table of two years of one city was at hand. So the next year is made from the real table of
one year: by chance, at the rates below, projects and policies are renamed, split, merged,
ended and added, projects move, some results are written anew. The new things have new IRIs, as in
a build without a review file; the program must propose what became of the old ones. What is
measured is therefore how it meets these made changes, not how it meets a city hall.

    python benchmarks/continuity.py FOLDER OF A PUBLISHED DATASET ...
"""

import random
import sys
from dataclasses import replace
from pathlib import Path

from shisaku_graph.access.dataset import open_dataset
from shisaku_graph.access.views import Label, Named
from shisaku_graph.compare.fates import Told, transitions
from shisaku_graph.compare.model import Fate
from shisaku_graph.compare.proposals import proposals
from shisaku_graph.compare.sides import Side, sides

RATES = {Fate.RENAMED: 0.10, Fate.SPLIT: 0.03, Fate.MERGED: 0.03, Fate.ENDED: 0.04}
MOVED, ADDED, REWRITTEN = 0.05, 0.04, 0.5
DRAWS = 5
_ENDINGS = (
    "の充実",
    "の推進",
    "の振興",
    "の強化",
    "の整備",
    "支援事業",
    "事業",
    "管理費",
    "運営費",
)
_BEFORE = ("新たな", "地域の", "持続可能な", "総合的な", "デジタル", "市民とともに進める")
_FRESH = (
    "気球係留広場設置",
    "海底光回線敷設",
    "月面交流",
    "夜間図書館列車",
    "氷室復元",
    "凧揚げ塔建設",
)
_BY_ENDING, _BY_WORD, _SHORT = 0.45, 0.8, 7
_KINDS = ("policy", "project")

Truth = set[tuple[str, str, str, str]]
"""Kind of thing, kind of change, name before, name after (empty where it ended)."""


def renamed(name: str, chance: random.Random) -> str:
    """Return another name of the same thing: another ending, a word before it, or a part of it."""
    way = chance.random()
    ending = next((each for each in _ENDINGS if name.endswith(each)), None)
    if way < _BY_ENDING and ending:
        others = [each for each in _ENDINGS if each != ending]
        return name.removesuffix(ending) + chance.choice(others)
    if way < _BY_WORD or len(name) < _SHORT:
        return chance.choice(_BEFORE) + name
    cut = chance.randrange(2, 4)
    return name[cut:]


def called(side: Side, name: str, mark: str) -> Side:
    """Return a thing under another name and IRI."""
    label = Label(name, None)
    return replace(side, iri=f"{side.iri}-{mark}", label=label, full=name,
                   texts={**side.texts, "name": name})  # fmt: skip


def next_year(old: dict[str, Side], seed: int) -> tuple[dict[str, Side], Truth]:
    """Return a made next year, and what befell the old year."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    new, truth = dict(old), Truth()
    heirs: dict[str, list[Side]] = {}
    for kind in _KINDS:
        pool = [side for side in old.values() if side.kind == kind]
        chance.shuffle(pool)
        waiting = iter(pool)
        for fate, rate in RATES.items():
            for _ in range(round(rate * len(pool))):
                former = [next(waiting) for _ in range(2 if fate is Fate.MERGED else 1)]
                found = became(fate, former, chance)
                new |= {each.iri: each for each in found}
                for side in former:
                    del new[side.iri]
                    heirs[side.iri] = found
                    names = [each.full for each in found] or [""]
                    truth |= {(kind, fate.value, side.full, name) for name in names}
        for number in range(round(ADDED * len(pool))):
            name = f"{chance.choice(_FRESH)}{number}号"
            fresh = replace(called(chance.choice(pool), name, f"a{number}"), texts={"name": name})
            new[fresh.iri] = fresh
    return {iri: settled(side, new, heirs, chance) for iri, side in new.items()}, truth


def became(fate: Fate, former: list[Side], chance: random.Random) -> list[Side]:
    """Return what comes of one or two things."""
    first = former[0]
    if fate is Fate.RENAMED:
        return [called(first, renamed(first.full, chance), "r")]
    if fate is Fate.SPLIT:
        return [called(first, f"{first.full}（{part}）", part) for part in ("東部", "西部")]
    if fate is Fate.MERGED:
        return [called(first, "・".join(each.full for each in former), "m")]
    return []


def settled(
    side: Side, new: dict[str, Side], heirs: dict[str, list[Side]], chance: random.Random
) -> Side:
    """Return a thing of the new year where it now belongs, its result perhaps written anew."""
    above = []
    for place in side.above:
        followed = heirs.get(place.iri)
        if followed is None:
            above.append(place)
        elif followed:  # of a split, one of the parts has it
            heir = chance.choice(followed)
            above.append(Named(heir.iri, heir.label))
    places = [each for each in new.values() if each.kind == "policy"]
    if side.kind == "project" and places and chance.random() < MOVED:
        place = chance.choice(places)
        above = [Named(place.iri, place.label)]
    texts = dict(side.texts)
    if "result" in texts and chance.random() < REWRITTEN:
        texts["result"] = "".join(reversed(texts["result"].split("。")))
    return replace(side, above=tuple(above), texts=texts)


def main() -> None:
    """Print precision and recall of each kind of proposal, over the draws."""
    print("| table | change | made | proposed | right | precision | recall |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: |")
    for folder in map(Path, sys.argv[1:]):
        old = sides(open_dataset(folder))
        counts = {(kind, fate): [0, 0, 0] for kind in _KINDS for fate in RATES}
        for seed in range(DRAWS):
            new, truth = next_year(old, seed)
            told = Told((), {})
            made = proposals(old, new, transitions(old, new, told), told)
            said = {
                (each.kind, each.relation.value, _name(each.before, old), _name(each.after, new))
                for each in made
            }
            for (kind, fate), count in counts.items():
                mine = {each for each in truth if each[:2] == (kind, fate.value)}
                theirs = {each for each in said if each[:2] == (kind, fate.value)}
                count[0] += len(mine)
                count[1] += len(theirs)
                count[2] += len(mine & theirs)
        for (kind, fate), (real, proposed, right) in counts.items():
            precision = f"{right / proposed:.2f}" if proposed else "–"
            recall = f"{right / real:.2f}" if real else "–"
            print(
                f"| {folder.name} | {kind} {fate.value} | {real} | {proposed} | {right} "
                f"| {precision} | {recall} |"
            )


def _name(told: str, known: dict[str, Side]) -> str:
    return known[told].full if told in known else told


if __name__ == "__main__":
    main()
