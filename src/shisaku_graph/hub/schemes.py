"""The schemes that policies are classified by, and the words that speak for each category.

``categories.csv`` and ``words.csv`` travel with the package. The words were chosen from the
schemes' definitions and from other cities' tables; docs/explanation/classification.md measures
them.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from shisaku_graph.language import Bilingual


@dataclass(frozen=True, slots=True)
class Category:
    """A category of a scheme: its code as the scheme prints it, its short title."""

    scheme: str
    code: str
    title: Bilingual


@dataclass(frozen=True, slots=True)
class Scheme:
    """A classification that others share.

    Attributes:
        id: short name in files: ``sdg``, ``cofog``.
        title: its name.
        threshold: the least score at which a category is proposed.
        share: the least part of the best category's score.
    """

    id: str
    title: Bilingual
    threshold: float
    share: float


SDG = Scheme(
    "sdg",
    Bilingual("持続可能な開発目標（SDGs）", "Sustainable Development Goals"),
    threshold=4.0,
    share=0.35,
)
COFOG = Scheme(
    "cofog",
    Bilingual(
        "政府の機能分類（COFOG）大分類", "Classification of the Functions of Government: divisions"
    ),
    threshold=3.0,
    share=0.6,
)
SCHEMES: Mapping[str, Scheme] = MappingProxyType({scheme.id: scheme for scheme in (SDG, COFOG)})


@cache
def categories() -> Mapping[tuple[str, str], Category]:
    """Return every category by scheme and code."""
    return MappingProxyType(
        {
            (row["scheme"], row["code"]): Category(
                row["scheme"], row["code"], Bilingual(row["ja"], row["en"])
            )
            for row in _rows("categories.csv")
        }
    )


_NUMBERED = (5, 5, 9, 7, 6, 6, 3, 10, 5, 7, 7, 8, 3, 7, 9, 10, 19)
_LETTERED = (2, 3, 4, 3, 3, 2, 2, 2, 3, 3, 3, 3, 2, 3, 3, 2, 0)
"""How many targets of each goal have a number and a letter: 126 and 43, as A/RES/71/313 lists."""


@cache
def targets() -> Mapping[tuple[str, str], Category]:
    """Return the targets of the SDGs by scheme and code (``11.2``, ``11.b``).

    They are never proposed, only taken from a text that names them or from a person.
    """
    codes = [
        f"{goal}.{tail}"
        for goal, (numbers, letters) in enumerate(zip(_NUMBERED, _LETTERED, strict=True), start=1)
        for tail in (*range(1, numbers + 1), *"abcd"[:letters])
    ]
    return MappingProxyType(
        {
            (SDG.id, code): Category(
                SDG.id, code, Bilingual(f"SDGs ターゲット {code}", f"SDG target {code}")
            )
            for code in codes
        }
    )


def category(scheme: str, code: str) -> Category | None:
    """Return a category or a target; ``None`` where there is none of this code."""
    return categories().get((scheme, code)) or targets().get((scheme, code))


@dataclass(frozen=True, slots=True)
class Word:
    """A word that speaks for a category, and how strongly."""

    text: str
    scheme: str
    code: str
    weight: float


@cache
def words() -> tuple[Word, ...]:
    """Return every word of every category."""
    return tuple(
        Word(text, row["scheme"], row["code"], float(row["weight"]))
        for row in _rows("words.csv")
        for text in row["words"].split()
    )


NAMING = 3.0
"""Weight of a word that names what a category is about and can mean nothing else."""


@cache
def naming_words() -> frozenset[str]:
    """Return the words of that weight.

    One of them in a goal or an approach is enough, however much there speaks for other categories.
    """
    return frozenset(word.text for word in words() if word.weight >= NAMING)


_HEAD = 2  # characters of a word by which it is looked up


@cache
def _by_head() -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for at, word in enumerate(words()):
        found.setdefault(word.text[:_HEAD], []).append(at)
    return MappingProxyType({head: tuple(places) for head, places in found.items()})


def beginning_in(text: str) -> tuple[Word, ...]:
    """Return the words whose first characters stand in a text, in their order."""
    heads = {text[at : at + size] for size in (1, _HEAD) for at in range(len(text))}
    by_head, known = _by_head(), words()
    return tuple(known[at] for at in sorted(at for h in heads for at in by_head.get(h, ())))


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("shisaku_graph.hub") / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
