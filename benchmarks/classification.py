"""How good the proposed SDGs and COFOG divisions are, against a careful reading of Kisarazu.

``classification-kisarazu.csv`` holds one person's reading of the 46 policies, made before the
program's proposals were looked at; the words of the program come from the schemes' definitions and
other cities' tables, never from this file. ``python benchmarks/classification.py`` prints
precision, recall and F1 of each scheme and of each category.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from shisaku_graph.hub.classification import classify
from shisaku_graph.hub.schemes import categories
from shisaku_graph.pipeline import read
from shisaku_graph.record.model import Policy

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "sources" / "kisarazu-2017"
READING = Path(__file__).with_name("classification-kisarazu.csv")
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


def reading() -> Pairs:
    """Return the labelled set."""
    found: Pairs = defaultdict(set)
    with READING.open(encoding="utf-8", newline="") as file:
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


def scores() -> dict[tuple[str, str], Score]:
    """Return the score of every category, and of each scheme as a whole (code ``""``)."""
    told, made = reading(), proposals()
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
    """Print a Markdown table of each scheme."""
    for (scheme, code), score in scores().items():
        if not code:
            print(f"\n| {scheme} | read | proposed | right | precision | recall | F1 |")
            print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
        name = f"{code} {categories()[scheme, code].title.ja}" if code else "all"
        figures = (score.precision, score.recall, score.f1)
        shown = " | ".join("–" if each is None else f"{each:.2f}" for each in figures)
        print(f"| {name} | {score.read} | {score.proposed} | {score.right} | {shown} |")


if __name__ == "__main__":
    main()
