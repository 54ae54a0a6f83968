"""How a likeness becomes a score: numbers that were learnt from labelled pairs, as dated data.

``formulas.toml`` travels with the package. ``python benchmarks/linking.py --fit`` proposes new
ones; docs/explanation/linking.md says from which pairs, and how good the scores are on others.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib.resources import files
from typing import Final

from shisaku_graph.link.records import Kind


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two records are, each between 0 and 1.

    Attributes:
        characters: of both names, by pairs of characters.
        letters: the same by single characters.
        words: of both names.
        said: of everything that is said of both.
        categories: SDGs and COFOG divisions in common, among all of both.
        rank: whether both are units of the same rank.
        ours: this pair's likeness, as a part of the best of our record's pairs.
        theirs: the same of their record's pairs.
    """

    characters: float
    letters: float
    words: float
    said: float
    categories: float
    rank: float
    ours: float
    theirs: float


MEASURES: Final = tuple(each.name for each in fields(Likeness))


@dataclass(frozen=True, slots=True)
class Formula:
    """A logistic function of a likeness.

    Attributes:
        weights: of the measures that count.
        standing: the measures by which a pair stands among the others (``ours``, ``theirs``).
        base: what is added.
        least: the score above which a pair is proposed.
    """

    weights: Mapping[str, float]
    standing: tuple[str, ...]
    base: float
    least: float

    def __call__(self, like: Likeness) -> float:
        """Return the score, between 0 and 1."""
        total = self.base + sum(w * getattr(like, name) for name, w in self.weights.items())
        return 1 / (1 + math.exp(-total))


def _read() -> dict[Kind, Formula]:
    told = tomllib.loads((files(__package__) / "formulas.toml").read_text(encoding="utf-8"))
    return {
        Kind(kind): Formula(each["weights"], tuple(each["standing"]), each["base"], each["least"])
        for kind, each in told.items()
    }


FORMULAS: Final[Mapping[Kind, Formula]] = _read()
