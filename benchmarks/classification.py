"""How good the proposed SDGs and COFOG divisions are, against a careful reading of Kisarazu.

``classification-kisarazu.csv`` holds one person's reading of the 46 policies, made before the
program's proposals were looked at; the words of the program come from the schemes' definitions and
other cities' tables, never from this file. ``python benchmarks/classification.py`` prints
precision, recall and F1 of each scheme and of each category, with 95 % bootstrap intervals (the
policies are drawn, each with all its categories), and how far two further readers agree (Cohen's
kappa), who saw the texts and the guideline but neither another's reading nor the words. What at
least two of the three read is the agreed reading.
"""

import csv
import random
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from shisaku_graph.hub.classification import classify
from shisaku_graph.hub.schemes import categories
from shisaku_graph.pipeline import read
from shisaku_graph.record.model import Policy

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "sources" / "kisarazu-2017"
READING = Path(__file__).with_name("classification-kisarazu.csv")
SECOND = Path(__file__).with_name("classification-kisarazu-second.csv")
THIRD = Path(__file__).with_name("classification-kisarazu-third.csv")
READERS = (READING, SECOND, THIRD)
MAJORITY = 2
DRAWS = 1000
SCHEMES = ("sdg", "cofog")

Pairs = dict[tuple[str, str], set[str]]
"""The names of the policies in each category."""


@dataclass(frozen=True, slots=True)
class Score:
    """What was read, what was proposed, what of it is right."""

    read: int
    proposed: int
    right: int

    @property
    def precision(self) -> float | None:
        """The share of proposals that are in the reading; ``None`` without proposals."""
        return self.right / self.proposed if self.proposed else None

    @property
    def recall(self) -> float | None:
        """The share of the reading that is proposed; ``None`` where nothing was read."""
        return self.right / self.read if self.read else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        whole = self.read + self.proposed
        return 2 * self.right / whole if whole else None


def reading(place: Path = READING) -> Pairs:
    """Return the labelled set, or a further reader's."""
    found: Pairs = defaultdict(set)
    with place.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for scheme in SCHEMES:
                for code in row[scheme].split():
                    found[scheme, code].add(row["policy"])
    return found


def proposals() -> Pairs:
    """Return what the program proposes, without anybody's decisions."""
    found: Pairs = defaultdict(set)
    records = read(SOURCE)
    assert not records.decisions.classifications, "decided records measure nothing"  # noqa: S101
    for each in classify(records):
        if isinstance(each.subject, Policy):
            found[each.scheme, each.code].add(each.subject.name)
    return found


def agreed() -> Pairs:
    """Return what at least two of the three readers read."""
    told = [reading(place) for place in READERS]
    return {
        key: {name for name in policies() if sum(name in each[key] for each in told) >= MAJORITY}
        for key in categories()
    }


def agreement(scheme: str, one: Path = READING, other: Path = SECOND) -> float:
    """Return Cohen's kappa of two readers over every policy and category of a scheme."""
    first, second = reading(one), reading(other)
    names = policies()
    cells = [
        (name in first[key], name in second[key])
        for key in categories()
        if key[0] == scheme
        for name in names
    ]
    same = sum(one == other for one, other in cells) / len(cells)
    ones, others = (sum(cell[at] for cell in cells) / len(cells) for at in (0, 1))
    chance = ones * others + (1 - ones) * (1 - others)
    return (same - chance) / (1 - chance)


def policies() -> list[str]:
    """Return the names of the policies read."""
    with READING.open(encoding="utf-8", newline="") as file:
        return [row["policy"] for row in csv.DictReader(file)]


def interval(told: Pairs, made: Pairs, keys: list[tuple[str, str]]) -> tuple[float, float] | None:
    """Return the 95 % bootstrap interval of F1 over some categories; ``None`` where nothing is."""
    counts = [
        (
            sum(name in told[key] and name in made[key] for key in keys),
            sum((name in told[key]) + (name in made[key]) for key in keys),
        )
        for name in policies()
    ]
    chance = random.Random(1)  # noqa: S311  # no secret
    drawn = []
    for _ in range(DRAWS):
        sample = chance.choices(counts, k=len(counts))
        right, whole = (sum(each[at] for each in sample) for at in (0, 1))
        if whole:
            drawn.append(2 * right / whole)
    drawn.sort()
    return (drawn[len(drawn) // 40], drawn[-1 - len(drawn) // 40]) if drawn else None


def scores(told: Pairs | None = None) -> dict[tuple[str, str], Score]:
    """Return the score of every category, and of each scheme as a whole (code ``""``)."""
    told, made = told or reading(), proposals()
    found: dict[tuple[str, str], Score] = {}
    for scheme in SCHEMES:
        each = {
            code: Score(
                len(told[scheme, code]),
                len(made[scheme, code]),
                len(told[scheme, code] & made[scheme, code]),
            )
            for known, code in categories()
            if known == scheme
        }
        found[scheme, ""] = Score(
            sum(s.read for s in each.values()),
            sum(s.proposed for s in each.values()),
            sum(s.right for s in each.values()),
        )
        found |= {(scheme, code): score for code, score in each.items()}
    return found


def main() -> None:
    """Print a Markdown table of each scheme, and how far the readers agree."""
    told, made = reading(), proposals()
    for (scheme, code), score in scores().items():
        if not code:
            print(
                f"\n| {scheme} | read | proposed | right | precision | recall | F1 | 95 % of F1 |"
            )
            print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
        name = f"{code} {categories()[scheme, code].title.ja}" if code else "all"
        figures = (score.precision, score.recall, score.f1)
        shown = " | ".join("–" if each is None else f"{each:.2f}" for each in figures)
        keys = [each for each in categories() if each[0] == scheme and code in ("", each[1])]
        ends = interval(told, made, keys)
        between = "–" if ends is None else f"{ends[0]:.2f}–{ends[1]:.2f}"
        print(f"| {name} | {score.read} | {score.proposed} | {score.right} | {shown} | {between} |")
    for scheme in SCHEMES:
        kappas = (agreement(scheme, *pair) for pair in combinations(READERS, 2))
        print(f"\n{scheme}: kappa of the readers 1–2, 1–3, 2–3:", *(f"{k:.2f}" for k in kappas))
        judged = {place.stem: reading(place) for place in READERS} | {"agreed": agreed()}
        for name, told in judged.items():
            score = scores(told)[scheme, ""]
            ends = interval(told, made, [key for key in categories() if key[0] == scheme])
            print(
                f"| {name} | {score.read} | {score.right} | {score.precision:.2f} | "
                f"{score.recall:.2f} | {score.f1:.2f} | {ends[0]:.2f}–{ends[1]:.2f} |"
            )


if __name__ == "__main__":
    main()
